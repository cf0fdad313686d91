import { createLuck, type Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import { diceOf } from './dice.js';
import { prepare } from './prepared.js';
import { playRun } from './run.js';

/** Which way a run went: its milestones, and how it ended. */
export interface Way {
  /** Its number: `traceRun` tells the rest of it. */
  readonly run: number;
  /** The name of its outcome; null for `none of these`. */
  readonly outcome: string | null;
  /** The last tick that was played. */
  readonly endedAt: number;
  /** In the order in which it passed each of them first. */
  readonly milestones: readonly Milestone[];
}

/** Something that came about for the first time in a run, such as `alpha strike beta` or `broken: alpha-restraint`. */
export interface Milestone {
  readonly name: string;
  readonly tick: number;
}

/** Which runs. */
export interface WaysOptions {
  /** How many: 1000 unless told. */
  readonly runs?: number;
  /** 1 unless told. */
  readonly seed?: Seed;
  /** The number of the first: 0 unless told. */
  readonly firstRun?: number;
}

/**
 * The ways of many runs, one after the other, without keeping any: those that a simulation of this seed counts.
 *
 * @throws ModelError if the Model does what no Model may do.
 * @throws SeedError if the seed is none.
 */
export function* waysOf(model: Model, options: WaysOptions = {}): Generator<Way, void> {
  const { runs = 1000, seed = 1, firstRun = 0 } = options;
  const { milestones } = prepare(model);
  const luck = createLuck(seed);
  for (let run = firstRun; run < firstRun + runs; run += 1) {
    const { outcome, endedAt, passed } = playRun(model, diceOf(luck, run));
    yield {
      run,
      outcome: outcome === null ? null : (model.outcomes[outcome]?.name ?? null),
      endedAt,
      milestones: [...passed].map(([place, tick]) => ({ name: milestones[place] ?? '', tick })),
    };
  }
}
