import { expect, it } from 'vitest';
import { runScenario } from '../../src/index.js';
import { read } from '../laws/played.js';

/**
 * `given` with `at`: rain comes for good with chance 0.1 a day, and a strike with chance 0.2 a day whatever the weather,
 * but only while it is dry. So P(wet at day t) = 1 − 0.9^t, and among runs that were struck by day t the rain came
 * later: on day s or before with the same law shifted, which the sum below adds up.
 */

const RAIN = 0.1;
const STRIKE = 0.2;

const scenario = {
  brinkmanship: 1,
  title: 'Rain and a strike',
  tick: 'day',
  horizon: 12,
  actors: { north: 'North', south: 'South' },
  acts: { strike: { rung: 'use of force' } },
  processes: {
    weather: { states: ['dry', 'wet'], starts: 'dry', moves: { 'dry > wet': `${RAIN} per day, assumed` } },
  },
  options: { 'north may strike south': { when: 'weather is dry', chance: `${STRIKE} per day, assumed` } },
  outcomes: [{ wet: 'weather is wet' }],
  questions: {
    state: { ask: 'weather is wet', given: 'north strike south', at: [4, 12] },
    act: { ask: 'north strike south', given: 'weather is wet', at: 8 },
  },
} as const;

/** Weather moves before options in a tick, so a strike on day s needs s dry days. */
function wetGivenStruck(day: number): number {
  let struck = 0;
  let dry = 0;
  for (let first = 1; first <= day; first += 1) {
    const here = (1 - RAIN) ** first * (1 - STRIKE) ** (first - 1) * STRIKE;
    struck += here;
    dry += here * (1 - RAIN) ** (day - first);
  }
  return 1 - dry / struck;
}

/** P(struck by the day | wet by the day): the sum over the day of the rain. */
function struckGivenWet(day: number): number {
  let both = 0;
  for (let rain = 1; rain <= day; rain += 1) {
    both += (1 - RAIN) ** (rain - 1) * RAIN * (1 - (1 - STRIKE) ** (rain - 1));
  }
  return both / (1 - (1 - RAIN) ** day);
}

it('asks how it stands on a day in the runs in which something has come about by then', async () => {
  const { questions } = await runScenario(read(scenario), { runs: 40_000, seed: 3, level: 0.9999 });
  const rows = [...(questions['state']?.rows ?? []), ...(questions['act']?.rows ?? [])];
  const exact = [wetGivenStruck(4), wetGivenStruck(12), struckGivenWet(8)];
  expect(rows.map(({ label }) => label)).toEqual(['at day 4', 'at day 12', 'by day 8']);
  expect(rows).toHaveLength(exact.length);
  rows.forEach(({ estimate: { low, high, runs } }, place) => {
    expect(runs).toBeLessThan(40_000);
    expect(low).toBeLessThanOrEqual(exact[place] ?? NaN);
    expect(high).toBeGreaterThanOrEqual(exact[place] ?? NaN);
  });
});
