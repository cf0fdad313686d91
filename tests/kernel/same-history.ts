import { isDeepStrictEqual } from 'node:util';
import { createLuck } from '../../src/chance/index.js';
import { BatchPlayer, compile, WidePlayer } from '../../src/kernel/index.js';
import type { Model } from '../../src/model/model.js';
import { tally, tallyByReference } from '../../src/montecarlo/tally-runs.js';
import { diceOf, startState, step, prepare } from '../../src/reference/index.js';

/** The reference interpreter defines what is right. The kernel must give every run the same history. */

const RUNS_A_BATCH = 32;

/** What rules did in one run, in order: the tick, the rule, and the choice (−1 for its `otherwise`). */
type History = string[];

export function byReference(model: Model, seed: number, run: number): History {
  const dice = diceOf(createLuck(seed), run);
  const prepared = prepare(model);
  const history: History = [];
  let state = startState(prepared, dice);
  for (let tick = 1; tick <= model.horizon; tick += 1) {
    const played = step(model, state, tick, dice);
    for (const { rule, effect } of played.events) {
      const choice = rule.choices.findIndex((other) => other.effect === effect);
      history.push(`${tick} ${rule.name} ${choice}`);
    }
    state = played.state;
    if (played.ended !== null) break;
  }
  return history;
}

/** The histories of a batch by the kernel, by lane; null where it leaves the batch or the model to the reference. */
export function byKernel(model: Model, seed: number, batch: number, lanes: number): History[] | null {
  const compilation = compile(model);
  if (!compilation.ok) return null;
  const names = prepare(model).stages.flatMap(({ rules }) => rules.map(({ rule }) => rule.name));
  const histories: History[] = Array.from({ length: RUNS_A_BATCH }, () => []);
  const player = new BatchPlayer(compilation.program, createLuck(seed));
  const played = player.play(batch, lanes, (tick, rule, choice, where) => {
    histories.forEach((history, lane) => {
      if (((where >>> lane) & 1) === 1) history.push(`${tick} ${names[rule] ?? ''} ${choice}`);
    });
  });
  return played === 0 ? histories : null;
}

/** Whether four batches side by side, some lanes left out, are counted otherwise than one after the other. */
function wideDiffers(model: Model, seed: number): boolean {
  const compilation = compile(model);
  if (!compilation.ok) return false;
  const narrow = new BatchPlayer(compilation.program, createLuck(seed));
  const wide = WidePlayer.of(compilation.program, createLuck(seed));
  if (wide === null) return true;
  const lanes = Int32Array.of(-1, 0x5a5a5a5a, 0, -1);
  const left = lanes.map((these, batch) => (these === 0 ? 0 : narrow.play(4 + batch, these)));
  if (!wide.play(4, lanes)) return left.every((these) => these === 0);
  return (
    left.some((these) => these !== 0) ||
    !isDeepStrictEqual(wide.counts, narrow.counts) ||
    // The batch that was played last.
    Array.from({ length: RUNS_A_BATCH }, (_, lane) => lane).some(
      (lane) => wide.pathway(3 * RUNS_A_BATCH + lane) !== narrow.pathway(lane),
    )
  );
}

/** What differs between the reference and the kernel, 32 and 128 runs at a time, over the first runs; null for nothing. */
export function differenceIn(model: Model, seed: number, runs: number): string | null {
  const histories = byKernel(model, seed, 0, -1);
  if (histories === null) return null;
  if (wideDiffers(model, seed)) return 'what is played 32 and 128 runs at a time differs';
  for (let run = 0; run < runs; run += 1) {
    if (!isDeepStrictEqual(histories[run], byReference(model, seed, run))) return `run ${run} differs`;
  }
  return null;
}

/** Whether a number of runs is counted alike, or fails with the same error. */
export function countsDiffer(model: Model, seed: number, first: number, count: number): string | null {
  const counted = outcomeOf(() => tally(model, seed, first, count));
  const expected = outcomeOf(() => tallyByReference(model, seed, first, count));
  return isDeepStrictEqual(counted, expected) ? null : 'the counts or the errors differ';
}

/** What is computed, or the message of the error. */
export function outcomeOf<Result>(compute: () => Result): Result | string {
  try {
    return compute();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
