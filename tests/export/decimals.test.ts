import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf } from '../../src/export/prism/decimals.js';

/** The sum of decimals, in units of the last place that any has: no rounding. */
function isOne(texts: readonly string[]): boolean {
  const parts = texts.map((text) => {
    const [mantissa = '', exponent = '0'] = text.split('e');
    const [whole = '', fraction = ''] = mantissa.split('.');
    return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
  });
  const places = Math.max(...parts.map((part) => part.places));
  const sum = parts.reduce((total, part) => total + part.digits * 10n ** BigInt(places - part.places), 0n);
  return sum === 10n ** BigInt(places);
}

describe('probabilities as decimals', () => {
  it('are the shortest that can be', () => {
    expect(decimalsOf([0.9, 1 - 0.9])).toEqual(['0.9', '0.1']);
    expect(decimalsOf([1 / 3, 1 / 3, 1 / 3])).toEqual([
      '0.3333333333333333',
      '0.3333333333333333',
      '0.3333333333333334',
    ]);
    expect(decimalsOf([1e-7, 1 - 1e-7])).toEqual(['1e-7', '0.9999999']);
    // The last is too small to take what rounding leaves.
    expect(decimalsOf([1 - 1e-9, 1e-9])).toEqual(['0.999999999', '1e-9']);
    expect(decimalsOf([1])).toEqual(['1']);
  });

  it('add up to 1 exactly, each within rounding of its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-12, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const probabilities = weights.map((weight) => weight / total);
          const decimals = decimalsOf(probabilities);
          expect(isOne(decimals)).toBe(true);
          decimals.forEach((text, place) => {
            expect(Math.abs(Number(text) - (probabilities[place] ?? NaN))).toBeLessThan(1e-15);
          });
        },
      ),
    );
  });
});
