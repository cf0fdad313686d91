import { describe, expect, it } from 'vitest';
import { clopperPearson, type Interval, wilson } from '../../src/montecarlo/index.js';
import { normalDistribution } from '../../src/chance/index.js';
import { betaQuantile, regularisedBeta } from '../../src/montecarlo/beta.js';
import { binomialProbability } from '../../src/montecarlo/binomial.js';
import { meanOf, requireLevel } from '../../src/montecarlo/intervals.js';
import { twoSidedQuantile } from '../../src/montecarlo/normal-quantile.js';

/** P(k or more of n), by summing products of plain fractions: a second way, for small n. */
function upperTail(k: number, n: number, p: number): number {
  let sum = 0;
  for (let successes = n; successes >= k; successes -= 1) {
    let probability = 1;
    for (let place = 0; place < successes; place += 1) probability *= (p * (n - place)) / (successes - place);
    for (let place = successes; place < n; place += 1) probability *= 1 - p;
    sum += probability;
  }
  return sum;
}

describe('the normal quantile', () => {
  // Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1, and common tables with more digits.
  it.each([
    [0.5, 0.6744897501960817],
    [0.8, 1.2815515655446004],
    [0.9, 1.6448536269514722],
    [0.95, 1.959963984540054],
    [0.99, 2.5758293035489004],
    [0.999, 3.2905267314919255],
  ])('at level %d is %d', (level, z) => {
    expect(twoSidedQuantile(level)).toBeCloseTo(z, 11);
  });

  it('is the least number that reaches the level', () => {
    for (const z of [0.25, 1, 1.5, 2.75]) {
      const reached = normalDistribution(z);
      const found = twoSidedQuantile(2 * reached - 1);
      expect(normalDistribution(found)).toBe(reached);
      expect(found).toBeLessThanOrEqual(z);
    }
  });
});

describe('a binomial probability', () => {
  it.each([
    [100_000_000, 50_001_234, 0.5],
    [100_000_000, 29_990_000, 0.3],
    [1_000_000, 120, 0.0001],
  ])('keeps its digits where there are %i trials: the ratio of neighbours is exact', (n, k, p) => {
    // P(k + 1) / P(k) = (n − k) p / ((k + 1) (1 − p)).
    const ratio = binomialProbability(k + 1, n, p) / binomialProbability(k, n, p);
    expect(Math.abs(ratio / (((n - k) * p) / ((k + 1) * (1 - p))) - 1)).toBeLessThan(1e-12);
  });

  it.each([1, 2, 5, 17, 18, 19, 30, 60])('of %i trials agrees with products of fractions', (n) => {
    for (const p of [0.01, 0.3, 0.5, 0.95]) {
      for (let k = 0; k <= n; k += 1) {
        const exact = upperTail(k, n, p) - (k === n ? 0 : upperTail(k + 1, n, p));
        expect(Math.abs(binomialProbability(k, n, p) - exact)).toBeLessThan(1e-13);
      }
    }
  });

  it('sums to 1 for many trials', () => {
    let sum = 0;
    for (let k = 0; k <= 20_000; k += 1) sum += binomialProbability(k, 20_000, 0.37);
    expect(sum).toBeCloseTo(1, 11);
  });
});

