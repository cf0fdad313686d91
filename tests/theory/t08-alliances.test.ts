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
 * T8, encoded: each pact moves the log-odds with which the challenger shrinks from an attack. Leeds, "Do alliances deter
 * aggression? The influence of military alliances on the initiation of militarized interstate disputes" (2003); Benson,
 * "Unpacking alliances: deterrent and compellent alliances and their relationship with conflict" (2011).
 *
 * Tempted with τ = .02 a day, and shrinking with f = logistic(logit(.5) + s), s the sum of the shifts of the pacts that
 * stand: P(attacked by day 180) = 1 − (1 − τ(1 − f))^180.
 */
const scenario = load('t08-alliances.yaml', import.meta.url);

describe('T8: pacts that deter and pacts that embolden', () => {
  it.each([
    ['no pact', 0, 0.836],
    ['defence', 1, 0.621],
    ['neutrality', -1, 0.929],
    ['offence', -1, 0.929],
    ['neutrality and offence', -2, 0.959],
  ])('%s: log-odds %d, attacked with %d', async (variant, shift, published) => {
    const shrinks = 1 / (1 + Math.exp(-shift));
    const expected = 1 - (1 - 0.02 * (1 - shrinks)) ** 180;
    expect(expected).toBeCloseTo(published, 3);
    expectChance(answer(await count(modelOf(scenario, { variant })), 'attacked'), expected);
  });

  it('holds run by run: a defence pact saves targets, a pact with the challenger loses them', () => {
    const attacked = ['defence', 'no pact', 'neutrality', 'neutrality and offence'].map((variant) =>
      runsEndingIn(modelOf(scenario, { variant }), 'attacked', 400),
    );
    expectNested(attacked);
  });

  it('moves nothing where a pact moves no log-odds', () => {
    const [alone, allied] = ['no pact', 'defence'].map((variant) =>
      runsEndingIn(modelOf(scenario, { variant, set: { deterred: 0 } }), 'attacked', 200),
    );
    expect(allied).toEqual(alone);
  });
});
