import type { Batch } from './batch.js';
import type { Place } from './layout.js';
import type { ProgramStage } from './program.js';
import type { Rule } from './rule.js';
import { playTape, type TapeWriter } from './tape.js';

/** Plays a stage in the lanes that have not ended. */
export type PlayStage = (batch: Batch, active: number) => void;

/** A stage whose guards are judged all at once by a tape; then the rules fire whose guard holds somewhere. */
export function stageOnTape(stage: ProgramStage, rules: readonly Rule[], tapes: TapeWriter): PlayStage {
  const tape = tapes.write(stage.rules.map(({ guard }) => guard));
  const places = placesWritten(stage);
  const zeros = Int32Array.from(stage.clears.filter(({ ones }) => !ones).map(({ plane }) => plane));
  const ones = Int32Array.from(stage.clears.filter((clear) => clear.ones).map(({ plane }) => plane));
  return (batch, active) => {
    const { words } = batch;
    for (let at = 0; at < zeros.length; at += 1) {
      const plane = zeros[at] ?? 0;
      words[plane] = (words[plane] ?? 0) & ~active;
    }
    for (let at = 0; at < ones.length; at += 1) {
      const plane = ones[at] ?? 0;
      words[plane] = (words[plane] ?? 0) | active;
    }
    playTape(tape, words);
    if (fireAll(batch, tape.results, rules, active)) batch.commit(places);
  };
}

/** Fires the rules whose guard holds somewhere; tells whether anything may have been written. */
function fireAll(batch: Batch, results: Int32Array, rules: readonly Rule[], active: number): boolean {
  const { words } = batch;
  let fired = 0;
  for (let at = 0; at < results.length; at += 2) {
    const lanes = ((words[results[at] ?? 0] ?? 0) ^ (results[at + 1] ?? 0)) & active;
    if (lanes === 0) continue;
    const rule = rules[at >>> 1];
    if (rule !== undefined) fired |= fire(batch, rule, lanes);
  }
  return fired !== 0;
}

/** Gives the lanes in which something may have been written. */
function fire(batch: Batch, rule: Rule, lanes: number): number {
  if (rule.hazard === null) {
    batch.fire(rule, lanes);
    return lanes;
  }
  // Most hazards do not happen most of the time: one look at the calendar says so.
  const success = batch.calendars.lanes(rule.hazard, lanes);
  if (success !== 0) batch.succeed(rule, success);
  return success;
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
