import { CERTAIN } from './limits.js';
import { exponential } from './series.js';

/**
 * The distribution function of a Poisson law as thresholds for one 32-bit word: entry j is
 * floor(P(count ≤ j)·2^32). The table ends before the first threshold of 2^32 − 1 or more, so a count
 * is never above the table's length.
 *
 * @param mean above 0; the layers use 8 and 16
 */
export function poissonThresholds(mean: number): readonly number[] {
  const thresholds: number[] = [];
  let term = exponential(-mean);
  let sum = term;
  for (;;) {
    const threshold = Math.floor(sum * CERTAIN);
    if (threshold >= CERTAIN - 1) return thresholds;
    thresholds.push(threshold);
    term = (term * mean) / thresholds.length;
    sum += term;
  }
}

/** The count that a word stands for: how many thresholds are not above it. */
export function countAt(thresholds: ArrayLike<number>, word: number): number {
  // Counts far from the mean are seldom, so the search begins at it: about the middle of the table's first two thirds.
  let count = (thresholds.length / 3) | 0;
  while (count > 0 && (thresholds[count - 1] ?? 0) > word) count -= 1;
  while (count < thresholds.length && (thresholds[count] ?? Infinity) <= word) count += 1;
  return count;
}
