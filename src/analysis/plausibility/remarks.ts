import type { Scenario } from '../../scenario/scenario.js';
import type { LevelOfKind } from './levels.js';
import type { GraveActs } from './pairs.js';
import { WINDOWS } from './asking.js';
import { daysIn, ticksIn, yearOf } from './time.js';

/** What cannot be compared, or only with care, in a sentence each. */
export function remarksOn(
  scenario: Scenario,
  levels: readonly LevelOfKind[],
  acts: GraveActs,
  endedEarly: number,
): string[] {
  const { tick, horizon } = scenario;
  const remarks: string[] = [];
  const unknown = levels.filter(({ from }) => from === 'unknown').map(({ kind }) => `"${kind}"`);
  if (unknown.length > 0) {
    remarks.push(
      `${unknown.join(', ')}: not compared, as nothing says how grave. The ladder is not MID's; ` +
        'give the kind its level there, such as `codes: { mid: 4 }` for a use of force.',
    );
  }
  if (acts.dyads(2).length === 0) {
    remarks.push(
      'Nothing can be compared: no act that can happen between two actors has a level of the MID scale.',
    );
    return remarks;
  }
  const year = yearOf(tick);
  if (horizon * 3 < year) {
    remarks.push(
      `A run lasts ${Math.round(daysIn(tick, horizon))} days, less than a third of a year. Scaled to a year, its chances say ` +
        'little: a crisis does not go on at its first pace.',
    );
  }
  if (daysIn(tick, horizon) > 3 * CRISIS_DAYS) {
    remarks.push(
      `Three in four crises were over after ${CRISIS_DAYS} days. A run lasts more than three times as long, so it may hold ` +
        'several crises, and more violence than one.',
    );
  }
  if (acts.dyads(4).length > 0) {
    const windows = WINDOWS.map((days) => ({ days, ticks: ticksIn(tick, days) }));
    const tooShort = windows.filter(({ ticks }) => ticks === null).map(({ days }) => days);
    const tooLong = windows.filter(({ ticks }) => ticks !== null && ticks >= horizon).map(({ days }) => days);
    if (tooShort.length > 0)
      remarks.push(`Answers within ${tooShort.join(', ')} days cannot be told: a tick is a ${tick}.`);
    if (tooLong.length > 0)
      remarks.push(
        `Answers within ${tooLong.join(', ')} days cannot be told: no run is as long after an act.`,
      );
  }
  if (endedEarly > FEW_ENDED) {
    remarks.push(
      `${Math.round(100 * endedEarly)} in 100 runs end before the horizon, with an outcome that ends them. What would have ` +
        'followed is not counted, so the chances are a little low.',
    );
  }
  return remarks;
}

/** The upper quartile of the length of crises in the International Crisis Behavior data (B9). */
const CRISIS_DAYS = 201;

/** From this share of runs on that end early it is worth a word. */
const FEW_ENDED = 0.02;
