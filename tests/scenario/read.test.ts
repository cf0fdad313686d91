import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lower } from '../../src/model/lower/index.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { readDocument, readScenario } from '../../src/scenario/read/scenario.js';

/** A file in which nothing is wrong. Each test below makes one mistake in it. */
const SOUND = `brinkmanship: 1
title: A pact
tick: day
horizon: 90
sources: { E1: who promised what, B1: a rate }
actors:
  north: { name: North, parts: { bases: North's bases } }
  south: South
  east: East
acts:
  strike: { rung: use of force }
  settle: { calms to: none }
parameters:
  noise: 0.2, from 0 to 0.5, assumed
processes:
  mood: { states: [calm, angry], moves: { calm > angry: "20% within 30 days, assumed" } }
  mind: { states: [open, shut], known to: [south], starts: { open: "0.5, assumed", shut: rest } }
  strain: { from: 0, to: 4, moves: { "+1": "10% per day, assumed" } }
channels:
  wire: { carried by: [east], open while: mood is calm }
commitments:
  pact:
    debtor: north
    creditor: south
    refrain: north strike south
    unless: south strike north
    channel: wire
    disclosed: 10% within 30 days, assumed
    fidelity: 0.9, from 0.5 to 1, assumed
    source: E1
  answer:
    debtor: south
    creditor: north
    if: north strike south
    perform: strike
    targets: { named: { north.bases: 0.8, north: 0.2 }, basis: assumed }
    within: 10
    after: { mean: 3, basis: assumed }
    fidelity: 0.7, assumed
options:
  north may strike south: { when: mood is angry, chance: "10% within 30 days, calibrated (B1)" }
  south may strike north: 5% within 90 days, assumed
  south may settle north: 1% per day, assumed
attribution:
  blame:
    observer: south
    of: north strike south
    believes: east took part
    chance: noise per occasion
trust:
  south in north: { levels: [none, some], starts: some, moves: [{ when: north strike south, by: -1 }], basis: assumed }
outcomes:
  - fight: { ends: true, when: "rung(north, south) >= use of force" }
  - pact intact: intact(pact)
questions:
  Q1: { ask: intact(pact as seen by south), at: [30, 90] }
  Q2: { ask: pact is detached, at: 30 }
variants:
  shock: { force: { act: north strike south, on: 5 } }
`;

