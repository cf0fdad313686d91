import { readDocument } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { answer, count, expectChance, load, modelOf } from '../oracles/scenarios.js';

/** Windows, waning and growing chances, held against products of the chances that the file gives for each day. */

const scenario = load('../../scenarios/examples/time-pressure.yaml', import.meta.url);

/** The chance that something comes about, given its chance on each day. */
const byDay = (days: readonly number[]): number => 1 - days.reduce((left, chance) => left * (1 - chance), 1);
const days = (from: number, to: number, chance: (day: number) => number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => chance(from + index));

describe('a window', () => {
  it('opens and closes on its days', async () => {
    const result = await count(modelOf(scenario));
    // 1 % on each of the 80 days from 11 to 90.
    expectChance(answer(result, 'seized', 'by day 10'), 0);
    expectChance(answer(result, 'seized', 'by day 90'), byDay(days(11, 90, () => 0.01)));
    expectChance(answer(result, 'seized', 'by day 120'), byDay(days(11, 90, () => 0.01)));
  });

  it.each([
    [{ from: 50, until: 10 }, 'contradiction'],
    [{ from: 500 }, 'out-of-range'],
  ])('that is never open is refused: %j', (window, code) => {
    expect(codesOf({ window })).toContain(code);
  });
});

describe('a motive that wanes', () => {
  it.each([10, 30, 60])('is halved every %d days', async (every) => {
    const set = { 'north may strike south.halves every': every };
    const result = await count(modelOf(scenario, { set }));
    for (const by of [30, 60, 90, 120]) {
      const chances = days(1, by, (day) => 0.02 / 2 ** Math.floor((day - 1) / every));
      expectChance(answer(result, 'struck', `by day ${by}`), byDay(chances));
    }
  });

  it('needs a time of a day at least', () => {
    expect(codesOf({ wanes: { 'halves every': '0.5, assumed' } })).toContain('out-of-range');
  });
});

describe('urgency that grows', () => {
  it('doubles every seven days since its event, up to its limit', async () => {
    const result = await count(modelOf(scenario), 8_000);
    // A decision reads the day before: on the n-th day after the seizure it is n − 1 days ago. North may seize again, and
    // each time it starts anew; so this is compared with a chain over the days since the last seizure.
    const hazard = (ago: number): number => 0.005 * Math.min(4, 2 ** Math.floor(ago / 7));
    expectChance(answer(result, 'answered'), answeredWithin(25, hazard));
  });
});

/**
 * Whether South strikes within so many days of the first seizure, which falls on day s with weight 0.99^(s − 11); counted
 * are runs with s + 25 ≤ 120, so all. Days since the last seizure go up by one a day, and back to 0 with 1 % a day while
 * the window is open.
 */
function answeredWithin(within: number, hazard: (ago: number) => number): number {
  let total = 0;
  let weight = 0;
  for (let first = 11; first <= 90; first += 1) {
    const chance = 0.99 ** (first - 11);
    // Days since the last seizure, as the next day's decision reads it, with the chance of not having struck.
    let waiting = new Map<number, number>([[0, 1]]);
    for (let day = first + 1; day <= first + within; day += 1) {
      const next = new Map<number, number>();
      const add = (ago: number, share: number): void => {
        next.set(ago, (next.get(ago) ?? 0) + share);
      };
      for (const [ago, share] of waiting) {
        const left = share * (1 - hazard(ago));
        const again = day <= 90 ? 0.01 : 0;
        add(0, left * again);
        add(ago + 1, left * (1 - again));
      }
      waiting = next;
    }
    const left = [...waiting.values()].reduce((sum, share) => sum + share, 0);
    total += chance * (1 - left);
    weight += chance;
  }
  return total / weight;
}

function codesOf(option: object): string[] {
  const { diagnostics } = readDocument({
    brinkmanship: 1,
    title: 'Mistakes',
    tick: 'day',
    horizon: 100,
    actors: { north: 'North', south: 'South' },
    acts: { strike: { rung: 'use of force' } },
    options: { 'north may strike south': { chance: '1% a day, assumed', ...option } },
    outcomes: [{ blows: 'ever(north strike south)' }],
  });
  return diagnostics.map(({ code }) => code);
}
