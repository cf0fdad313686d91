import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../src/analysis/headline/index.js';
import { bandOf } from '../../src/analysis/headline/band.js';
import { uniformsOf } from '../../src/chance/index.js';
import type { Estimate } from '../../src/montecarlo/result.js';
import { BRINK, disaster } from './asked-scenarios.js';

function estimate(value: number, runs = 100): Estimate {
  return { value, low: value, high: value, runs };
}

/** Sums of twelve uniforms less six: near enough to a standard normal, and the same everywhere. */
function normals(seed: string): () => number {
  const uniform = uniformsOf(seed, 'noise');
  return () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6);
}

describe('the band over draws', () => {
  it('is the middle 90 of 100 where nothing is left to chance', () => {
    // Definition 7 of Hyndman and Fan over 0, 0.01, …, 1: the 5th and the 95th percentile.
    const draws = Array.from({ length: 101 }, (_, place) => [estimate(place / 100)] as const);
    expect(bandOf(draws)?.low).toBeCloseTo(0.05, 12);
    expect(bandOf(draws)?.high).toBeCloseTo(0.95, 12);
  });

  it('is not widened by chance: noise of the halves is taken out', () => {
    const [noise, numbers] = [normals('a'), normals('b')];
    const draws = Array.from({ length: 4000 }, () => {
      const answer = 0.5 + 0.02 * numbers();
      return [estimate(answer + 0.03 * noise()), estimate(answer + 0.03 * noise())] as const;
    });
    const band = bandOf(draws);
    // The 95th percentile of a normal distribution lies 1.645 standard deviations above its mean.
    expect(band?.high).toBeCloseTo(0.5 + 1.645 * 0.02, 2);
    expect(band?.low).toBeCloseTo(0.5 - 1.645 * 0.02, 2);
  });

  it('is a point where the draws differ by chance alone', () => {
    const noise = normals('c');
    const draws = Array.from({ length: 4000 }, () => {
      return [estimate(0.3 + 0.03 * noise()), estimate(0.3 + 0.03 * noise())] as const;
    });
    const { low = NaN, high = NaN } = bandOf(draws) ?? {};
    expect(high - low).toBeLessThan(0.03);
  });

  it('keeps the luck that all draws share, and what it does is left to the interval for chance', () => {
    const draws = Array.from({ length: 101 }, (_, place) => {
      return [estimate(place / 200 + 0.02), estimate(place / 200 - 0.02)] as const;
    });
    expect(bandOf(draws)?.low).toBeCloseTo(0.025, 12);
    expect(bandOf(draws)?.high).toBeCloseTo(0.475, 12);
  });

  it('leaves out draws without an answer', () => {
    const nothing = { value: null, low: null, high: null, runs: 0 };
    expect(bandOf([[nothing], [estimate(0.2)]])).toEqual({ low: 0.2, high: 0.2 });
    expect(bandOf([[nothing]])).toBeNull();
  });
});

describe('headlines of a scenario', () => {
  it('lie between the ends that a closed form (T11) has over its ranges', async () => {
    const { result } = await headlineOf(BRINK, { method: 'exact' });
    const band = result?.answers.find(
      ({ asked }) => asked.is === 'outcome' && asked.name === 'disaster',
    )?.band;
    // Least at the least risk and the greatest fear, greatest the other way round: see the ranges of the scenario.
    const ends = [0.005, 0.03].flatMap((risk) => [0.02, 0.08].map((fear) => disaster(risk, fear)));
    expect(band?.low).toBeGreaterThan(Math.min(...ends));
    expect(band?.high).toBeLessThan(Math.max(...ends));
    expect((band?.high ?? 0) - (band?.low ?? 0)).toBeGreaterThan(0.1);
    expect(result).toMatchObject({ worlds: 64, impossible: 0, method: 'exact' });
  });

  it('are told by runs as they are exactly, without being wider', async () => {
    const [exact, counted] = [
      await headlineOf(BRINK, { method: 'exact', draws: 24 }),
      await headlineOf(BRINK, { method: 'monte-carlo', draws: 24 }),
    ].map(({ result }) => result?.answers[0]?.band ?? { low: NaN, high: NaN });
    expect(counted?.low).toBeCloseTo(exact?.low ?? NaN, 1);
    expect(counted?.high).toBeCloseTo(exact?.high ?? NaN, 1);
  });

  it('refuses too few draws', async () => {
    await expect(headlineOf(BRINK, { draws: 1 })).rejects.toThrow(RangeError);
  });
});
