import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logistic, logOdds, perTick } from '../../src/chance/rates.js';

function expectClose(actual: number, wanted: number, tolerance = 1e-14): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(tolerance * Math.abs(wanted));
}

const chance = fc.double({ min: -15, max: -1e-6, noNaN: true }).map((power) => 10 ** power);
const MANY = { numRuns: 5000 };

describe('perTick', () => {
  it('is 1 − (1 − P)^(1/N), with all its digits', () => {
    fc.assert(
      fc.property(chance, fc.double({ min: 0.25, max: 1e6, noNaN: true }), (probability, ticks) => {
        expectClose(perTick(probability, ticks), -Math.expm1(Math.log1p(-probability) / ticks));
      }),
      MANY,
    );
  });

  it('adds up again to the chance that was given', () => {
    fc.assert(
      fc.property(chance, fc.integer({ min: 1, max: 1000 }), (probability, ticks) => {
        const none = Math.log1p(-perTick(probability, ticks)) * ticks;
        expectClose(-Math.expm1(none), probability, 1e-12);
      }),
    );
  });

  it('is the chance itself within one tick, exactly at 0', () => {
    expectClose(perTick(0.25, 1), 0.25);
    expect(perTick(0, 90)).toBe(0);
  });

  it.each([1, -0.1, Number.NaN])('refuses the chance %d', (probability) => {
    expect(() => perTick(probability, 90)).toThrow(
      new RangeError(`a chance within some ticks lies from 0 to below 1, not ${probability}`),
    );
  });

  it.each([0, -1, Infinity, Number.NaN])('refuses %d ticks', (ticks) => {
    expect(() => perTick(0.5, ticks)).toThrow(
      new RangeError(`a number of ticks is finite and above 0, not ${ticks}`),
    );
  });
});

describe('logistic', () => {
  it('is 1 / (1 + e^−x)', () => {
    fc.assert(
      fc.property(fc.double({ min: -32, max: 32, noNaN: true }), (x) => {
        expectClose(logistic(x), x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
      }),
      MANY,
    );
  });

  it('stays within 0 and 1 for any number', () => {
    expect([logistic(0), logistic(Infinity), logistic(-Infinity), logistic(1e308)]).toEqual([0.5, 1, 0, 1]);
    expect(() => logistic(Number.NaN)).toThrow(RangeError);
  });

  it('undoes the log-odds', () => {
    fc.assert(
      fc.property(chance, (p) => expectClose(logistic(logOdds(p)), p, 1e-13)),
      MANY,
    );
  });
});

describe('logOdds', () => {
  it('is ln(p / (1 − p))', () => {
    fc.assert(
      fc.property(chance, (p) => {
        // The difference of two logarithms would lose the digits around one half.
        const wanted = p > 0.4 && p < 0.6 ? 2 * Math.atanh(2 * p - 1) : Math.log(p) - Math.log1p(-p);
        expectClose(logOdds(p), wanted);
      }),
      MANY,
    );
  });

  it('is odd around one half, where it is 0', () => {
    expect(logOdds(0.5)).toBe(0);
    // ln((½ + e) / (½ − e)) = 2·atanh(2e) = 4e + 16e³ / 3 + …; the next term is lost so near to ½.
    for (const p of [0.5 + 1e-7, 0.5 - 3e-6, 0.50001]) {
      const e = p - 0.5;
      expectClose(logOdds(p), 4 * e + (16 / 3) * e * e * e);
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 - 1 }), (step) => {
        const p = 0.5 + step / 2 ** 31;
        expectClose(logOdds(p), -logOdds(1 - p));
      }),
    );
  });

  it('is infinite at both ends and refuses what lies beyond', () => {
    expect([logOdds(0), logOdds(1)]).toEqual([-Infinity, Infinity]);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => logOdds(p)).toThrow(RangeError);
  });
});
