import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** What is wrong with an episode is said in words. */
const SOUND = `brinkmanship: 1
title: A war
tick: day
horizon: 90
actors: { north: North, south: South, east: East }
acts: { strike: { rung: use of force } }
episodes:
  campaign:
    between: [north, south]
    starts when: north strike south
    chance: 20% per occasion, assumed
    phases: [hot, cold]
    moves: { hot > cold: "50% within 12 days, assumed" }
    ends: { exhausted: "50% within 52 days, assumed", settled: { when: campaign is cold for 30 days } }
    joins: { east: { side: south, when: campaign is hot } }
    rung: war
    calms to: threat
options:
  north may strike south: { when: not campaign is ended, chance: "10% per day, assumed" }
outcomes:
  - third: ever(east takes part in campaign)
  - over: campaign is ended
  - war: "rung(north, south) >= war"
variants:
  at once: { put: { variable: campaign, to: ongoing, on: 1 } }
`;

function problemsOf(text: string): readonly Diagnostic[] {
  const { scenario, diagnostics, source } = readScenario(text, 'test.yaml');
  if (scenario === null) return diagnostics;
  return [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

const MISTAKES: readonly (readonly [
  name: string,
  from: string,
  to: string,
  code: string,
  underlined: string,
  help: string,
])[] = [
  ['an actor that does not exist', '[north, south]', '[north, suoth]', 'unknown-name', 'suoth', 'south'],
  [
    'an actor on both sides',
    '[north, south]',
    '[north, [south, north]]',
    'contradiction',
    '[north',
    'both sides',
  ],
  [
    'nothing that begins it',
    '    starts when: north strike south\n    chance: 20% per occasion, assumed\n',
    '',
    'missing-key',
    'campaign',
    'starts when',
  ],
  [
    'an occasion that is not given',
    '    starts when: north strike south\n',
    '',
    'no-unit',
    '20%',
    'starts when',
  ],
  ['a phase that does not exist', 'hot > cold', 'hot > cool', 'unknown-name', 'hot > cool', 'cold'],
  ['an end as a phase', 'hot > cold', 'hot > exhausted', 'unknown-name', 'hot > exhausted', 'hot'],
  ['two states of one name', '[hot, cold]', '[hot, cold, exhausted]', 'bad-name', 'campaign', 'exhausted'],
  ['a word that is kept', '[hot, cold]', '[hot, cold, ended]', 'bad-name', 'campaign', 'ended'],
  ['a side without its actor', 'side: south', 'side: east', 'unknown-name', 'east', 'south'],
  ['one who is there already', 'east: { side', 'north: { side', 'contradiction', 'north', 'joins'],
  ['calming upwards', 'rung: war', 'rung: none', 'contradiction', 'threat', 'higher rung'],
  [
    'a state that does not exist',
    'campaign is ended\n',
    'campaign is over\n',
    'unknown-name',
    'over',
    'campaign',
  ],
  [
    'a part in what is no episode',
    'takes part in campaign',
    'takes part in campaing',
    'unknown-name',
    'campaing',
    'campaign',
  ],
  ['a state to put it in', 'to: ongoing', 'to: going', 'unknown-name', 'going', 'hot'],
  [
    'a name that is taken',
    '  campaign:\n',
    '  campaign: { between: [north, south], starts: ongoing, ends: { over: 0 } }\n  north:\n',
    'bad-name',
    'north',
    'actors',
  ],
];

describe('an episode', () => {
  it('that is sound has no diagnostics', () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it.each(MISTAKES)('%s', (_, from, to, code, underlined, help) => {
    expect(SOUND).toContain(from);
    const problems = problemsOf(SOUND.replace(from, to));
    const found = problems.find((problem) => problem.code === code);
    expect(found).toBeDefined();
    const { text = '', column = 1, length = 0 } = found?.position ?? {};
    expect(text.slice(column - 1, column - 1 + Math.max(length, underlined.length))).toContain(underlined);
    expect(`${found?.message} ${found?.hint}`).toContain(help);
  });
});
