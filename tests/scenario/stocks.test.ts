import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { readScenario } from '../../src/scenario/read/scenario.js';

const SOUND = `brinkmanship: 1
title: Stocks
tick: day
horizon: 9
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
processes: { supply: { states: [open, cut], moves: { open > cut: "5% a day, assumed" } } }
stocks:
  missiles:
    owner: north
    up to: 4
    starts: 3
    used by: [north strike south]
    refills: { when: supply is open, chance: "10% a day, assumed" }
    known to: []
options:
  north may strike south: { when: missiles > 1, chance: "5% a day, assumed" }
  south may strike north: { when: supply is cut, chance: "5% a day, assumed" }
outcomes:
  - empty: missiles = 0
variants:
  few: { put: { variable: missiles, to: 1, on: 3 } }
`;

function problemsOf(text: string) {
  const { scenario, diagnostics, source } = readScenario(text, 'stocks.yaml');
  return scenario === null ? diagnostics : [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

/** What is written instead of what, the code that it must give, and a word of its message or hint. */
const MISTAKES = [
  ['owner: north', 'owner: nroth', 'unknown-name', 'north'],
  ['up to: 4', 'up to: 0', 'out-of-range', '1'],
  ['    up to: 4\n', '', 'missing-key', 'up to'],
  ['starts: 3', 'starts: 5', 'out-of-range', 'from 0 to 4'],
  ['[north strike south]', '[south strike north]', 'contradiction', 'its own acts only'],
  ['[north strike south]', '[north stirke south]', 'unknown-name', 'strike'],
  ['[north strike south]', '[]', 'out-of-range', '1'],
  ['chance: "10% a day, assumed"', 'chance: "0.1, assumed"', 'no-unit', 'per occasion'],
  [
    '{ when: supply is open, chance: "10% a day, assumed" }',
    '0.1 per occasion, assumed',
    'no-unit',
    'no occasion',
  ],
  ['known to: []', 'known to: [west]', 'unknown-name', 'west'],
  ['when: supply is cut', 'when: missiles = 0', 'hidden-from-actor', 'known to north'],
  ['empty: missiles = 0', 'empty: missiles is 0', 'syntax', ''],
  ['empty: missiles = 0', 'empty: misiles = 0', 'unknown-name', 'missiles'],
  ['  missiles:\n', '  supply:\n', 'bad-name', 'already a name'],
  ['to: 1, on: 3', 'to: 9, on: 3', 'out-of-range', 'from 0 to 4'],
  ['refills:', 'refill:', 'unknown-key', 'refills'],
] as const;

describe('stocks', () => {
  it('are read without a word of complaint', () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it.each(MISTAKES)('%s written as %s', (from, to, code, says) => {
    expect(SOUND).toContain(from);
    const found = problemsOf(SOUND.replace(from, to));
    expect(found.map((one) => one.code)).toContain(code);
    expect(JSON.stringify(found)).toContain(says);
  });

  it('that nothing uses are a warning', () => {
    const idle = SOUND.replace('[north strike south]', 'north strike north');
    expect(problemsOf(idle)).toMatchObject([{ code: 'never-bites', severity: 'warning' }]);
  });
});
