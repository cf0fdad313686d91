import type { RangeEffect, RangeEffects } from '../../analysis/methods/sensitivity-indices/index.js';
import type { SensitivityResult } from '../../analysis/sensitivity/index.js';
import { quoted } from '../analysis/head.js';
import { count, decimalsFor, exact, probability, withInterval } from '../numbers.js';

/** The tornado in words and rows, for whatever it is written in. */

/** A number that moves what is asked, and by how much. */
export interface TornadoRow {
  readonly parameter: string;
  readonly range: string;
  readonly atLow: string;
  readonly atHigh: string;
  readonly swing: string;
  readonly effect: RangeEffect;
}

/** The numbers that move what is asked, the greatest swing first. */
export function tornadoRows({ tornado, parameters, runs }: SensitivityResult): TornadoRow[] {
  const decimals = decimalsFor(runs);
  const moving = tornado?.effects.filter(({ swing }) => swing > 0) ?? [];
  return moving.map((effect) => {
    const { low, high } = parameters.find(({ name }) => name === effect.parameter) ?? { low: 0, high: 0 };
    return {
      parameter: effect.parameter,
      range: `${exact(low)} to ${exact(high)}`,
      atLow: probability(effect.atLow, decimals),
      atHigh: probability(effect.atHigh, decimals),
      swing: effect.swing.toFixed(decimals),
      effect,
    };
  });
}

/** So many bars fit on a screen; a table has them all. */
export const MOST_BARS = 12;

/** The bars of a picture: the numbers that move what is asked most. */
export function leadingEffects(result: SensitivityResult): RangeEffects {
  const effects = tornadoRows(result).map(({ effect }) => effect);
  return { nominal: result.tornado?.nominal ?? 0, effects: effects.slice(0, MOST_BARS) };
}

/** What is to be known of numbers with an end that goes together with nothing. */
export function cutSentence({ tornado }: SensitivityResult): string | null {
  const cut = tornado?.cut ?? [];
  return cut.length === 0
    ? null
    : `One end is impossible while the others keep their values: ${cut.join(', ')}.`;
}

/** `“regional war” has probability 0.122. It moves most with …` */
export function sensitivitySentence(result: SensitivityResult): string {
  const { asked, nominal, tornado, morris, parameters, runs } = result;
  const decimals = decimalsFor(runs);
  const start = `With all numbers as they are given, ${quoted(asked)} has probability ${withInterval(nominal, decimals)}.`;
  const leading = tornado?.effects[0];
  if (tornado === null || leading === undefined) {
    const first = morris?.effects[0];
    const screened =
      first === undefined ? '' : ` Over the ranges of all numbers it moves most with ${first.parameter}.`;
    return start + screened;
  }
  if (leading.swing === 0) return `${start} No number alone moves it.`;
  const { low, high } = parameters.find(({ name }) => name === leading.parameter) ?? { low: 0, high: 0 };
  const others = tornado.effects
    .slice(1, 3)
    .filter(({ swing }) => swing > 0)
    .map(({ parameter }) => parameter);
  const still = tornado.effects.filter(({ swing }) => swing === 0).length;
  return (
    `${start} One number at a time, it moves most with ${leading.parameter}: ` +
    `${probability(leading.atLow, decimals)} at ${exact(low)}, ${probability(leading.atHigh, decimals)} at ${exact(high)}` +
    `${others.length === 0 ? '' : `; then with ${others.join(' and ')}`}. ` +
    `${still === 0 ? 'Every number moves it' : `${count(still)} of ${count(parameters.length)} numbers do not move it alone`}.`
  );
}
