import { readDocument } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { answer, count, expectChance, load, modelOf } from '../oracles/scenarios.js';

const scenario = load('../../scenarios/examples/succession.yaml', import.meta.url);

describe('a successor', () => {
  it('is drawn as the first was: those who are sincere are as many, whoever has survived', async () => {
    // Nothing ends a run here, so that no kind of leader is seen more often than it is drawn.
    const set = { 'north may strike south': 0, 'south may strike north': 0 };
    const result = await count(modelOf(scenario, { set }));
    expectChance(answer(result, 'sincere', 'at day 1'), 0.8);
    expectChance(answer(result, 'sincere', 'at day 100'), 0.8);
  });

  it('is trusted as the first was at first', async () => {
    const set = { 'north may strike south': 0, 'south may strike north': 0 };
    const result = await count(modelOf(scenario, { set }));
    // Trust holds as long as North has not massed troops, 2 % a day, since the start or the change of leader.
    // That turns true once, with 1 % on each day, and on that day a massing counts from the fresh start.
    for (const day of [50, 100]) expectChance(answer(result, 'trusting', `at day ${day}`), trusting(day));
  });

  it('needs a start that is drawn', () => {
    const { diagnostics } = readDocument({
      brinkmanship: 1,
      title: 'Mistakes',
      tick: 'day',
      horizon: 100,
      actors: { north: 'North' },
      processes: { resolve: { states: ['firm', 'weak'], starts: 'firm', 'drawn again when': 'tick = 10' } },
      outcomes: [{ firm: 'resolve is firm' }],
    });
    expect(diagnostics.map(({ code }) => code)).toContain('contradiction');
  });
});

/** P(no massing since the last fresh start), by summing over the day of the change. */
function trusting(day: number): number {
  let total = 0.99 ** day * 0.98 ** day;
  for (let change = 1; change <= day; change += 1)
    total += 0.99 ** (change - 1) * 0.01 * 0.98 ** (day - change + 1);
  return total;
}
