import { describe, expect, it } from 'vitest';
import { answer, count, expectChance, expectShare, load, modelOf } from '../oracles/scenarios.js';

/**
 * T4, emergent. Kreps and Wilson, "Reputation and imperfect information" (1982); Kydd, Trust and Mistrust in
 * International Relations (2005).
 *
 * Sincere with λ = .7; else Alpha breaks at its first temptation, τ = .02 a day. After t days the promise is intact with
 * λ + (1 − λ)(1 − τ)^t, and by Bayes' rule it is then a sincere one with λ / (λ + (1 − λ)(1 − τ)^t). An independent coin
 * of λ at each temptation gives (1 − τ(1 − λ))^t instead.
 */
const scenario = load('t04-hidden-types.yaml', import.meta.url);
const [share, temptation] = [0.7, 0.02];

describe('T4: hidden types', () => {
  // Days; then theory.md's posterior, survival, and survival under independent coins.
  const published = [
    [30, 0.811, 0.864, 0.835],
    [90, 0.935, 0.749, 0.582],
    [180, 0.989, 0.708, 0.338],
  ] as const;

  it('levels off at the share of the sincere, and silence is evidence', async () => {
    const result = await count(modelOf(scenario), 8_000);
    for (const [days, posterior, survival] of published) {
      const intact = share + (1 - share) * (1 - temptation) ** days;
      expect(intact).toBeCloseTo(survival, 3);
      expect(share / intact).toBeCloseTo(posterior, 3);
      const all = answer(result, 'intact', `at day ${days}`).estimate;
      expectChance({ estimate: all }, intact);
      const sincere = answer(result, 'sincere and intact', `at day ${days}`).estimate;
      const counted = (estimate: typeof all): number => Math.round((estimate.value ?? 0) * estimate.runs);
      expectShare(counted(sincere), counted(all), share / intact);
    }
  });

  it('has no floor where each temptation is a coin of its own', async () => {
    const result = await count(modelOf(scenario, { variant: 'a coin each time' }), 8_000);
    for (const [days, , , coins] of published) {
      const intact = (1 - temptation * (1 - share)) ** days;
      expect(intact).toBeCloseTo(coins, 3);
      expectChance(answer(result, 'intact', `at day ${days}`), intact);
    }
  });
});
