import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinProbability, coinThreshold } from '../../src/chance/coin.js';
import {
  CEILING_PROBABILITY,
  type HazardThresholds,
  hazardThresholds,
} from '../../src/chance/hazard-thresholds.js';
import { LAYERS, type Layer } from '../../src/chance/layers.js';
import { countAt, poissonThresholds } from '../../src/chance/poisson.js';
import { anyChance, BORDERS } from './arbitraries.js';

describe('coinThreshold', () => {
  it('is a whole number from 0 to 2^32', () => {
    expect([0, 2 ** -33, 2 ** -32, 0.5, 1].map(coinThreshold)).toEqual([0, 0, 1, 2 ** 31, 2 ** 32]);
  });

  it('is less than one step below the probability', () => {
    fc.assert(
      fc.property(anyChance, (p) => {
        expect(coinProbability(p)).toBeLessThanOrEqual(p);
        expect(p - coinProbability(p)).toBeLessThan(2 ** -32);
      }),
    );
  });

  it.each([-1e-9, 1.0000001, Number.NaN, Infinity])('refuses %d', (p) => {
    expect(() => coinThreshold(p)).toThrow(/a probability lies from 0 to 1/);
  });
});

describe('hazardThresholds', () => {
  /** Higher layers stand first; the coin comes on top of all. */
  function level({ layer, cut, coin }: HazardThresholds): readonly number[] {
    return [-layer, cut, coin];
  }

  it('never falls when the chance rises', () => {
    fc.assert(
      fc.property(anyChance, anyChance, (p, q) => {
        const low = level(hazardThresholds(Math.min(p, q)));
        const high = level(hazardThresholds(Math.max(p, q)));
        const differ = low.findIndex((part, place) => part !== high[place]);
        const rises = differ < 0 || (low[differ] ?? 0) < (high[differ] ?? 0);
        expect(rises).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('has the calendar alone up to p₈, and all of it beyond', () => {
    expect(CEILING_PROBABILITY).toBeCloseTo(1 - Math.exp(-1 / 8), 15);
    expect(hazardThresholds(CEILING_PROBABILITY).coin).toBe(0);
    expect(hazardThresholds(0.2)).toMatchObject({ layer: 0, cut: 2 ** 48 });
    expect(hazardThresholds(1).coin).toBe(2 ** 32);
    expect(hazardThresholds(0)).toEqual({ p: 0, layer: LAYERS.length - 1, cut: 0, coin: 0 });
  });

  it.each(BORDERS.map((p, place) => [p, place] as const))('passes to the next layer at %d', (p, place) => {
    expect(hazardThresholds(p * 0.999).layer).toBe(place);
    expect(hazardThresholds(p * 1.001).layer).toBe(Math.max(0, place - 1));
  });

  it.each([-1e-9, 1.0000001, Number.NaN])('refuses %d', (p) => {
    expect(() => hazardThresholds(p)).toThrow(/a probability lies from 0 to 1/);
  });

  it('gives the chance that was asked for within 1e-9 of it, counts of 32 bits included', () => {
    const chances = [1e-7, 1e-5, 1e-3, 0.01, 0.05, 0.1, ...BORDERS, 0.2, 0.5, 0.9];
    for (const p of chances) expect(Math.abs(effective(p) - p) / p).toBeLessThan(1e-9);
  });

  /** The exact chance of a hazard: what the tables of counts make of it. */
  function effective(p: number): number {
    const { layer, cut, coin } = hazardThresholds(p);
    const parts = LAYERS.slice(layer).map((one, at) => Math.log1p(-hit(one, at === 0 ? cut / 2 ** 48 : 1)));
    const calendar = parts.reduce((sum, part) => sum + part, 0);
    return -Math.expm1(calendar + Math.log1p(-coin / 2 ** 32));
  }

  /** The chance that one cell of a layer holds a point in the lower `share` of its positions. */
  function hit({ counts, cellBits }: Layer, share: number): number {
    const miss = Math.log1p(-share / 2 ** cellBits);
    return Array.from({ length: counts.length + 1 }, (_, count) => {
      const chance = ((counts[count] ?? 2 ** 32) - (counts[count - 1] ?? 0)) / 2 ** 32;
      return -chance * Math.expm1(count * miss);
    }).reduce((sum, part) => sum + part, 0);
  }
});

describe('poissonThresholds', () => {
  it('are those of the distribution function, and end before 2^32 − 1', () => {
    const thresholds = poissonThresholds(8);
    let term = Math.exp(-8);
    let sum = 0;
    thresholds.forEach((threshold, count) => {
      sum += term;
      term *= 8 / (count + 1);
      expect(Math.abs(threshold - sum * 2 ** 32)).toBeLessThan(1.001);
    });
    expect(thresholds.at(-1)).toBeLessThan(2 ** 32 - 1);
  });

  it('turn a word into a count', () => {
    expect([0, 9, 10, 19, 20, 29, 30, 2 ** 32 - 1].map((word) => countAt([10, 20, 30], word))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ]);
  });
});
