import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import workerpool from 'workerpool';
import type { Counted } from '../montecarlo/counted.js';
import type { Hire } from '../montecarlo/crew.js';
import { ModelError } from '../reference/index.js';

/** What a worker hands back: what it counted, or the error of a Model. */
export type Handed =
  | { readonly counted: Counted }
  | { readonly failed: { readonly message: string; readonly about: readonly string[] } };

/**
 * Worker threads for `simulate` and `runScenario`:
 *
 * ```ts
 * await runScenario(pact, { runs: 1_000_000, crew: workers() });
 * ```
 *
 * They are started when there is enough to do, and ended with the simulation. The result is the same to the byte for any
 * number of them.
 *
 * @param count how many, from 1: as many as the machine offers, unless told
 * @throws RangeError unless it is a whole number from 1.
 */
export function workers(count: number = availableParallelism()): Hire {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`the number of workers is a whole number from 1, not ${count}`);
  }
  return (job) => {
    const pool = workerpool.pool(workerScript(), {
      workerType: 'thread',
      maxWorkers: count,
      workerThreadOpts: { workerData: job },
    });
    return {
      // One waits at each worker while it plays another.
      size: 2 * count,
      play: async (first, runs) => {
        const handed = (await pool.exec('play', [first, runs])) as Handed;
        if ('failed' in handed) throw new ModelError(handed.failed.message, ...handed.failed.about);
        return handed.counted;
      },
      close: async () => {
        await pool.terminate(true);
      },
    };
  };
}

/** The script of a worker stands beside the built package, wherever this file was built into. */
function workerScript(): string {
  const script = fileURLToPath(new URL('./worker.js', import.meta.url));
  if (existsSync(script)) return script;
  // When played from the sources, the workers are those of the last build.
  return fileURLToPath(new URL('../../dist/worker.js', import.meta.url));
}
