import { createLuck, type Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import type { Counted } from './counted.js';
import type { Job } from './crew.js';
import { NO_PATHWAYS } from './pathway-counts.js';
import { RunCounter } from './run-counter.js';

/**
 * Counts the first runs of many models, one model after the other or several at once: for analyses, which ask a little of
 * each of many models. A `Crew` plays a great many runs of one.
 */
export interface Team {
  /** How many calls of `count` keep all of it busy. */
  readonly size: number;
  /**
   * Plays runs of a model and counts them, but for the pathways.
   *
   * @param firstRun the number of the first: 0 unless told
   */
  count(model: Model, seed: Seed, runs: number, firstRun?: number): Promise<Counted>;
  /** Ends it, whatever it is still doing. */
  close(): Promise<void>;
}

/** A team of one, which plays where it is called. */
export const countHere: Team = {
  size: 1,
  count: (model, seed, runs, firstRun) => countOf({ model, seed, generateCode: true }, runs, firstRun),
  close: async () => {},
};

/** As many counters are kept as there are likely to be models of different structure in turn. */
const MOST_KEPT = 4;

/** Counters of the jobs that were counted last, the very last one first. They are kept for their code, not for what they count. */
const kept: { readonly seed: Seed; readonly generateCode: boolean; readonly counter: RunCounter }[] = [];

/**
 * Counts runs of a job. Pathways are left out: an analysis reads none of them, and they are many. A model that
 * differs from one of the last by numbers alone is not compiled anew.
 */
export async function countOf(
  { model, seed, generateCode }: Job,
  runs: number,
  firstRun = 0,
): Promise<Counted> {
  const known = kept.find(
    (one) => one.seed === seed && one.generateCode === generateCode && one.counter.turnTo(model),
  );
  const found = known ?? {
    seed,
    generateCode,
    counter: new RunCounter(model, createLuck(seed), generateCode),
  };
  kept.splice(known === undefined ? MOST_KEPT - 1 : kept.indexOf(known), 1);
  kept.unshift(found);
  found.counter.play(firstRun, runs);
  const { tally, ...rest } = found.counter.take();
  return { ...rest, tally: { ...tally, pathways: NO_PATHWAYS } };
}
