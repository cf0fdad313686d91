import workerpool from 'workerpool';
import type { Hire } from '../montecarlo/crew.js';
import { CrewError } from '../montecarlo/crew-error.js';
import { pooledCrew, requireWorkers } from '../montecarlo/pooled-crew.js';

/**
 * Web Workers for `simulate` and `runScenario`:
 *
 * ```ts
 * await runScenario(pact, { runs: 1_000_000, crew: workers() });
 * ```
 *
 * They are started when there is enough to do, and ended with the simulation. The result is the same to the byte for any
 * number of them. Should one fail, the simulation ends with a `CrewError` that says why.
 *
 * @param count how many, from 1: as many as the browser says the machine offers, unless told
 * @param script where the file `web-worker.js` of this package is served from, on the origin of the page: beside this
 * file unless told. Bundlers that know `new URL(…, import.meta.url)` put it there, such as Vite, webpack and Parcel.
 * @throws RangeError unless the count is a whole number from 1.
 */
export function workers(
  count: number = processors(),
  script: string | URL = new URL('./web-worker.js', import.meta.url),
): Hire {
  requireWorkers(count);
  const place = String(script);
  return (job) => {
    const pool = workerpool.pool(place, {
      workerType: 'web',
      maxWorkers: count,
      workerOpts: { type: 'module' },
    });
    return pooledCrew(pool, count, job, (error, hasAnswered) => explain(error, hasAnswered, place));
  };
}

function processors(): number {
  const { navigator } = globalThis as { readonly navigator?: { readonly hardwareConcurrency?: number } };
  return navigator?.hardwareConcurrency ?? 1;
}

/** A browser does not say why a worker failed; but one that never answered was never there. */
function explain(error: unknown, hasAnswered: boolean, place: string): CrewError | null {
  if (error instanceof workerpool.TerminateError && hasAnswered) {
    return new CrewError('a Web Worker ended before its work was done', 'Use fewer workers, or none.');
  }
  if (hasAnswered) return null;
  return new CrewError(
    `no Web Worker could be started from ${place}`,
    'Serve the file web-worker.js of the package from the origin of the page, and say where: workers(count, url).',
  );
}
