import { createLuck, type Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import { diceOf, playRun } from '../reference/index.js';
import { HistoryCounter } from './history-counter.js';
import { RunCounter } from './run-counter.js';
import type { Tally } from './tally.js';

/**
 * Plays runs and counts them.
 *
 * @param first the number of the first run, from 0
 * @param count how many, first + count being 2^32 or less
 * @throws RangeError if a run or the seed is none.
 * @throws ModelError if the Model does what no Model may do.
 */
export function tally(model: Model, seed: Seed, first: number, count: number): Tally {
  const counter = new RunCounter(model, createLuck(seed), true);
  counter.play(first, count);
  return counter.take().tally;
}

/** As `tally`, by the reference interpreter alone: the same counts, and much slower. */
export function tallyByReference(model: Model, seed: Seed, first: number, count: number): Tally {
  const counter = new HistoryCounter(model);
  const luck = createLuck(seed);
  const observe = counter.observe.bind(counter);
  for (let run = first; run < first + count; run += 1) {
    counter.finish(playRun(model, diceOf(luck, run), observe), run);
  }
  return counter.tally();
}
