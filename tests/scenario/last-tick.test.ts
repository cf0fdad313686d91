import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** An outcome that does not end the run and asks for what is over in a tick counts the last tick only. */
function warningsFor(outcome: string, questions = '') {
  const { scenario, diagnostics } = readScenario(
    `brinkmanship: 1
title: One blow
tick: day
horizon: 90
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
commitments:
  pact: { debtor: north, creditor: south, refrain: north strike south, fidelity: 0 }
options:
  north may strike south: 1% a day, assumed
outcomes:
  - pact broken: ${outcome}
${questions}`,
    'test.yaml',
  );
  expect(scenario).not.toBeNull();
  return diagnostics.map(({ code, message, hint = '', position }) => {
    const { text = '', column = 1, length = 0 } = position ?? {};
    return { code, message, hint, underlined: text.slice(column - 1, column - 1 + length) };
  });
}

describe('an outcome that asks for what passes', () => {
  it.each(
    [
      ['north strike south', 'north strike south'],
      ['broken(pact)', 'broken(pact)'],
      ['{ when: north strike south }', 'north strike south'],
      ['not north strike south', 'north strike south'],
      ['pact is violated and north strike south.*', 'north strike south.*'],
      ['at least 1 of (pact is violated, north strike south)', 'north strike south'],
      ['ever(broken(pact)) and any strike south', 'any strike south'],
    ].map(([outcome = '', passing = '']) => ({ outcome, passing })),
  )('is warned of: $outcome', ({ outcome, passing }) => {
    const found = warningsFor(outcome.startsWith('{') ? outcome : `"${outcome}"`);
    expect(found).toMatchObject([{ code: 'last-tick-only', underlined: passing }]);
    expect(found[0]?.message).toContain('the last day');
    expect(found[0]?.hint).toContain(`ever(${passing})`);
  });

  it.each([
    '{ ends: true, when: north strike south }',
    'ever(north strike south)',
    'since(north strike south) < 10',
    'count(north strike south, 3) >= 2',
    'pact is violated',
    '"rung(north, south) >= use of force"',
  ])('is not warned of: %s', (outcome) => {
    expect(warningsFor(outcome)).toEqual([]);
  });

  it('is fine in a question: there it means that it has happened by then', () => {
    expect(warningsFor('pact is violated', 'questions: { Q: { ask: north strike south, at: 90 } }')).toEqual(
      [],
    );
  });
});
