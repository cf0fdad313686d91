import type { Batch } from './batch.js';
import type { Place } from './layout.js';
import type { ProgramStage } from './program.js';
import type { Rule } from './rule.js';
import { playTape, type TapeWriter, wordsRead } from './tape.js';

/** Plays a stage in the lanes that have not ended. */
export type PlayStage = (batch: Batch, active: number) => void;

/** A stage on a tape. */
export interface StageOnTape {
  readonly play: PlayStage;
  /** The planes that its guards read. */
  readonly reads: ReadonlySet<number>;
}

/**
 * A stage whose guards are judged all at once by a tape, if anything that they read has changed; then the rules fire whose
 * guard holds somewhere.
 *
 * @param number its place among the stages
 */
export function stageOnTape(
  stage: ProgramStage,
  number: number,
  rules: readonly Rule[],
  tapes: TapeWriter,
): StageOnTape {
  const tape = tapes.write(stage.rules.map(({ guard }) => guard));
  const places = placesWritten(stage);
  const zeros = Int32Array.from(stage.clears.filter(({ ones }) => !ones).map(({ plane }) => plane));
  const ones = Int32Array.from(stage.clears.filter((clear) => clear.ones).map(({ plane }) => plane));
  /** The lanes in which any guard holds. */
  let live = 0;
  const play: PlayStage = (batch, active) => {
    const { words } = batch;
    for (let at = 0; at < zeros.length; at += 1) {
      const plane = zeros[at] ?? 0;
      const before = words[plane] ?? 0;
      if ((before & active) !== 0) batch.put(plane, before & ~active);
    }
    for (let at = 0; at < ones.length; at += 1) {
      const plane = ones[at] ?? 0;
      const before = words[plane] ?? 0;
      if ((~before & active) !== 0) batch.put(plane, before | active);
    }
    if (batch.stale[number] === 1) {
      batch.stale[number] = 0;
      playTape(tape, words);
      live = anyOf(tape.results, words);
    }
    if ((live & active) !== 0 && fireAll(batch, tape.results, rules, active)) batch.commit(places);
  };
  return { play, reads: new Set(wordsRead(tape)) };
}

function anyOf(results: Int32Array, words: Int32Array): number {
  let any = 0;
  for (let at = 0; at < results.length; at += 2) {
    any |= (words[results[at] ?? 0] ?? 0) ^ (results[at + 1] ?? 0);
  }
  return any;
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
