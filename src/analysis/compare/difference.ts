import { type Interval, requireLevel, wilson } from '../../montecarlo/intervals.js';
import { twoSidedQuantile } from '../../montecarlo/normal-quantile.js';
import type { Estimate } from '../../montecarlo/result.js';

/** What a run says of a probability: its condition did not come about; it did, without what is asked; it did, with it. */
export type Said = 0 | 1 | 2;

/** Runs by what each says in two worlds: how many say i in the first and j in the second stands at 3i + j. */
export type PairedCounts = readonly number[];

/** The same probability in two worlds that share their luck, and its difference. */
export interface PairedDifference {
  readonly first: Estimate;
  readonly second: Estimate;
  /** The second less the first; null where one of them cannot be estimated. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How the interval is made: see `pairedDifference`. */
  readonly method: 'newcombe' | 'linearised';
  /** The variance of the difference, as a share of what two independent sets of as many runs would have; null where neither varies. */
  readonly varianceRatio: number | null;
}

/**
 * The difference of a probability between two worlds, from runs that share their luck.
 *
 * Without a condition the interval is method 10 of Newcombe, "Improved confidence intervals for the difference between
 * binomial proportions based on paired data" (Statistics in Medicine 17, 1998): the Wilson intervals of both, joined with
 * their correlation. Under a condition, which may come about in one world and not in the other, the difference of the two
 * ratios is linearised, and the interval is normal (Cochran, "Sampling Techniques", 1977, 6.10).
 *
 * @throws RangeError on a level out of range.
 */
export function pairedDifference(counts: PairedCounts, level: number): PairedDifference {
  requireLevel(level);
  const at = (first: Said, second: Said): number => counts[3 * first + second] ?? 0;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const givenFirst = total - at(0, 0) - at(0, 1) - at(0, 2);
  const givenSecond = total - at(0, 0) - at(1, 0) - at(2, 0);
  const inFirst = at(2, 0) + at(2, 1) + at(2, 2);
  const inSecond = at(0, 2) + at(1, 2) + at(2, 2);
  const first = estimate(inFirst, givenFirst, level);
  const second = estimate(inSecond, givenSecond, level);
  const method = givenFirst === total && givenSecond === total ? 'newcombe' : 'linearised';
  if (first.value === null || second.value === null) {
    return { first, second, value: null, low: null, high: null, method, varianceRatio: null };
  }
  const value = second.value - first.value;
  const variances = varianceOf(counts, first, second, total);
  const varianceRatio = variances.independent > 0 ? variances.paired / variances.independent : null;
  if (method === 'newcombe') {
    const table = { both: at(2, 2), first: at(2, 1), second: at(1, 2), neither: at(1, 1) };
    return { first, second, value, ...newcombePaired(table, level), method, varianceRatio };
  }
  const half = twoSidedQuantile(level) * Math.sqrt(variances.paired);
  const low = Math.max(-1, value - half);
  return { first, second, value, low, high: Math.min(1, value + half), method, varianceRatio };
}

/** Runs by whether something is so in both of two worlds, in one of them, or in neither. */
export interface PairedTable {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  readonly neither: number;
}

/** Newcombe's method 10 for the second share less the first. */
export function newcombePaired({ both, first, second, neither }: PairedTable, level: number): Interval {
  const total = both + first + second + neither;
  const one = sides(both + first, total, level);
  const other = sides(both + second, total, level);
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither);
  const product = both * neither - first * second;
  // A positive product is corrected for continuity.
  const corrected = product > 0 ? Math.max(0, product - total / 2) : product;
  const correlation = margins === 0 ? 0 : corrected / Math.sqrt(margins);
  const join = (left: number, right: number): number =>
    Math.sqrt(Math.max(0, left * left - 2 * correlation * left * right + right * right));
  const value = (second - first) / total;
  return {
    low: Math.max(-1, value - join(other.below, one.above)),
    high: Math.min(1, value + join(other.above, one.below)),
  };
}

/** A share with its Wilson interval. */
interface Share extends Interval {
  readonly value: number;
}

/**
 * The second share less the first, from their Wilson intervals, as if they were independent.
 *
 * Source: method 10 of Newcombe, "Interval estimation for the difference between independent proportions" (Statistics in
 * Medicine 17, 1998, 873–890).
 */
export function wilsonDifference(first: Share, second: Share): Share {
  const value = second.value - first.value;
  const join = (left: number, right: number): number => Math.sqrt(left * left + right * right);
  return {
    value,
    low: Math.max(-1, value - join(second.value - second.low, first.high - first.value)),
    high: Math.min(1, value + join(second.high - second.value, first.value - first.low)),
  };
}

/** How far Wilson's interval reaches below a share and above it. */
function sides(
  count: number,
  total: number,
  level: number,
): { readonly below: number; readonly above: number } {
  const share = count / total;
  const { low, high } = wilson(count, total, level);
  return { below: share - low, above: high - share };
}

function estimate(count: number, total: number, level: number): Estimate {
  if (total === 0) return { value: null, low: null, high: null, runs: 0 };
  return { value: count / total, ...wilson(count, total, level), runs: total };
}

/** Of the linearised difference: from the runs in pairs, and as if each world had runs of its own. */
function varianceOf(
  counts: PairedCounts,
  first: Estimate,
  second: Estimate,
  total: number,
): { readonly paired: number; readonly independent: number } {
  const ofFirst = influence(first, total);
  const ofSecond = influence(second, total);
  let paired = 0;
  let independent = 0;
  counts.forEach((count, place) => {
    const one = ofFirst(Math.floor(place / 3));
    const other = ofSecond(place % 3);
    paired += count * (other - one) * (other - one);
    independent += count * (one * one + other * other);
  });
  const scale = total * total;
  return { paired: paired / scale, independent: independent / scale };
}

/** How far a run that says this moves a ratio, in shares of a run. */
function influence({ value, runs }: Estimate, total: number): (said: number) => number {
  return (said) => (said === 0 ? 0 : ((said === 2 ? 1 : 0) - (value ?? 0)) / (runs / total));
}