/** Reads and, where that goes well, lowers: all that is wrong with the text. */
function problemsOf(text: string): readonly Diagnostic[] {
  const { scenario, diagnostics, source } = readScenario(text, 'test.yaml');
  if (scenario === null) return diagnostics;
  return [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

function mistaken(from: string, to: string): readonly Diagnostic[] {
  expect(SOUND).toContain(from);
  return problemsOf(SOUND.replace(from, to));
}

describe('a sound file', () => {
  it('gives a scenario and no diagnostics', () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it('reads the same from JSON', () => {
    const { scenario, diagnostics } = readScenario(JSON.stringify(parse(SOUND)), 'test.json');
    expect(diagnostics).toEqual([]);
    expect(scenario?.commitments.map(({ name }) => name)).toEqual(['pact', 'answer']);
  });

  it('reads the same from an object', () => {
    const { scenario, diagnostics, source } = readDocument({
      brinkmanship: 1,
      title: 'An object',
      tick: 'day',
      horizon: 3,
      actors: { north: 'North' },
      outcomes: [{ late: 'tick >= 3' }],
    });
    expect(diagnostics).toEqual([]);
    expect(scenario?.title).toBe('An object');
    expect(source).toBeNull();
  });
});

/** What is written instead of what, the code that it must give, the text that it must underline, and a word of help. */
const MISTAKES: readonly {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly underlined: string;
  readonly help: string;
}[] = [
  {
    name: 'a misspelt debtor',
    from: 'debtor: north',
    to: 'debtor: nroth',
    code: 'unknown-name',
    underlined: 'nroth',
    help: 'north',
  },
  {
    name: 'a misspelt act in a refrain',
    from: 'refrain: north strike south',
    to: 'refrain: north stirke south',
    code: 'unknown-name',
    underlined: 'stirke',
    help: 'strike',
  },
  {
    name: 'a misspelt part',
    from: 'north.bases: 0.8',
    to: 'north.basis: 0.8',
    code: 'unknown-name',
    underlined: 'north.basis',
    help: 'bases',
  },
  {
    name: 'a misspelt commitment',
    from: 'intact(pact)',
    to: 'intact(pcat)',
    code: 'unknown-name',
    underlined: 'pcat',
    help: 'pact',
  },
  {
    name: 'a misspelt parameter',
    from: 'chance: noise per occasion',
    to: 'chance: niose per occasion',
    code: 'unknown-name',
    underlined: 'niose',
    help: 'noise',
  },
  {
    name: 'a misspelt state',
    from: 'mood is angry',
    to: 'mood is angri',
    code: 'unknown-name',
    underlined: 'angri',
    help: 'angry',
  },
  {
    name: 'a misspelt rung of several words',
    from: 'rung: use of force',
    to: 'rung: use of froce',
    code: 'unknown-name',
    underlined: 'use of froce',
    help: 'use of force',
  },
  {
    name: 'a misspelt channel',
    from: 'channel: wire',
    to: 'channel: wier',
    code: 'unknown-name',
    underlined: 'wier',
    help: 'wire',
  },
  {
    name: 'an unknown key',
    from: '    unless: south',
    to: '    unles: south',
    code: 'unknown-key',
    underlined: 'unles',
    help: 'unless',
  },
  {
    name: 'a condition that a comma cuts in two',
    from: '"rung(north, south) >= use of force"',
    to: 'rung(north, south) >= use of force',
    code: 'unknown-key',
    underlined: 'south) >= use of force',
    help: 'quotes',
  },
  {
    name: 'a source that is not listed',
    from: 'source: E1',
    to: 'source: E9',
    code: 'unknown-source',
    underlined: 'E9',
    help: '',
  },
  {
    name: 'a probability without a unit',
    from: '5% within 90 days, assumed',
    to: '5%, assumed',
    code: 'no-unit',
    underlined: '5%, assumed',
    help: 'within 30 days',
  },
  {
    name: 'a unit of another tick',
    from: '5% within 90 days, assumed',
    to: '5% within 12 weeks, assumed',
    code: 'wrong-unit',
    underlined: 'within 12 weeks',
    help: 'days',
  },
  {
    name: 'a duration in another unit than the tick',
    from: 'mood is angry',
    to: 'mood is angry for 2 weeks',
    code: 'wrong-unit',
    underlined: 'mood is angry for 2 weeks',
    help: 'days',
  },
  {
    name: 'a rate where there is none',
    from: 'fidelity: 0.7, assumed',
    to: 'fidelity: 0.7 per day, assumed',
    code: 'wrong-unit',
    underlined: '0.7 per day, assumed',
    help: 'leave',
  },
  {
    name: 'a number without a basis',
    from: 'fidelity: 0.7, assumed',
    to: 'fidelity: 0.7',
    code: 'no-basis',
    underlined: '0.7',
    help: 'assumed',
  },
  {
    name: 'a number passed off as reported',
    from: 'fidelity: 0.7, assumed',
    to: 'fidelity: 0.7, reported (E1)',
    code: 'reported-number',
    underlined: '0.7, reported (E1)',
    help: 'assumed',
  },
  {
    name: 'a calibrated number without its source',
    from: 'calibrated (B1)',
    to: 'calibrated',
    code: 'no-source',
    underlined: '"10% within 30 days, calibrated',
    help: 'source',
  },
  {
    name: 'certainty within a span of time',
    from: '5% within 90 days, assumed',
    to: '100% within 90 days, assumed',
    code: 'certain-within',
    underlined: '100% within 90 days, assumed',
    help: 'below 1',
  },
  {
    name: 'a value outside its own range',
    from: '0.9, from 0.5 to 1, assumed',
    to: '0.4, from 0.5 to 1, assumed',
    code: 'bad-range',
    underlined: '0.4, from 0.5 to 1, assumed',
    help: '',
  },
  {
    name: 'a probability above 1',
    from: 'fidelity: 0.7, assumed',
    to: 'fidelity: 70, assumed',
    code: 'out-of-range',
    underlined: '70, assumed',
    help: '70%',
  },
  {
    name: 'a probability that can leave [0, 1]',
    from: 'south may settle north: 1% per day, assumed',
    to: 'south may settle north: 0.3 * strain per day, assumed',
    code: 'leaves-unit-interval',
    underlined: '0.3 * strain per day, assumed',
    help: 'strain = 4',
  },
  {
    name: 'a probability that leaves [0, 1] late in a run',
    from: 'south may settle north: 1% per day, assumed',
    to: 'south may settle north: 0.02 * tick per day, assumed',
    code: 'leaves-unit-interval',
    underlined: '0.02 * tick per day, assumed',
    help: 'tick = 51',
  },
  {
    name: 'competing chances above 1',
    from: 'calm > angry: "20% within 30 days, assumed"',
    to: 'calm > angry: "0.6 per day, assumed", angry > calm: "0.1 per day, assumed" }, starts: calm }\n  brow: { states: [a1, b1, c1], moves: { a1 > b1: "0.6 per day, assumed", a1 > c1: "0.6 per day, assumed"',
    code: 'chances-exceed-one',
    underlined: '{',
    help: 'lower them',
  },
  {
    name: 'starts that leave nothing for the rest',
    from: 'open: "0.5, assumed", shut: rest',
    to: 'open: "0.5, assumed", shut: "0.6, assumed"',
    code: 'chances-exceed-one',
    underlined: '{',
    help: 'rest',
  },
  {
    name: "an option that reads another's belief",
    from: 'north may strike south: { when: mood is angry',
    to: 'north may strike south: { when: south believes blame',
    code: 'not-its-view',
    underlined: 'south believes blame',
    help: 'its own',
  },
  {
    name: 'an option that reads what is hidden from its actor',
    from: 'north may strike south: { when: mood is angry',
    to: 'north may strike south: { when: mind is open',
    code: 'hidden-from-actor',
    underlined: 'mind',
    help: 'south',
  },
  {
    name: 'a bare commitment whose views can differ',
    from: '    source: E1\n',
    to: '    made: { on: 1 }\n',
    code: 'ambiguous-view',
    underlined: 'pact',
    help: 'as seen by',
  },
  {
    name: "a promise of somebody else's acts",
    from: 'refrain: north strike south',
    to: 'refrain: east strike south',
    code: 'contradiction',
    underlined: 'east strike south',
    help: 'north',
  },
  {
    name: 'a promise to perform without a deadline',
    from: '    within: 10\n',
    to: '',
    code: 'missing-key',
    underlined: 'answer',
    help: '',
  },
  {
    name: 'a target both weighted and excluded',
    from: 'north: 0.2 }, basis',
    to: 'north: 0.2 }, excluded: [north], basis',
    code: 'contradiction',
    underlined: 'north',
    help: '',
  },
  {
    name: 'an act that cannot happen',
    from: 'unless: south strike north',
    to: 'unless: east strike north',
    code: 'cannot-happen',
    underlined: 'east strike north',
    help: 'options',
  },
  {
    name: 'a commitment that can never bite',
    from: 'refrain: north strike south',
    to: 'refrain: north settle east',
    code: 'never-bites',
    underlined: 'north settle east',
    help: 'option',
  },
  {
    name: 'an outcome that can never hold',
    from: '- pact intact: intact(pact)',
    to: '- pact intact: intact(pact) and rung(north, east) >= war',
    code: 'never-holds',
    underlined: 'intact(pact) and rung(north, east) >= war',
    help: '',
  },
  {
    name: 'a calibrated rate far beyond its window',
    from: '10% within 30 days, calibrated (B1)',
    to: '10% within 7 days, calibrated (B1)',
    code: 'beyond-window',
    underlined: '"10% within 7 days, calibrated (B1)',
    help: 'curve',
  },
  {
    name: 'a number as a condition',
    from: 'mood is angry',
    to: 'strain + 1',
    code: 'wrong-kind',
    underlined: 'strain + 1',
    help: '',
  },
  {
    name: 'a name that is a word of the language',
    from: '  noise: 0.2',
    to: '  since: 0.2',
    code: 'bad-name',
    underlined: 'since',
    help: 'hyphen',
  },
  {
    name: 'a name with two meanings',
    from: '  noise: 0.2',
    to: '  mood: 0.2',
    code: 'bad-name',
    underlined: 'mood',
    help: 'another name',
  },
  {
    name: 'a question about a day that no run reaches',
    from: 'at: [30, 90]',
    to: 'at: [30, 99]',
    code: 'out-of-range',
    underlined: '[30, 99]',
    help: '',
  },
  {
    name: 'a variant that includes itself',
    from: 'shock: {',
    to: 'shock: { includes: [shock],',
    code: 'cycle',
    underlined: '[shock]',
    help: '',
  },
  {
    name: 'a mirror of a mirror',
    from: '  answer:\n',
    to: '  twin: { mirrors: pact }\n  triplet: { mirrors: twin }\n  answer:\n',
    code: 'cycle',
    underlined: 'twin',
    help: 'pact',
  },
  {
    name: 'a belief in no form',
    from: 'believes: east took part',
    to: 'believes: east did it',
    code: 'syntax',
    underlined: 'east did it',
    help: 'took part',
  },
  {
    name: 'a condition cut short',
    from: 'mood is angry',
    to: 'mood is',
    code: 'syntax',
    underlined: '',
    help: '',
  },
];

describe('a mistake', () => {
  for (const { name, from, to, code, underlined, help } of MISTAKES) {
    it(`is pointed at: ${name}`, () => {
      const found = mistaken(from, to);
      const problem = found.find((one) => one.code === code && placeOf(one).startsWith(underlined));
      if (problem === undefined)
        throw new Error(`not among what was found: ${JSON.stringify(found, null, 1)}`);
      expect(`${problem.message} ${problem.hint ?? ''}`).toContain(help);
      expect(problem.position?.file).toBe('test.yaml');
    });
  }

  it('is told together with all others', () => {
    const text = SOUND.replace('debtor: north', 'debtor: nroth')
      .replace('mood is angry', 'mood is angri')
      .replace('5% within 90 days, assumed', '5%, assumed')
      .replace('    unless: south', '    unles: south');
    const codes = problemsOf(text).map((one) => one.code);
    expect(codes).toEqual(expect.arrayContaining(['unknown-name', 'no-unit', 'unknown-key']));
  });
});

function placeOf(diagnostic: Diagnostic): string {
  const { position } = diagnostic;
  return position === undefined
    ? ''
    : position.text.slice(position.column - 1, position.column - 1 + position.length);
}

describe('a chance of 0 or 1', () => {
  it('needs no unit: never and always are the same in any', () => {
    expect(mistaken('5% within 90 days, assumed', '1')).toEqual([]);
    expect(mistaken('chance: noise per occasion', 'chance: 0')).toEqual([]);
  });
});

describe('settings', () => {
  const { scenario } = readScenario(SOUND, 'test.yaml');

  function lowered(name: string, value: number) {
    if (scenario === null) throw new Error('the sound file is not sound');
    return lower(scenario, { set: new Map([[name, value]]) });
  }

  it('take the full name of a number, or the end of it', () => {
    for (const name of ['commitments.pact.fidelity', 'pact.fidelity']) {
      const { model } = lowered(name, 0.25);
      expect(model?.assumptions.find((one) => one.name === 'commitments.pact.fidelity')).toMatchObject({
        value: 0.25,
        overridden: true,
      });
    }
  });

  it('refuse an end that fits several names', () => {
    expect(lowered('fidelity', 0.5).diagnostics[0]?.message).toContain('may mean');
  });

  it('name the nearest where there is none such', () => {
    const [problem] = lowered('noize', 0.5).diagnostics;
    expect(problem?.code).toBe('unknown-name');
    expect(problem?.hint).toContain('noise');
  });

  it('refuse a value that is no probability', () => {
    expect(lowered('pact.fidelity', 1.5).model).toBeNull();
  });
});
