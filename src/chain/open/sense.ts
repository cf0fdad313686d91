import type { Interval } from './interval.js';

/** Whether the least or the greatest is asked for. */
export type Sense = 'least' | 'greatest';

/** Which of two values is more of what is asked for. */
export function beats(sense: Sense, one: number, other: number): boolean {
  return sense === 'least' ? one < other : one > other;
}

/**
 * The least or the greatest expectation over all distributions that keep within bounds: everyone gets its least, and what is
 * left goes to the best first (Givan, Leach and Dean 2000, "Bounded-parameter Markov decision processes", their order-maximizing
 * distributions; Škulj 2009 for chains).
 *
 * @param bounds of the probability of each way; their least add up to 1 at most, their greatest to 1 at least
 */
export function expectation(sense: Sense, bounds: readonly Interval[], values: readonly number[]): number {
  let left = 1;
  let sum = 0;
  for (const [way, { low }] of bounds.entries()) {
    left -= low;
    sum += low * (values[way] ?? 0);
  }
  if (left <= 0) return sum;
  const order = [...bounds.keys()].sort((one, other) =>
    sense === 'least' ? (values[one] ?? 0) - (values[other] ?? 0) : (values[other] ?? 0) - (values[one] ?? 0),
  );
  for (const way of order) {
    const { low, high } = bounds[way] ?? { low: 0, high: 0 };
    const more = Math.min(left, high - low);
    sum += more * (values[way] ?? 0);
    left -= more;
    if (left <= 0) break;
  }
  return sum;
}
