import { describe, expect, it } from 'vitest';
import { answer, count, expectChance, load, modelOf, outcome } from '../oracles/scenarios.js';

/**
 * T7, emergent. Kydd, "Which side are you on? Bias, credibility, and mediation" (2003).
 *
 * Alpha is sincere with λ = .6, and a mediator exposes a feint with r. By Bayes' rule P(sincere | reassured) =
 * λ / (λ + (1 − λ)(1 − r)): the prior where r = 0, certainty where r = 1. Nothing in the file says so: it only says when
 * the mediator speaks and what.
 */
const scenario = load('t07-mediator.yaml', import.meta.url);
const prior = 0.6;

describe('T7: what a mediator’s word is worth', () => {
  it.each([
    [0, 0.6],
    [0.5, 0.75],
    [1, 1],
  ])('exposes a feint with %d: reassured, sincere with %d', async (candour, published) => {
    const reassured = prior + (1 - prior) * (1 - candour);
    expect(prior / reassured).toBeCloseTo(published, 12);
    const result = await count(modelOf(scenario, { set: { candour } }), 6_000);
    expectChance(answer(result, 'sincere'), prior);
    expectChance(outcome(result, 'reassured'), reassured);
    expectChance(answer(result, 'sincere if reassured'), prior / reassured);
  });

  it('teaches nothing, in any run, if it reassures in any case', async () => {
    const result = await count(modelOf(scenario, { set: { candour: 0 } }), 2_000);
    const heard = answer(result, 'sincere if reassured').estimate;
    expect(heard.runs).toBe(2_000);
    expect(heard.value).toBe(answer(result, 'sincere though unheard').estimate.value);
    expect(answer(result, 'sincere if warned').estimate.value).toBeNull();
  });

  it('is never wrong when it warns', async () => {
    const result = await count(modelOf(scenario), 2_000);
    expectChance(answer(result, 'sincere if warned'), 0);
  });
});
