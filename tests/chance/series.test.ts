import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exponential,
  exponentialMinusOne,
  logarithm,
  logarithmOfComplement,
} from '../../src/chance/series.js';

/** The engine's own functions err by about 2e-16, so they can judge 1e-14. */
function expectClose(actual: number, wanted: number, tolerance = 1e-14): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(tolerance * Math.abs(wanted));
}

function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

/** Numbers spread evenly over their orders of magnitude. */
function powersOfTen(min: number, max: number): fc.Arbitrary<number> {
  return between(min, max).map((power) => 10 ** power);
}

const MANY = { numRuns: 5000 };

describe('exponential', () => {
  it('is e^x within 1e-14 up to |x| = 32', () => {
    fc.assert(
      fc.property(between(-32, 32), (x) => expectClose(exponential(x), Math.exp(x))),
      MANY,
    );
  });

  it('is e^x within 1e-12 as far as doubles reach', () => {
    fc.assert(
      fc.property(between(-700, 709), (x) => expectClose(exponential(x), Math.exp(x), 1e-12)),
      MANY,
    );
  });

  it('ends in 0 and Infinity', () => {
    expect([exponential(0), exponential(-0), exponential(1e300), exponential(Infinity)]).toEqual([
      1,
      1,
      Infinity,
      Infinity,
    ]);
    expect([exponential(-800), exponential(-Infinity)]).toEqual([0, 0]);
    expect(() => exponential(Number.NaN)).toThrow(new RangeError('an exponential needs a number, not NaN'));
  });
});

describe('exponentialMinusOne', () => {
  it('keeps the digits of small x of either sign', () => {
    fc.assert(
      fc.property(powersOfTen(-300, 1.5), fc.boolean(), (size, negative) => {
        const x = negative ? -size : size;
        expectClose(exponentialMinusOne(x), Math.expm1(x));
      }),
      MANY,
    );
  });

  it('ends in −1', () => {
    expect([exponentialMinusOne(0), exponentialMinusOne(-800), exponentialMinusOne(-Infinity)]).toEqual([
      0, -1, -1,
    ]);
  });
});

describe('logarithm', () => {
  it('is ln x within 1e-14 over all magnitudes', () => {
    fc.assert(
      fc.property(powersOfTen(-307, 308), (x) => expectClose(logarithm(x), Math.log(x))),
      MANY,
    );
  });

  it('keeps its digits near 1', () => {
    fc.assert(
      fc.property(between(0.4, 2.5), (x) => expectClose(logarithm(x), Math.log(x))),
      MANY,
    );
  });

  it('reaches the smallest double, and is 0 at 1', () => {
    expectClose(logarithm(Number.MIN_VALUE), Math.log(Number.MIN_VALUE));
    expectClose(logarithm(Number.MAX_VALUE), Math.log(Number.MAX_VALUE));
    expect(logarithm(1)).toBe(0);
  });

  it.each([0, -1, Infinity, Number.NaN])('refuses %d', (x) => {
    expect(() => logarithm(x)).toThrow(new RangeError(`a logarithm needs a positive number, not ${x}`));
  });
});

describe('logarithmOfComplement', () => {
  it('is ln(1 − p) within 1e-14 over all magnitudes of p', () => {
    fc.assert(
      fc.property(powersOfTen(-300, -1e-9), (p) => expectClose(logarithmOfComplement(p), Math.log1p(-p))),
      MANY,
    );
  });

  it('never rises with p up to one half', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.499, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (p, steps) => {
          const above = p + steps * 2 ** -54;
          expect(logarithmOfComplement(above)).toBeLessThanOrEqual(logarithmOfComplement(p));
        },
      ),
      MANY,
    );
  });

  it.each([-0.1, 1, 2, Number.NaN])('refuses %d', (p) => {
    expect(() => logarithmOfComplement(p)).toThrow(
      new RangeError(`ln(1 − p) needs p from 0 to below 1, not ${p}`),
    );
  });
});
