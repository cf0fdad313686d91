import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { readScenario } from '../../src/scenario/read/scenario.js';

const SOUND = `brinkmanship: 1
title: Effects
tick: day
horizon: 9
actors: { north: North, south: { name: South, parts: { port: the port } } }
acts: { strike: { rung: use of force } }
parameters: { grave: "0.2, assumed" }
processes: { shield: { states: [up, down], moves: { up > down: "5% a day, assumed" } } }
effects:
  north strike south:
    - { when: shield is up, severe: "0.1, assumed", none: rest }
    - { severe: 0.5, limited: 0.5, basis: assumed }
  north strike south.port: { severe: grave * 2, limited: rest }
options:
  north may strike south: 5% a day, assumed
  north may strike south.port: 5% a day, assumed
outcomes:
  - grave: ever(north strike south.* with severe effect)
`;

function problemsOf(text: string) {
  const { scenario, diagnostics, source } = readScenario(text, 'effects.yaml');
  return scenario === null ? diagnostics : [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

/** What is written instead of what, the code that it must give, and a word of its message or hint. */
const MISTAKES = [
  ['north strike south:', 'nroth strike south:', 'unknown-name', 'north'],
  ['north strike south:', 'north strike:', 'syntax', 'author, kind, target'],
  ['shield is up', 'shield is high', 'unknown-name', 'up, down'],
  ['severe: "0.1, assumed"', 'severe: 0.1', 'no-basis', 'what does the number 0.1 rest on'],
  ['severe: "0.1, assumed"', 'sever: "0.1, assumed"', 'unknown-key', 'severe'],
  ['severe: "0.1, assumed"', 'severe: "10% a day, assumed"', 'wrong-unit', 'leave'],
  ['severe: "0.1, assumed"', 'severe: "1.5, assumed"', 'out-of-range', 'between 0 and 1'],
  ['severe: 0.5, limited: 0.5', 'severe: 0.5, limited: 0.4', 'chances-exceed-one', 'add up to 0.9'],
  [
    'severe: 0.5, limited: 0.5',
    'severe: 0.7, limited: 0.5, none: rest',
    'chances-exceed-one',
    'for the rest',
  ],
  ['severe: 0.5, limited: 0.5', 'severe: rest, limited: rest', 'chances-exceed-one', 'only one'],
  [
    '{ severe: 0.5, limited: 0.5, basis: assumed }',
    '{ basis: assumed }',
    'chances-exceed-one',
    'needs the weights',
  ],
  [
    'severe: 0.5, limited: 0.5',
    'when: shield is down, severe: 0.5, limited: 0.5',
    'contradiction',
    'a last case',
  ],
  ['when: shield is up, severe', 'severe', 'missing-key', 'only the last case'],
  ['grave * 2, limited: rest', 'grave * 2, limited: grave', 'chances-exceed-one', 'nothing takes it'],
  ['grave * 2, limited', 'grave * 9, limited', 'chances-exceed-one', 'add up to 1.8'],
  ['north strike south.port: {', 'north strike south.*: {', 'contradiction', 'both say what the effect'],
  ['with severe effect', 'with grave effect', 'syntax', 'with at least limited effect'],
  ['with severe effect', 'with severe', 'syntax', 'effect'],
] as const;

describe('effects', () => {
  it('are read without a word of complaint', () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it.each(MISTAKES)('%s written as %s', (from, to, code, says) => {
    expect(SOUND).toContain(from);
    const found = problemsOf(SOUND.replace(from, to));
    expect(found.map((one) => one.code)).toContain(code);
    expect(JSON.stringify(found)).toContain(says);
  });

  it('of acts that nobody can do are a warning, as is an effect that nothing gives', () => {
    const idle = SOUND.replace('effects:', 'effects:\n  south strike north: { severe: 1 }');
    expect(problemsOf(idle)).toMatchObject([{ code: 'never-bites', severity: 'warning' }]);
    const asked = SOUND.replace('south.* with severe', 'south.port with no');
    expect(problemsOf(asked.replace(/ {2}north strike south\.port: .*\n/, ''))).toEqual([]);
    const never = asked.replace('with no', 'with limited').replace(/ {2}north strike south\.port: .*\n/, '');
    expect(problemsOf(never).map(({ code }) => code)).toContain('never-holds');
  });
});
