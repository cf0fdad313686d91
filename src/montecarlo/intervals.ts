import { betaQuantile } from './beta.js';
import { twoSidedQuantile } from './normal-quantile.js';

/** How the interval of a proportion is made. Wilson's is shorter; Clopper and Pearson's never covers too seldom. */
export type IntervalMethod = 'wilson' | 'clopper-pearson';

/** An interval of a probability or a mean. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError unless the level lies strictly between 0 and 1. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1, not ${level}`);
}

/**
 * The interval of a proportion.
 *
 * @param count from 0 to total
 * @param total from 1
 * @param level between 0 and 1
 */
export function proportionInterval(
  method: IntervalMethod,
  count: number,
  total: number,
  level: number,
): Interval {
  return method === 'wilson' ? wilson(count, total, level) : clopperPearson(count, total, level);
}

/** Source: Wilson, "Probable inference, the law of succession, and statistical inference" (JASA 22, 1927). */
export function wilson(count: number, total: number, level: number): Interval {
  const z = twoSidedQuantile(level);
  const share = count / total;
  const widening = 1 + (z * z) / total;
  const centre = (share + (z * z) / (2 * total)) / widening;
  const half = (z / widening) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return {
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === total ? 1 : Math.min(1, centre + half),
  };
}

/** Source: Clopper and Pearson, "The use of confidence or fiducial limits" (Biometrika 26, 1934). */
export function clopperPearson(count: number, total: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, total - count + 1),
    // The upper limit mirrors the lower one of the failures.
    high: count === total ? 1 : 1 - betaQuantile(tail, total - count, count + 1),
  };
}

/**
 * The interval of a mean by the normal approximation, from the variance of the sample.
 *
 * @param counts how often each value occurred: index 0 counts the value 1
 * @returns null for the interval of fewer than two values, and for the mean of none.
 */
export function meanOf(
  counts: readonly number[],
  level: number,
): { readonly runs: number; readonly mean: number | null; readonly interval: Interval | null } {
  const runs = counts.reduce((sum, count) => sum + count, 0);
  if (runs === 0) return { runs, mean: null, interval: null };
  const mean = counts.reduce((sum, count, place) => sum + count * (place + 1), 0) / runs;
  if (runs === 1) return { runs, mean, interval: null };
  const squares = counts.reduce(
    (sum, count, place) => sum + count * (place + 1 - mean) * (place + 1 - mean),
    0,
  );
  const half = twoSidedQuantile(level) * Math.sqrt(squares / (runs - 1) / runs);
  return {
    runs,
    mean,
    interval: { low: Math.max(1, mean - half), high: Math.min(counts.length, mean + half) },
  };
}
