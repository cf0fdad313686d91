import { describe, expect, it } from 'vitest';
import {
  answer,
  count,
  expectChance,
  expectNested,
  load,
  modelOf,
  outcome,
  runsEndingIn,
} from '../oracles/scenarios.js';

/**
 * T10, emergent. Sagan, The Limits of Safety (1993).
 *
 * A weapon goes off with ε = .001 a day, and the explanation is believed with e. Nobody is tempted to anything that is not
 * held back, so Beta's view of the promise survives a day with 1 − ε(1 − e), and 180 days with (1 − ε(1 − e))^180. That
 * one accident was explained does not help with the next: an accident is drawn anew each day.
 */
const scenario = load('t10-accidents.yaml', import.meta.url);

describe('T10: accidents', () => {
  // The second column is theory.md's.
  it.each([
    [0, 0.165],
    [0.8, 0.035],
    [1, 0],
  ])('an explanation believed with %d: a breach is seen with %d', async (believed, published) => {
    const expected = 1 - (1 - 0.001 * (1 - believed)) ** 180;
    expect(expected).toBeCloseTo(published, 3);
    const result = await count(modelOf(scenario, { set: { believed } }), believed === 1 ? 500 : 4_000);
    expectChance(outcome(result, 'breach seen'), expected);
    expectChance(answer(result, 'breach by alpha itself'), 0);
  });

  it('loses, with fewer explanations believed, the runs it lost with more and others', () => {
    const lost = [0.95, 0.8, 0.4, 0].map((believed) =>
      runsEndingIn(modelOf(scenario, { set: { believed } }), 'breach seen', 400),
    );
    expectNested(lost);
  });

  it('loses, with more accidents, the runs it lost with fewer and others', () => {
    const lost = [0, 0.0005, 0.001, 0.01].map((accident) =>
      runsEndingIn(modelOf(scenario, { set: { accident } }), 'breach seen', 400),
    );
    expect(lost[0]?.size).toBe(0);
    expectNested(lost);
  });
});
