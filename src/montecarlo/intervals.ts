import { logarithm } from '../chance/index.js';
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

/** A mean of counted values, with an interval. */
export interface Mean {
  readonly runs: number;
  /** null for the mean of none. */
  readonly mean: number | null;
  /** null for fewer than two values. */
  readonly interval: Interval | null;
}

/**
 * The interval of a mean by the normal approximation, from the variance of the sample.
 *
 * @param counts how often each value occurred: index 0 counts the value 1
 */
export function meanOf(counts: readonly number[], level: number): Mean {
  return meanWithin(counts, (variance, runs) => twoSidedQuantile(level) * Math.sqrt(variance / runs));
}

/**
 * The interval of a mean of values from 1 to the length of the list, at a level that it reaches for any number of values.
 *
 * Source: the empirical Bernstein bound of Maurer and Pontil, "Empirical Bernstein bounds and sample variance
 * penalization" (COLT 2009), theorem 4, on both sides.
 *
 * @param counts how often each value occurred: index 0 counts the value 1
 */
export function boundedMeanInterval(counts: readonly number[], level: number): Mean {
  // Theorem 4 with δ = (1 − level) / 2 for each side.
  // It decides when a simulation to a precision stops, so it is the same on every engine.
  const log = logarithm(4 / (1 - level));
  const width = counts.length - 1;
  return meanWithin(
    counts,
    (variance, runs) => Math.sqrt((2 * variance * log) / runs) + (7 * width * log) / (3 * (runs - 1)),
  );
}

function meanWithin(counts: readonly number[], halfWidth: (variance: number, runs: number) => number): Mean {
  const runs = counts.reduce((sum, count) => sum + count, 0);
  if (runs === 0) return { runs, mean: null, interval: null };
  const mean = counts.reduce((sum, count, place) => sum + count * (place + 1), 0) / runs;
  if (runs === 1) return { runs, mean, interval: null };
  const squares = counts.reduce(
    (sum, count, place) => sum + count * (place + 1 - mean) * (place + 1 - mean),
    0,
  );
  const half = halfWidth(squares / (runs - 1), runs);
  return {
    runs,
    mean,
    interval: { low: Math.max(1, mean - half), high: Math.min(counts.length, mean + half) },
  };
}
