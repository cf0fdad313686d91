import type { Band } from './result.js';

/** Where values lie: their ends, the middle 90 % of them, and their middle; null for none. */
export function bandOver(values: readonly number[]): Band | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  return {
    least: quantileOf(sorted, 0),
    low: quantileOf(sorted, 0.05),
    median: quantileOf(sorted, 0.5),
    high: quantileOf(sorted, 0.95),
    greatest: quantileOf(sorted, 1),
  };
}

/** Between two values on the line that joins them: definition 7 of Hyndman and Fan, "Sample quantiles" (1996). */
function quantileOf(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (place - Math.floor(place)) * (above - below);
}
