import { describe, expect, it } from 'vitest';
import { boundedMeanInterval } from '../../src/montecarlo/intervals.js';
import { simulate } from '../../src/montecarlo/index.js';
import { isPrecise, levelAtLook, runsAtLook } from '../../src/montecarlo/precision.js';
import { choice, hazard, is, model, question, rule, sets, stage, variable } from '../reference/models.js';

/** A hazard of 0.05 a day over ten days: it comes about with probability 1 − 0.95^10. */
const EXACT = 1 - 0.95 ** 10;

const crisis = model({
  horizon: 10,
  variables: [variable('war', 1)],
  stages: [stage([rule('breaks out', is(0, 0), [choice('war', 1, sets({ 0: 1 }))], hazard(0.05))])],
  outcomes: [{ name: 'war', when: is(0, 1), ends: false }],
  questions: [question('when', { time: is(0, 1) })],
});

describe('a simulation to a precision', () => {
  it('stops at the first look at which every interval is narrow enough', async () => {
    const precision = { absolute: 0.02 };
    const found = await simulate(crisis, { precision });
    expect(found.interval).toBe('any time');
    expect(found.stopped).toBe(false);
    expect(isPrecise(found, precision)).toBe(true);
    const looks = Array.from({ length: 12 }, (_, place) => runsAtLook(place + 1, 1_000_000));
    const look = looks.indexOf(found.runs);
    expect(look).toBeGreaterThan(0);
    const earlier = await simulate(crisis, { precision: { absolute: 1e-9 }, runs: looks[look - 1] ?? 0 });
    expect(isPrecise(earlier, precision)).toBe(false);
    const war = found.outcomes[0]?.probability;
    expect(war?.low).toBeLessThan(EXACT);
    expect(war?.high).toBeGreaterThan(EXACT);
  });

  it('stops at the cap, however imprecise it still is', async () => {
    const found = await simulate(crisis, { precision: { relative: 1e-6 }, runs: 3000 });
    expect(found.runs).toBe(3000);
    expect(found.stopped).toBe(false);
  });

  it('is the same however it is paused and played', async () => {
    const precision = { relative: 0.1 };
    const one = await simulate(crisis, { precision, seed: 5 });
    const other = await simulate(crisis, {
      precision,
      seed: 5,
      generateCode: false,
      pause: () => Promise.resolve(),
    });
    expect(other).toEqual(one);
  });

  it('counts no more than the last look when it is told to stop', async () => {
    const signal = { aborted: false };
    let played = 0;
    const found = await simulate(crisis, {
      precision: { absolute: 1e-9 },
      signal,
      onProgress: (done) => {
        played = done;
        signal.aborted = done > 2048;
      },
    });
    expect(found.stopped).toBe(true);
    const looks = Array.from({ length: 12 }, (_, place) => runsAtLook(place + 1, Infinity));
    expect(found.runs).toBe(looks.findLast((runs) => runs <= played));
  });

  it.each([{}, { absolute: 0 }, { relative: -1 }, { absolute: Number.NaN }])(
    'refuses %o',
    async (precision) => {
      await expect(simulate(crisis, { precision })).rejects.toThrow(RangeError);
    },
  );
});

describe('looks', () => {
  it('miss no more together than is allowed', () => {
    let missed = 0;
    for (let look = 1; look <= 10_000; look += 1) missed += 1 - levelAtLook(0.95, look);
    expect(missed).toBeLessThanOrEqual(0.05);
    expect(missed).toBeGreaterThan(0.0499);
  });

  it('are taken after ever more whole batches of runs', () => {
    const runs = Array.from({ length: 30 }, (_, place) => runsAtLook(place + 1, Infinity));
    expect(runs.slice(0, 5)).toEqual([1024, 1440, 2048, 2880, 4096]);
    expect(runs.every((count) => count % 32 === 0)).toBe(true);
  });

  it('cover the truth at every look in as many simulations as they promise', async () => {
    // 200 simulations, each looked at nine times; at a level of 0.8 no more than 40 may miss, of which 62 is 4 σ away.
    let missing = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      let misses = false;
      for (const runs of [1024, 1440, 2048]) {
        const { outcomes } = await simulate(crisis, {
          precision: { absolute: 1e-9 },
          level: 0.8,
          runs,
          seed,
        });
        const { low, high } = outcomes[0]?.probability ?? {};
        if (!((low ?? NaN) <= EXACT && EXACT <= (high ?? NaN))) misses = true;
      }
      if (misses) missing += 1;
    }
    expect(missing).toBeLessThan(62);
  });
});

it('bounds a mean by the empirical Bernstein bound', () => {
  // Values 1 and 11, 50 of each: mean 6, variance 2500/99, n = 100, range 10; by hand from Maurer and Pontil's theorem 4.
  const counts = Array.from({ length: 11 }, (_, place) => (place === 0 || place === 10 ? 50 : 0));
  const logarithm = Math.log(80);
  const half = Math.sqrt((2 * (2500 / 99) * logarithm) / 100) + (7 * 10 * logarithm) / (3 * 99);
  const { mean, interval } = boundedMeanInterval(counts, 0.95);
  expect(mean).toBe(6);
  expect(interval?.low).toBeCloseTo(6 - half, 12);
  expect(interval?.high).toBeCloseTo(6 + half, 12);
});
