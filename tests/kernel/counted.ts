import { createLuck } from '../../src/chance/index.js';
import type { Model } from '../../src/model/model.js';
import { RunCounter } from '../../src/montecarlo/run-counter.js';

export const RUNS = 150;

/** What a new counter counts, which has compiled this model and no other. */
export function countedAnew(of: Model, generates: boolean): unknown {
  const counter = new RunCounter(of, createLuck(3), generates);
  counter.play(0, RUNS);
  return counter.take();
}

/** What a counter counts that has played a model before; null where it cannot turn to the other. */
export function countedAfter(before: Model, after: Model, generates: boolean): unknown {
  const counter = new RunCounter(before, createLuck(3), generates);
  counter.play(0, 40);
  if (!counter.turnTo(after)) return null;
  counter.play(0, RUNS);
  return counter.take();
}
