import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ResourceLimits } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { Counted } from '../montecarlo/counted.js';
import type { Hire } from '../montecarlo/crew.js';
import { CrewError } from '../montecarlo/crew-error.js';
import { type CountedOrFailed, countedOf, pooledCrew, requireWorkers } from '../montecarlo/pooled-crew.js';
import type { Team } from '../montecarlo/team.js';

/**
 * Worker threads for `simulate` and `runScenario`:
 *
 * ```ts
 * await runScenario(pact, { runs: 1_000_000, crew: workers() });
 * ```
 *
 * They are started when there is enough to do, and ended with the simulation. The result is the same to the byte for any
 * number of them. Should one end before its work is done, the simulation ends with a `CrewError` that says why.
 *
 * @param count how many, from 1: as many as the machine offers, unless told
 * @throws RangeError unless it is a whole number from 1.
 */
export function workers(count: number = availableParallelism()): Hire {
  return threadsOf(workerScript(), count);
}

/** Worker threads that run a script; with the memory that Node gives a thread unless told. */
export function threadsOf(script: string, count: number, resourceLimits: ResourceLimits = {}): Hire {
  requireWorkers(count);
  return (job) => {
    const pool = workerpool.pool(script, {
      workerType: 'thread',
      maxWorkers: count,
      workerThreadOpts: { workerData: job, resourceLimits },
    });
    return pooledCrew(pool, count, job, explain);
  };
}

/**
 * Worker threads for analyses, which play a little of each of many models. They are started when they are first asked, and
 * serve until they are closed. What they count is the same to the byte for any number of them.
 *
 * @param count how many, from 1: as many as the machine offers, unless told
 * @throws RangeError unless it is a whole number from 1.
 */
export function team(count: number = availableParallelism()): Team {
  requireWorkers(count);
  const pool = workerpool.pool(workerScript(), { workerType: 'thread', maxWorkers: count });
  // What waits for a worker that died fails too, and knows less of why.
  let failed: CrewError | null = null;
  return {
    // One waits at each worker while it plays another.
    size: 2 * count,
    count: async (model, seed, runs, firstRun = 0): Promise<Counted> => {
      try {
        const told = [{ model, seed, generateCode: true }, runs, firstRun];
        return countedOf((await pool.exec('count', told)) as CountedOrFailed);
      } catch (error) {
        failed ??= explain(error);
        throw failed ?? error;
      }
    },
    close: async () => {
      await pool.terminate(true);
    },
  };
}

/** The script of a worker stands beside the built package, wherever this file was built into. */
function workerScript(): string {
  const script = fileURLToPath(new URL('./worker.js', import.meta.url));
  if (existsSync(script)) return script;
  // When played from the sources, the workers are those of the last build.
  return fileURLToPath(new URL('../../dist/worker.js', import.meta.url));
}

/** Why a thread ended, in one line. */
function explain(error: unknown): CrewError | null {
  if (!(error instanceof workerpool.TerminateError)) return null;
  const { cause, message } = error;
  if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new CrewError(
      'a worker thread ran out of memory',
      'Use fewer workers, or give Node more memory: NODE_OPTIONS=--max-old-space-size=8192 is 8 GB.',
    );
  }
  const code = /exitCode: `(\d+)`/.exec(message)?.[1];
  const ended = code === undefined ? 'it was ended' : `it was ended, with exit code ${code}`;
  const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ended;
  return new CrewError(
    `a worker thread ended before its work was done: ${why}`,
    'Use fewer workers, or none.',
  );
}
