import type { Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import type { Counted } from './counted.js';
import { type Job, playHere } from './crew.js';
import { NO_PATHWAYS } from './pathway-counts.js';

/**
 * Counts the first runs of many models, one model after the other or several at once: for analyses, which ask a little of
 * each of many models. A `Crew` plays a great many runs of one.
 */
export interface Team {
  /** How many calls of `count` keep all of it busy. */
  readonly size: number;
  /** Plays the first runs of a model and counts them, but for the pathways. */
  count(model: Model, seed: Seed, runs: number): Promise<Counted>;
  /** Ends it, whatever it is still doing. */
  close(): Promise<void>;
}

/** A team of one, which plays where it is called. */
export const countHere: Team = {
  size: 1,
  count: (model, seed, runs) => countOf({ model, seed, generateCode: true }, runs),
  close: async () => {},
};

/** Counts the first runs of a job. Pathways are left out: an analysis reads none of them, and they are many. */
export async function countOf(job: Job, runs: number): Promise<Counted> {
  const { tally, ...rest } = await playHere(job).play(0, runs);
  return { ...rest, tally: { ...tally, pathways: NO_PATHWAYS } };
}
