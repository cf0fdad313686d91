import { describe, expect, it } from 'vitest';
import {
  answer,
  count,
  expectChance,
  expectNested,
  load,
  modelOf,
  runsEndingIn,
} from '../oracles/scenarios.js';

/**
 * T1, emergent. Jervis, Perception and Misperception in International Politics (1976); Molander, "The optimal level of
 * generosity in a selfish, uncertain environment" (1985).
 *
 * Gamma strikes with g = .01 a day and is taken for Alpha with q: Beta's view of the promise survives a day with 1 − gq,
 * so 180 days with (1 − gq)^180. Alpha itself never breaks it.
 */
const scenario = load('t01-misattribution.yaml', import.meta.url);

describe('T1: a third party strikes, and the partner is blamed', () => {
  // The third column is theory.md's.
  it.each([
    [0, 1],
    [0.1, 0.835],
    [0.3, 0.582],
    [1, 0.164],
  ])('blame %d: in force in the victim’s view with %d', async (blame, published) => {
    const expected = (1 - 0.01 * blame) ** 180;
    expect(expected).toBeCloseTo(published, 2);
    const result = await count(modelOf(scenario, { set: { blame } }), blame === 0 ? 500 : 3_000);
    expectChance(answer(result, 'in force as beta sees it'), expected);
    expectChance(answer(result, 'in force as alpha sees it'), 1);
    expectChance(answer(result, 'beta still bound'), expected);
  });

  it('loses, with more blame, the runs it lost with less and others', () => {
    const lost = [0.05, 0.2, 0.5, 1].map((blame) =>
      runsEndingIn(modelOf(scenario, { set: { blame } }), 'breach seen', 400),
    );
    expectNested(lost);
  });
});
