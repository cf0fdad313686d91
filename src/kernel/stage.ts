import type { Batch } from './batch.js';
import type { GuardGroup } from './guard-group.js';
import type { Place } from './layout.js';
import type { ProgramStage } from './program.js';
import type { Rule } from './rule.js';

/** Plays a stage in the lanes that have not ended. */
export type PlayStage = (batch: Batch, active: number) => void;

/**
 * A stage whose guards are judged by tapes, a group of rules at a time and only if anything that they read has changed; then
 * the rules fire whose guard holds somewhere. Nothing is written before all have fired.
 */
export function stageOnTapes(
  stage: ProgramStage,
  rules: readonly Rule[],
  groups: readonly GuardGroup[],
): PlayStage {
  const places = placesWritten(stage);
  const zeros = stage.clears.filter((clear) => !clear.ones).map(({ plane }) => plane);
  const ones = stage.clears.filter((clear) => clear.ones).map(({ plane }) => plane);
  return (batch, active) => {
    const { words } = batch;
    for (const plane of zeros) batch.put(plane, (words[plane] ?? 0) & ~active);
    for (const plane of ones) batch.put(plane, (words[plane] ?? 0) | active);
    let fired = 0;
    for (const group of groups) {
      batch.judge(group);
      fired |= fireAll(batch, group, rules, active);
    }
    if (fired !== 0) batch.commit(places);
  };
}

/** Fires the rules of a group whose guard holds somewhere; gives the lanes in which something may have been written. */
function fireAll(batch: Batch, group: GuardGroup, rules: readonly Rule[], active: number): number {
  const { holding, lanes: guards, first } = group;
  const { calendars } = batch;
  let fired = 0;
  for (let at = 0; at < group.held; at += 1) {
    const lanes = (guards[at] ?? 0) & active;
    const rule = rules[first + (holding[at] ?? 0)];
    if (lanes === 0 || rule === undefined) continue;
    if (rule.hazard === null) {
      batch.fire(rule, lanes);
      fired |= lanes;
      continue;
    }
    // Most hazards do not happen most of the time: one look at the calendar says so.
    const success = calendars.points(rule.hazard) & lanes;
    if (success === 0) continue;
    batch.succeed(rule, success);
    fired |= success;
  }
  return fired;
}

/** Where the variables stand that the rules of a stage may write. */
export function placesWritten({ rules }: ProgramStage): readonly Place[] {
  const places = new Map<number, Place>();
  for (const { effects, otherwise } of rules) {
    for (const effect of otherwise === null ? effects : [...effects, otherwise]) {
      for (const { place } of effect.writes) places.set(place.variable, place);
    }
  }
  return [...places.values()];
}
