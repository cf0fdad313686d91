import { twoSidedQuantile } from '../../montecarlo/normal-quantile.js';
import type { Estimate } from '../../montecarlo/result.js';
import type { LoadDifference } from './result.js';

/**
 * One probability as several batches of runs have it: the same batches for every model, so on the same luck. A single one
 * stands for an answer that is exact, or that another evaluator gave.
 */
export type Batches = readonly Estimate[];

/** A probability that is taken so many times. */
export interface Term {
  readonly weight: number;
  readonly batches: Batches;
}

/**
 * A sum of probabilities, each taken so many times, with its interval; null where one of them cannot be estimated.
 *
 * From batches, the interval is that of the jackknife that leaves out one batch at a time, with Student's quantile (Efron and
 * Stein, "The jackknife estimate of variance", Annals of Statistics 9, 1981): as the batches share their luck, it is that of
 * the sum itself, not of its parts. It is never narrower than what no run in so many could show, z²/(n + z²).
 *
 * From single answers, the intervals of the parts are squared and added, each on its side (Zou and Donner, "Construction of
 * confidence limits about effect measures", Statistics in Medicine 27, 2008): exact ones have no width, nor has their sum.
 */
export function combination(terms: readonly Term[], level: number): LoadDifference | null {
  const size = terms[0]?.batches.length ?? 0;
  return size > 1 ? byJackknife(terms, size, level) : bySquares(terms);
}

function byJackknife(terms: readonly Term[], size: number, level: number): LoadDifference | null {
  const without = (left: number | null): number =>
    terms.reduce((sum, { weight, batches }) => sum + weight * shareWithout(batches, left), 0);
  const value = without(null);
  const others = Array.from({ length: size }, (_, left) => without(left));
  if (![value, ...others].every(Number.isFinite)) return null;
  const mean = others.reduce((sum, one) => sum + one, 0) / size;
  const squares = others.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  const z = twoSidedQuantile(level);
  const runs = Math.min(...terms.map(({ batches }) => batches.reduce((sum, batch) => sum + batch.runs, 0)));
  const half = Math.max(
    studentQuantile(z, size - 1) * Math.sqrt(((size - 1) / size) * squares),
    (z * z) / (runs + z * z),
  );
  return { value, low: value - half, high: value + half };
}

/** The share over all batches but one; no number where no run is left that it could be a share of. */
function shareWithout(batches: Batches, left: number | null): number {
  let counted = 0;
  let runs = 0;
  batches.forEach((batch, place) => {
    if (place === left || batch.value === null) return;
    counted += batch.value * batch.runs;
    runs += batch.runs;
  });
  return counted / runs;
}

function bySquares(terms: readonly Term[]): LoadDifference | null {
  let value = 0;
  let below = 0;
  let above = 0;
  for (const { weight, batches } of terms) {
    const [{ value: share, low, high } = NOTHING] = batches;
    if (share === null || low === null || high === null) return null;
    const [down, up] = [weight * (share - low), weight * (high - share)];
    value += weight * share;
    below += weight < 0 ? up * up : down * down;
    above += weight < 0 ? down * down : up * up;
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}

const NOTHING: Pick<Estimate, 'value' | 'low' | 'high'> = { value: null, low: null, high: null };

/** Student's quantile from the normal one: Abramowitz and Stegun 26.7.5, its first two terms. */
function studentQuantile(z: number, freedom: number): number {
  const cube = z * z * z;
  const first = (cube + z) / 4;
  const second = (5 * cube * z * z + 16 * cube + 3 * z) / 96;
  return z + first / freedom + second / (freedom * freedom);
}
