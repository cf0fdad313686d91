import { lower, readDocument } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { answer, count, expectChance, load, modelOf, runsEndingIn } from '../oracles/scenarios.js';

const scenario = load('../../scenarios/examples/scopes.yaml', import.meta.url);

/** South does not answer here, so that no run ends early. Raids come with 2 % a day. */
const calm = { 'south may raid north': 0 };

describe("a proxy's act", () => {
  it.each([0, 0.2, 0.6, 1])(
    'counts with chance %d, and breaks the word in the eyes of who takes it so',
    async (q) => {
      const result = await count(modelOf(scenario, { set: { ...calm, 'the militia for North': q } }));
      for (const [question, day] of [
        ['believed', 50],
        ['believed', 100],
        ['observed', 100],
      ] as const) {
        // (1 − .02 q)^days: each day a raid, each raid a coin.
        expectChance(answer(result, question, `at day ${day}`), (1 - 0.02 * q) ** day);
      }
      expectChance(answer(result, 'true'), 1);
      expectChance(answer(result, 'released'), 1 - (1 - 0.02 * q) ** 100);
    },
  );

  it('is judged by each holder for itself', async () => {
    const result = await count(modelOf(scenario, { set: { ...calm, 'the militia for North': 0.5 } }));
    // Two coins of .5: it stands for both with 1 − .02 (1 − .5²) a day. One coin for both would make it 1 − .02 × .5.
    expectChance(answer(result, 'both'), (1 - 0.02 * 0.75) ** 100);
  });

  it('that never counts is as if there were no scope', () => {
    const without = modelOf(scenario, { variant: 'only its own acts' });
    const { scenario: bare } = readDocument(bareDocument);
    if (bare === null) throw new Error('the bare scenario cannot be read');
    expect(runsEndingIn(without, 'peace', 300)).toEqual(runsEndingIn(modelOf(bare), 'peace', 300));
  });
});

it('lets an act that only a proxy can do be promised and asked about without a warning', () => {
  expect(lower(scenario).diagnostics).toEqual([]);
});

describe('a scope that cannot be meant', () => {
  it.each([
    ['an act of the patron itself', { of: 'north raid south' }, 'contradiction'],
    ['a rate', { chance: '2% a day, assumed' }, 'wrong-unit'],
    ['a holder of nothing', { for: 'militia' }, 'not-its-view'],
    ['an unknown commitment', { in: 'nobodys-word' }, 'unknown-name'],
    ['an unknown patron', { 'counts as': 'nroth' }, 'unknown-name'],
  ])('is refused: %s', (_, change, code) => {
    const { scenario: read, diagnostics } = readDocument({
      ...bareDocument,
      scopes: { militias: { ...scopeDocument, ...change } },
    });
    expect(read).toBeNull();
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });

  it('warns of an act that nobody can do', () => {
    const { scenario: read } = readDocument({
      ...bareDocument,
      scopes: { militias: { ...scopeDocument, of: 'militia raid north' } },
    });
    if (read === null) throw new Error('it cannot be read');
    expect(lower(read).diagnostics.map(({ code }) => code)).toContain('never-bites');
  });
});

const scopeDocument = {
  of: 'militia raid south',
  'counts as': 'north',
  for: 'south',
  chance: '0.2 per occasion, assumed',
};

const bareDocument = {
  brinkmanship: 1,
  title: 'The patron and the militia',
  tick: 'day',
  horizon: 100,
  actors: { north: 'North', south: 'South', militia: 'The militia', mission: 'The observer mission' },
  acts: { raid: { rung: 'use of force' } },
  commitments: {
    'norths-word': {
      debtor: 'north',
      creditor: 'south',
      observers: ['mission'],
      refrain: 'north raid south',
      fidelity: 1,
    },
    'souths-word': {
      debtor: 'south',
      creditor: 'north',
      refrain: 'south raid north',
      unless: 'north raid south',
      fidelity: '0.9, assumed',
    },
  },
  options: {
    'militia may raid south': '2% per day, assumed',
    'south may raid north': { when: 'ever(militia raid south)', chance: '3% per day, assumed' },
  },
  outcomes: [{ 'South raids North': { ends: true, when: 'south raid north' } }, { peace: 'true' }],
};
