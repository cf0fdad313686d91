import { expect, it } from 'vitest';
import { compile, sourceOf } from './define-compiler.js';

/**
 * What a large scenario costs the compiler, counted in the types that it makes: a count is the same on every machine.
 * 100,000 of them take it about a quarter of a second.
 */

const ACTORS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];

/** Five expressions or short forms for each actor and each of two others: 60 in all, on the longest ladder. */
function large(): object {
  const pairs = ACTORS.flatMap((actor, place) =>
    [1, 2].map((step) => [actor, ACTORS[(place + step) % ACTORS.length] ?? ''] as const),
  );
  return {
    brinkmanship: 1,
    title: 'large',
    tick: 'day',
    horizon: 365,
    sources: { E1: 'a claim', B1: 'a rate' },
    actors: Object.fromEntries(
      ACTORS.map((actor) => [actor, { parts: { bases: 'b', 'home islands': 'h' } }]),
    ),
    ladder: 'kahn',
    acts: { strike: { rung: 'large conventional war' }, 'show force to': { rung: 'show of force' } },
    processes: { unrest: { states: ['calm', 'open protest', 'crackdown'] } },
    commitments: Object.fromEntries(
      pairs.map(([one, other]) => [
        `${one} spares ${other}`,
        {
          debtor: one,
          creditor: other,
          refrain: `${one} strike ${other}`,
          unless: `${other} strike ${one} or ever(${other} strike ${one}.*) and unrest is not crackdown`,
          fidelity: '0.9, from 0.4 to 1, assumed (E1)',
        },
      ]),
    ),
    options: Object.fromEntries(
      pairs.map(([one, other]) => [
        `${one} may strike ${other}`,
        {
          when: `${one} spares ${other} is violated or rung(${one}, ${other}) >= super-ready status for 7 days`,
          chance: '25% within 90 days, from 5% to 60%, calibrated (B1)',
        },
      ]),
    ),
    outcomes: [{ war: '3 or more actors at barely nuclear war' }],
  };
}

// Compiled before the test begins: on a busy machine it takes longer than a test may.
const small = { ...large(), commitments: {}, options: {}, outcomes: [{ war: 'true' }] };
const before = compile([sourceOf(small)]);
const after = compile([sourceOf(large())]);

it('a scenario of sixty expressions is checked in well under a second', () => {
  expect([...before.complaints, ...after.complaints]).toEqual([[], []]);
  expect(after.instantiations - before.instantiations).toBeLessThan(250_000);
});