describe('the incomplete beta function', () => {
  it.each([1, 2, 3, 10, 25, 60])('is a binomial tail: %i trials', (n) => {
    for (const x of [0.001, 0.1, 0.42, 0.5, 0.9, 0.999]) {
      for (let k = 1; k <= n; k += 1) {
        expect(Math.abs(regularisedBeta(x, k, n - k + 1) - upperTail(k, n, x))).toBeLessThan(1e-12);
      }
    }
  });

  it('has closed forms at its edges', () => {
    expect(regularisedBeta(0, 3, 4)).toBe(0);
    expect(regularisedBeta(1, 3, 4)).toBe(1);
    expect(regularisedBeta(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    // I_x(a, 1) = x^a and I_x(1, b) = 1 − (1 − x)^b.
    expect(regularisedBeta(0.5, 10, 1)).toBeCloseTo(1 / 1024, 15);
    expect(regularisedBeta(0.5, 1, 10)).toBeCloseTo(1023 / 1024, 15);
    // By symmetry the middle is the median.
    expect(regularisedBeta(0.5, 1_000_000, 1_000_000)).toBeCloseTo(0.5, 9);
  });

  it('is undone by its quantile', () => {
    for (const [a, b] of [
      [1, 1],
      [3, 8],
      [500, 501],
      [12, 1_000_000],
    ] as const) {
      for (const p of [0.005, 0.025, 0.5, 0.975]) {
        expect(Math.abs(regularisedBeta(betaQuantile(p, a, b), a, b) - p)).toBeLessThan(1e-10);
      }
    }
  });
});

/** Whether an interval agrees with another to so many digits. */
function agrees({ low, high }: Interval, [other, above]: readonly [number, number], digits: number): boolean {
  const tolerance = 0.5 / 10 ** digits;
  return Math.abs(low - other) < tolerance && Math.abs(high - above) < tolerance;
}

describe('an interval of a proportion', () => {
  // Source: Newcombe, "Two-sided confidence intervals for the single proportion" (Statistics in Medicine 17, 1998),
  // table I: methods 3 (score, without correction) and 5 (Clopper and Pearson), at 95 %.
  it.each([
    { count: 81, total: 263, score: [0.2553, 0.3662], exact: [0.2527, 0.3676] },
    { count: 15, total: 148, score: [0.0624, 0.1605], exact: [0.0578, 0.1617] },
    { count: 0, total: 20, score: [0, 0.1611], exact: [0, 0.1684] },
    { count: 1, total: 29, score: [0.0061, 0.1718], exact: [0.0009, 0.1776] },
  ] as const)('agrees with published ones: $count of $total', ({ count, total, score, exact }) => {
    expect(agrees(wilson(count, total, 0.95), score, 4)).toBe(true);
    expect(agrees(clopperPearson(count, total, 0.95), exact, 4)).toBe(true);
  });

  it.each([1, 2, 7, 40])('after Clopper and Pearson leaves exact tails: %i trials', (total) => {
    for (const level of [0.5, 0.9, 0.95, 0.999]) {
      for (let count = 0; count <= total; count += 1) {
        const { low, high } = clopperPearson(count, total, level);
        const tail = (1 - level) / 2;
        // At none and all there is one tail only.
        const below = count === 0 ? tail : upperTail(count, total, low);
        const above = count === total ? tail : 1 - upperTail(count + 1, total, high);
        expect(Math.abs(below - tail)).toBeLessThan(1e-9);
        expect(Math.abs(above - tail)).toBeLessThan(1e-9);
      }
    }
  });

  it('after Clopper and Pearson has closed forms at none and all', () => {
    // 1 − (α/2)^(1/n), the solution of (1 − p)^n = α/2.
    expect(agrees(clopperPearson(0, 10, 0.95), [0, 0.30849710781876083], 12)).toBe(true);
    expect(agrees(clopperPearson(10, 10, 0.95), [1 - 0.30849710781876083, 1], 12)).toBe(true);
  });

  it('after Wilson has closed forms at none and all', () => {
    // z² / (n + z²).
    const z = 1.959963984540054;
    expect(agrees(wilson(0, 10, 0.95), [0, (z * z) / (10 + z * z)], 12)).toBe(true);
    expect(agrees(wilson(10, 10, 0.95), [10 / (10 + z * z), 1], 12)).toBe(true);
  });

  it('begins at nothing for none and ends at certainty for all, to the last digit', () => {
    for (let total = 1; total <= 60; total += 1) {
      for (const interval of [wilson, clopperPearson]) {
        expect(interval(0, total, 0.9).low).toBe(0);
        expect(interval(total, total, 0.9).high).toBe(1);
      }
    }
  });

  it('holds the share, mirrors its failures, and shrinks with the number of runs', () => {
    for (const interval of [wilson, clopperPearson]) {
      for (const [count, total] of [
        [1, 2],
        [3, 1_000],
        [123_456, 1_000_000],
      ] as const) {
        const { low, high } = interval(count, total, 0.95);
        const mirrored = interval(total - count, total, 0.95);
        const longer = interval(10 * count, 10 * total, 0.95);
        expect(low < count / total && count / total < high).toBe(true);
        expect(agrees(mirrored, [1 - high, 1 - low], 12)).toBe(true);
        expect(longer.high - longer.low).toBeLessThan(high - low);
      }
    }
  });

  it.each([0, 1, -1, NaN, 95])('has no level %d', (level) => {
    expect(() => requireLevel(level)).toThrow(RangeError);
  });
});

describe('the interval of a mean', () => {
  it('comes from the variance of the sample', () => {
    // 1, 2, 2, 5: mean 2.5, variance 3.
    const { mean, runs, interval } = meanOf([1, 2, 0, 0, 1, 0, 0, 0], 0.95);
    const half = 1.959963984540054 * Math.sqrt(3 / 4);
    expect([mean, runs]).toEqual([2.5, 4]);
    expect(agrees(interval ?? { low: NaN, high: NaN }, [Math.max(1, 2.5 - half), 2.5 + half], 10)).toBe(true);
  });

  it('is unknown for one value, and there is no mean of none', () => {
    expect(meanOf([0, 1, 0], 0.95)).toEqual({ runs: 1, mean: 2, interval: null });
    expect(meanOf([0, 0, 0], 0.95)).toEqual({ runs: 0, mean: null, interval: null });
  });
});
