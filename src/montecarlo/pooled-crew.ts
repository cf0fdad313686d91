import { ModelError } from '../reference/index.js';
import type { Counted } from './counted.js';
import { type Crew, type Job, playHere } from './crew.js';
import type { CrewError } from './crew-error.js';
import { countOf } from './team.js';

/** A crew of workers, whatever they run in: what they and those who hired them say to each other. */

/** What a worker hands back: what it counted, or the error of a Model. */
export type CountedOrFailed =
  | { readonly counted: Counted }
  | { readonly failed: { readonly message: string; readonly about: readonly string[] } };

/** The same, or that it does not know its job yet. */
type Handed = CountedOrFailed | { readonly wants: 'job' };

/** What a worker is told: runs to play, and the job once it has asked for it. */
type Told = readonly [first: number, count: number, job?: Job];

/** As much of a pool of workers as a crew needs. */
export interface WorkerPool {
  exec(method: 'play', told: unknown[]): PromiseLike<unknown>;
  terminate(force: boolean): PromiseLike<void>;
}

/** What runs in a worker: `play` as the pool calls it. The job may be known from the start. */
export function playWhenTold(known: Job | null): (...told: Told) => Promise<Handed> {
  let crew: Crew | null = known === null ? null : playHere(known);
  return async (first, count, job) => {
    if (crew === null && job === undefined) return { wants: 'job' };
    try {
      if (job !== undefined) crew ??= playHere(job);
      return crew === null ? { wants: 'job' } : { counted: await crew.play(first, count) };
    } catch (error) {
      return failedOf(error);
    }
  };
}

/** What runs in a worker: `count` as a team calls it. */
export async function countWhenTold(job: Job, runs: number, firstRun: number): Promise<CountedOrFailed> {
  try {
    return { counted: await countOf(job, runs, firstRun) };
  } catch (error) {
    return failedOf(error);
  }
}

function failedOf(error: unknown): CountedOrFailed {
  if (error instanceof ModelError) return { failed: { message: error.message, about: error.about } };
  throw error;
}

/**
 * What a worker counted.
 *
 * @throws ModelError if the Model did what no Model may do.
 */
export function countedOf(handed: CountedOrFailed): Counted {
  if ('failed' in handed) throw new ModelError(handed.failed.message, ...handed.failed.about);
  return handed.counted;
}

/**
 * A crew of the workers of a pool.
 *
 * @param count how many they are
 * @param explain what a failure of the pool means; null for an error that was thrown in the worker
 */
export function pooledCrew(
  pool: WorkerPool,
  count: number,
  job: Job,
  explain: (error: unknown, hasAnswered: boolean) => CrewError | null,
): Crew {
  let hasAnswered = false;
  const tell = async (...told: Told): Promise<Handed> => {
    try {
      const handed = (await pool.exec('play', [...told])) as Handed;
      hasAnswered = true;
      return handed;
    } catch (error) {
      throw explain(error, hasAnswered) ?? error;
    }
  };
  return {
    // One waits at each worker while it plays another.
    size: 2 * count,
    play: async (first, runs) => {
      const answer = await tell(first, runs);
      const handed = 'wants' in answer ? await tell(first, runs, job) : answer;
      if ('wants' in handed) throw new TypeError('a worker asks for the job that it was given');
      return countedOf(handed);
    },
    close: async () => {
      await pool.terminate(true);
    },
  };
}

/** @throws RangeError unless it is a whole number from 1. */
export function requireWorkers(count: number): void {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`the number of workers is a whole number from 1, not ${count}`);
  }
}
