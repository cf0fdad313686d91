import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalDistribution } from '../../src/chance/normal.js';

/** Values of the standard normal distribution function, computed with 80 digits and rounded to doubles. */
const KNOWN: readonly (readonly [number, number])[] = [
  [-8, 6.220960574271784e-16],
  [-6, 9.86587645037698e-10],
  [-4.5, 3.3976731247300603e-6],
  [-3, 0.0013498980316300946],
  [-2.25, 0.012224472655044703],
  [-1, 0.15865525393145705],
  [-0.5, 0.3085375387259869],
  [0.0009765625, 0.5003895920087805],
  [0.25, 0.5987063256829237],
  [1, 0.8413447460685429],
  [1.5, 0.9331927987311419],
  [2, 0.9772498680518208],
  [3, 0.9986501019683699],
  [4, 0.9999683287581669],
  [5.5, 0.9999999810104375],
  [7, 0.9999999999987201],
  [8, 0.9999999999999993],
];

describe('normalDistribution', () => {
  it.each(KNOWN)('at %d is %d within 1e-14', (x, wanted) => {
    expect(Math.abs(normalDistribution(x) - wanted)).toBeLessThan(1e-14);
  });

  it('is symmetric: Φ(−x) = 1 − Φ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9, noNaN: true }), (x) => {
        expect(Math.abs(normalDistribution(-x) + normalDistribution(x) - 1)).toBeLessThan(1e-15);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends in 0 and 1, within them everywhere', () => {
    expect([normalDistribution(-9), normalDistribution(-Infinity)]).toEqual([0, 0]);
    expect([normalDistribution(9), normalDistribution(Infinity)]).toEqual([1, 1]);
    expect(normalDistribution(0)).toBe(0.5);
    for (let x = -8; x <= 8; x += 1 / 64) {
      expect(normalDistribution(x)).toBeGreaterThanOrEqual(0);
      expect(normalDistribution(x)).toBeLessThanOrEqual(1);
    }
  });

  it('refuses what is not a number', () => {
    expect(() => normalDistribution(Number.NaN)).toThrow(
      new RangeError('a normal distribution needs a number, not NaN'),
    );
  });
});
