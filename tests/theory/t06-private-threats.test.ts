import { describe, expect, it } from 'vitest';
import {
  count,
  expectChance,
  expectNested,
  load,
  modelOf,
  outcome,
  runsEndingIn,
} from '../oracles/scenarios.js';

/**
 * T6, encoded: the target yields less readily before an audience. Kurizaki, "Efficient secrecy: public versus private
 * threats in crisis diplomacy" (2007).
 *
 * The target yields with w = .05 a day in private and with w(1 − a) in public, a its audience cost, and has 30 days to do
 * so. Else the threat is carried out with f = .6. So P(war) = f(1 − w)^30 in private and f(1 − w(1 − a))^30 in public,
 * and the gain of the private threat is their difference: 0 where a = 0, and rising in a.
 */
const scenario = load('t06-private-threats.yaml', import.meta.url);
const [willing, resolve, days] = [0.05, 0.6, 30];

const war = (face: number): number => resolve * (1 - willing * (1 - face)) ** days;
const gain = (face: number): number => war(face) - war(0);

describe('T6: a private threat and a public one', () => {
  it.each([
    [0, 0],
    [0.25, 0.062],
    [0.5, 0.152],
    [1, 0.471],
  ])('audience cost %d of the target: the private threat gains %d', async (face, expected) => {
    expect(gain(face)).toBeCloseTo(expected, 3);
    const hidden = await count(modelOf(scenario, { set: { face } }), 3_000);
    const open = await count(modelOf(scenario, { set: { face }, variant: 'in public' }), 3_000);
    expectChance(outcome(hidden, 'war'), war(0));
    expectChance(outcome(open, 'war'), war(face));
  });

  it('is the same threat, run by run, where the target has no audience', () => {
    const inPrivate = runsEndingIn(modelOf(scenario, { set: { face: 0 } }), 'war', 400);
    const inPublic = runsEndingIn(modelOf(scenario, { set: { face: 0 }, variant: 'in public' }), 'war', 400);
    expect(inPublic).toEqual(inPrivate);
  });

  it('saves more runs the more the audience counts, and loses none', () => {
    const lost = [0, 0.25, 0.5, 1].map((face) =>
      runsEndingIn(modelOf(scenario, { set: { face }, variant: 'in public' }), 'war', 400),
    );
    expectNested([runsEndingIn(modelOf(scenario), 'war', 400), ...lost]);
  });
});
