import fc from 'fast-check';

/** Every property starts from this seed, so that a failure on one machine is the same failure on all. */
const SEED = 20_261_201;
const DEFAULT_RUNS = 100;

/** `FC_RUNS=5000 npm test` looks harder; anything but a positive whole number is refused. */
function runsFromEnvironment(): number {
  const text = process.env['FC_RUNS'];
  if (text === undefined || text === '') return DEFAULT_RUNS;
  const runs = Number(text);
  if (!Number.isSafeInteger(runs) || runs < 1) {
    throw new Error(`FC_RUNS must be a positive whole number, not "${text}".`);
  }
  return runs;
}

fc.configureGlobal({ seed: SEED, numRuns: runsFromEnvironment() });
