import { type Seed, uniformsOf, wholeBelow } from '../../../chance/index.js';

/**
 * Resamples of the rows of a sample, the same ones for everything that is estimated from it: so that estimates may be
 * combined within a resample.
 *
 * Source: Efron, "Bootstrap methods: another look at the jackknife" (Annals of Statistics 7, 1979).
 */
export class Bootstrap {
  readonly resamples: number;
  readonly #rows: number;
  /** How often each row is in each resample: resample after resample. */
  readonly #times: Uint8Array;

  constructor(rows: number, resamples: number, seed: Seed) {
    const uniforms = uniformsOf(seed, 'bootstrap');
    this.#rows = rows;
    this.resamples = resamples;
    this.#times = new Uint8Array(rows * resamples);
    for (let first = 0; first < this.#times.length; first += rows) {
      for (let drawn = 0; drawn < rows; drawn += 1) {
        const at = first + wholeBelow(uniforms, rows);
        this.#times[at] = (this.#times[at] ?? 0) + 1;
      }
    }
  }

  /** How often each row is in a resample. */
  times(resample: number): Uint8Array {
    return this.#times.subarray(resample * this.#rows, (resample + 1) * this.#rows);
  }

  /** The mean of the rows' terms, in each resample. */
  means(terms: Float64Array): Float64Array {
    const means = new Float64Array(this.resamples);
    for (let resample = 0; resample < this.resamples; resample += 1) {
      const first = resample * this.#rows;
      let sum = 0;
      for (let row = 0; row < this.#rows; row += 1) {
        sum += (this.#times[first + row] ?? 0) * (terms[row] ?? 0);
      }
      means[resample] = sum / this.#rows;
    }
    return means;
  }
}

/** The mean of the rows' terms. */
export function meanOfTerms(terms: Float64Array): number {
  let sum = 0;
  for (const term of terms) sum += term;
  return sum / terms.length;
}

/** The standard deviation of an estimate over the resamples. */
export function deviationOf(estimates: Float64Array): number {
  const mean = meanOfTerms(estimates);
  let squares = 0;
  for (const estimate of estimates) squares += (estimate - mean) * (estimate - mean);
  return Math.sqrt(squares / (estimates.length - 1));
}

/** @throws RangeError unless there are at least two. */
export function requireResamples(resamples: number): void {
  if (Number.isSafeInteger(resamples) && resamples >= 2) return;
  throw new RangeError(`an interval needs a whole number of resamples from 2, not ${resamples}`);
}
