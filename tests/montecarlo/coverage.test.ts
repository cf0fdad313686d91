import { describe, expect, it } from 'vitest';
import { binomialProbability } from '../../src/montecarlo/binomial.js';
import { clopperPearson, wilson } from '../../src/montecarlo/intervals.js';

/** The share of all that chance may count, out of `total` trials of chance p, in which the interval holds p: exactly. */
function coverage(interval: typeof wilson, total: number, p: number, level: number): number {
  let covered = 0;
  for (let count = 0; count <= total; count += 1) {
    const { low, high } = interval(count, total, level);
    if (low <= p && p <= high) covered += binomialProbability(count, total, p);
  }
  return covered;
}

/** Chances from one in a hundred thousand to as good as certain, none of which is an end of an interval. */
const EXTREME = [1e-5, 1e-3, 0.0101, 0.0503, 0.137, 0.31, 0.4999];
const CHANCES = [...EXTREME, ...EXTREME.map((p) => 1 - p)];

describe('the coverage of an interval, over all that can be counted', () => {
  it.each([1, 2, 3, 5, 8, 13, 30, 100])(
    'is never less than its level after Clopper and Pearson: %i trials',
    (total) => {
      for (const level of [0.8, 0.95, 0.999]) {
        for (const p of CHANCES) {
          expect(coverage(clopperPearson, total, p, level)).toBeGreaterThanOrEqual(level - 1e-12);
        }
      }
    },
  );

  it.each([5, 10, 30, 100, 300])('is its level on average after Wilson: %i trials', (total) => {
    const points = 999;
    let sum = 0;
    for (let place = 1; place <= points; place += 1)
      sum += coverage(wilson, total, place / (points + 1), 0.95);
    // Source: Newcombe 1998, table II: the mean coverage of the score interval is 0.952; it is not below its level by much.
    expect(sum / points).toBeGreaterThan(0.949);
    expect(sum / points).toBeLessThan(0.962);
  });

  it('falls below its level after Wilson at extreme chances, as is known', () => {
    // Source: Brown, Cai and DasGupta, "Interval estimation for a binomial proportion" (Statistical Science 16, 2001),
    // section 4.1.1: near p = 0.1765 / n the coverage of the 95 % score interval drops to about 0.838.
    const least = Math.min(
      ...Array.from({ length: 200 }, (_, place) => coverage(wilson, 1000, (place + 1) / 200 / 1000, 0.95)),
    );
    expect(least).toBeGreaterThan(0.83);
    expect(least).toBeLessThan(0.85);
  });
});
