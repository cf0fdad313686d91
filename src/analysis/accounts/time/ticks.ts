import { twoSidedQuantile } from '../../../montecarlo/normal-quantile.js';
import type { Ticks } from './result.js';

/** A mean with its interval, from the numbers of independent runs: that of the normal distribution. */
export function meanOf(
  values: readonly number[],
  level: number,
): { readonly value: number; readonly low: number; readonly high: number } {
  const runs = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / runs;
  const squares = values.reduce((sum, one) => sum + (one - value) * (one - value), 0);
  const half = runs < 2 ? 0 : twoSidedQuantile(level) * Math.sqrt(squares / (runs - 1) / runs);
  return { value, low: value - half, high: value + half };
}

/** Numbers of ticks in short; null where there is none. */
export function ticksOf(values: readonly number[], level: number): Ticks | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const { value: mean, low, high } = meanOf(values, level);
  // The least number of ticks that at least this share of the runs do not exceed.
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { mean, low: Math.max(0, low), high, tenth: at(0.1), median: at(0.5), ninetieth: at(0.9) };
}
