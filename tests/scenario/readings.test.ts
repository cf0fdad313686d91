import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { readScenario } from '../../src/scenario/read/scenario.js';
import { combinationsOf, countCombinations } from '../../src/scenario/readings.js';

/** A file with two readings in which nothing is wrong. Each test below makes one mistake in it. */
const SOUND = `brinkmanship: 1
title: A note
tick: day
horizon: 30
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
processes:
  mood: { states: [calm, angry], moves: { calm > angry: "20% within 30 days, assumed" } }
channels: { wire: { carried by: [south] } }
commitments:
  pact:
    debtor: north
    creditor: south
    refrain: north strike south
    channel: wire
    fidelity: 0.9, assumed
options:
  north may strike south: 10% within 30 days, assumed
readings:
  note:
    about: what the note says
    alternatives:
      a promise: {}
      a courtesy: { remove: pact }
  speech:
    alternatives:
      nothing new: {}
      a threat: { set: { options.north may strike south: 0.4 } }
outcomes: [{ struck: ever(north strike south) }]
questions:
  Q1: { ask: intact(pact), at: 30 }
variants:
  bolder: { set: { options.north may strike south: 0.9 } }
`;

function problemsOf(text: string): readonly Diagnostic[] {
  const { scenario, diagnostics, source } = readScenario(text, 'test.yaml');
  if (scenario === null) return diagnostics;
  return [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

function mistaken(from: string, to: string): readonly Diagnostic[] {
  expect(SOUND).toContain(from);
  return problemsOf(SOUND.replace(from, to));
}

describe('a file with readings', () => {
  it('is read without a word', () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  const mistakes = [
    [
      'one alternative only',
      'a courtesy: { remove: pact }\n',
      '\n',
      'missing-key',
      'the reading "note" needs two alternatives or more, and has 1',
    ],
    [
      'a name that no commitment has',
      '{ remove: pact }',
      '{ remove: pakt }',
      'unknown-name',
      'there is no commitment named "pakt"',
    ],
    [
      'a key that no overlay has',
      '{ remove: pact }',
      '{ removes: pact }',
      'unknown-key',
      'unknown key "removes"',
    ],
    [
      'no alternatives',
      'about: what the note says\n    alternatives:\n      a promise: {}\n      a courtesy: { remove: pact }',
      'about: what the note says',
      'missing-key',
      'alternatives',
    ],
    [
      'what is added and removed at once',
      '{ remove: pact }',
      '{ remove: pact, add: { pact: { debtor: north, creditor: south, refrain: north strike south, fidelity: 1 } } }',
      'contradiction',
      '"pact" is both added and removed',
    ],
    [
      'a variant that is not there',
      '{ remove: pact }',
      '{ includes: [boldr] }',
      'unknown-name',
      'there is no variant named "boldr"',
    ],
    [
      'two readings that set one number to different values',
      '{ remove: pact }',
      '{ set: { north may strike south: 0.3 } }',
      'contradiction',
      'the alternatives "a threat" of the reading "speech" and "a courtesy" of "note" differ about options.north may strike south',
    ],
    [
      'two readings of which one sets what the other removes',
      'set: { options.north may strike south: 0.4 }',
      'set: { pact.fidelity: 0.4 }',
      'contradiction',
      'differ about the commitment pact, which one removes',
    ],
    [
      'two readings of which one makes public what the other removes',
      'set: { options.north may strike south: 0.4 }',
      'publish: { commitment: pact }',
      'contradiction',
      'differ about the commitment pact, which one removes',
    ],
    [
      'two readings of which one makes again what the other removes',
      'set: { options.north may strike south: 0.4 }',
      'add: { pact: { debtor: north, creditor: south, refrain: north strike south, fidelity: 1 } }',
      'contradiction',
      'differ about the commitment pact',
    ],
  ] as const;

  it.each(mistakes)('complains of %s', (_, from, to, code, says) => {
    const found = mistaken(from, to);
    expect(found.map((one) => one.code)).toContain(code);
    expect(found.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n')).toContain(says);
    expect(found.every(({ position }) => position !== undefined)).toBe(true);
  });

  it('lets two readings agree, and lets a variant have the last word', () => {
    const agreed = SOUND.replace('{ remove: pact }', '{ set: { north may strike south: 0.4 } }');
    expect(problemsOf(agreed)).toEqual([]);
    const { scenario } = readScenario(SOUND);
    if (scenario === null) throw new Error('the scenario of this test is sound');
    const { model } = lower(scenario, { variant: 'bolder', readings: { speech: 'a threat' } });
    expect(model?.assumptions).toContainEqual(
      expect.objectContaining({ name: 'options.north may strike south', value: 0.9 }),
    );
  });
});

describe('what is chosen', () => {
  const { scenario } = readScenario(SOUND);
  if (scenario === null) throw new Error('the scenario of this test is sound');

  it('must be a reading and an alternative of it', () => {
    const told = (readings: Record<string, string>) =>
      lower(scenario, { readings }).diagnostics.map(({ message, hint }) => `${message}; ${hint ?? ''}`);
    expect(told({ nota: 'a promise' })).toEqual(['there is no reading named "nota"; did you mean "note"?']);
    expect(told({ note: 'a curtesy' })).toEqual([
      'there is no alternative of the reading "note" named "a curtesy"; did you mean "a courtesy"?',
    ]);
  });

  it('stands in the model, the first alternative of each where nothing is chosen', () => {
    expect(lower(scenario).model?.readings).toEqual({ note: 'a promise', speech: 'nothing new' });
    expect(lower(scenario, { readings: { note: 'a courtesy' } }).model?.readings).toEqual({
      note: 'a courtesy',
      speech: 'nothing new',
    });
  });

  it('is one of as many combinations as the alternatives multiply to', () => {
    const { readings } = scenario;
    expect(countCombinations(readings)).toBe(4);
    expect(combinationsOf(readings)).toEqual([
      { note: 'a promise', speech: 'nothing new' },
      { note: 'a promise', speech: 'a threat' },
      { note: 'a courtesy', speech: 'nothing new' },
      { note: 'a courtesy', speech: 'a threat' },
    ]);
    expect(combinationsOf(readings, { note: 'a courtesy' })).toHaveLength(2);
  });
});

describe('a variant that sets a number of what is removed', () => {
  it('is warned of: the number does nothing', () => {
    const text = SOUND.replace('bolder: {', 'weaker: { set: { pact.fidelity: 0.1 } }\n  bolder: {');
    const { scenario } = readScenario(text);
    if (scenario === null) throw new Error('the scenario of this test is sound');
    const options = { variant: 'weaker', readings: { note: 'a courtesy' } };
    const { model, diagnostics } = lower(scenario, options);
    expect(model).not.toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'contradiction', severity: 'warning' }]);
    expect(diagnostics[0]?.message).toContain('there is no commitment "pact", so setting pact.fidelity does');
    expect(lower(scenario, { variant: 'weaker' }).diagnostics).toEqual([]);
  });
});
