import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { readScenario } from '../../src/scenario/read/scenario.js';

const SOUND = `brinkmanship: 1
title: Joint acts
tick: day
horizon: 9
actors: { north: North, south: South, land and sea: Land and Sea, east: East }
acts: { strike: { rung: use of force } }
commitments:
  vow: { debtor: south, creditor: east, refrain: north and south strike east, fidelity: 1 }
options:
  north and south may strike east: 5% a day, assumed
  land and sea and north may strike east (again): 5% a day, assumed
outcomes:
  - struck: ever(south strike east)
variants:
  now: { force: { act: north and south strike east, on: 3 } }
`;

function problemsOf(text: string) {
  const { scenario, diagnostics, source } = readScenario(text, 'joint.yaml');
  return scenario === null ? diagnostics : [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

/** What is written instead of what, the code that it must give, and a word of its message or hint. */
const MISTAKES = [
  ['  north and south may', '  north and suoth may', 'unknown-name', 'south'],
  ['  north and south may', '  north and north may', 'contradiction', 'named twice'],
  [
    '  north and south may strike east',
    '  north and south may strike south',
    'contradiction',
    'both an author',
  ],
  ['act: north and south', 'act: north and suoth', 'unknown-name', 'south'],
  ['act: north and south', 'act: north and any', 'syntax', ''],
  ['refrain: north and south', 'refrain: north and land and sea', 'contradiction', 'its own acts only'],
  ['south strike east)', 'north and south strike east)', 'unknown-name', 'one author'],
] as const;

describe('joint acts', () => {
  it('are read without a word of complaint', () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it('tell names with an `and` from two names', () => {
    const { scenario } = readScenario(SOUND, 'joint.yaml');
    expect(scenario?.options.map(({ actor, others }) => [actor, ...others])).toEqual([
      ['north', 'south'],
      ['land and sea', 'north'],
    ]);
  });

  it.each(MISTAKES)('%s written as %s', (from, to, code, says) => {
    expect(SOUND).toContain(from);
    const found = problemsOf(SOUND.replace(from, to));
    expect(found.map((one) => one.code)).toContain(code);
    expect(JSON.stringify(found)).toContain(says);
  });
});
