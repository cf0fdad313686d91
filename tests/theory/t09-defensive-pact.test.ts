import { describe, it } from 'vitest';
import { answer, count, expectChance, load, modelOf } from '../oracles/scenarios.js';

/**
 * T9, emergent. Snyder, Alliance Politics (1997): a defensive pact with fidelity 1 joins if and only if, in its own view,
 * its ally was attacked; an unconditional one joins either way.
 *
 * Who is taken for the attacker is a belief of the guarantor's own, so it joins with exactly the chance of that belief.
 * The enemy that is blamed for the ally's attack "attacks" its own soil: the pact counts that too.
 */
const scenario = load('t09-defensive-pact.yaml', import.meta.url);

describe('T9: a defensive pact and an unconditional one', () => {
  it.each([
    ['as given', {}, 0, 0],
    ['the enemy attacks', {}, 1, 1],
    ['the ally attacks', {}, 0, 1],
    ['the enemy attacks', { deception: 1 }, 0, 1],
    ['the ally attacks', { slander: 1 }, 1, 1],
    ['the enemy attacks', { deception: 0.3 }, 0.7, 1],
    ['the ally attacks', { slander: 0.3 }, 0.3, 1],
  ])('%s, %o: the guarantor joins with %d, the friend with %d', async (variant, set, guarantor, friend) => {
    const result = await count(modelOf(scenario, { variant, set }), 2_000);
    expectChance(answer(result, 'guarantor joins'), guarantor);
    expectChance(answer(result, 'friend joins'), friend);
  });
});
