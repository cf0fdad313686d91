import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** What is wrong with an offer is said in words; and who may know what of it. */
const SOUND = `brinkmanship: 1
title: A demand
tick: day
horizon: 90
actors: { north: North, south: South, east: East }
acts: { strike: { rung: use of force } }
channels: { wire: { delivery: "0.9, assumed" }, slow: { delay: { mean: 3, basis: assumed } } }
offers:
  demand:
    from: north
    to: south
    when: north strike south
    chance: 50% per occasion, assumed
    through: wire
    reply within: 5
    accepted: 20% within 5 days, assumed
    countered: 10% within 5 days, assumed
    counter: return
    terms: restraint
    calms to: none
    between: [north, south]
  return: { from: south, to: north, accepted: "0.5 per day, assumed" }
commitments:
  restraint: { debtor: south, creditor: north, refrain: south strike north, fidelity: 1 }
options:
  north may strike south: { when: not demand is made, chance: "10% per day, assumed" }
  south may strike north: { when: demand is open, chance: "10% per day, assumed" }
outcomes:
  - lost: ever(demand is unheard)
  - offered: restraint is offered
  - calm: "rung(north, south) < use of force"
`;

function problemsOf(text: string): readonly Diagnostic[] {
  const { scenario, diagnostics, source } = readScenario(text, 'test.yaml');
  if (scenario === null) return diagnostics;
  return [...diagnostics, ...lower(scenario, { source }).diagnostics];
}

type Mistake = readonly [name: string, from: string, to: string, code: string, line: string, help: string];

const MISTAKES: readonly Mistake[] = [
  ['a recipient that does not exist', 'to: south', 'to: suoth', 'unknown-name', 'suoth', 'south'],
  ['an offer to oneself', 'to: south', 'to: [south, north]', 'contradiction', 'to:', 'itself'],
  [
    'an answer of somebody else',
    'counter: return',
    'counter: return\n    replies: { east: { accepted: 1 } }',
    'unknown-name',
    'east',
    'south',
  ],
  ['a channel that does not exist', 'through: wire', 'through: wier', 'unknown-name', 'wier', 'wire'],
  ['a channel with a delay', 'through: wire', 'through: slow', 'contradiction', 'slow', 'delay'],
  [
    'nothing that makes it',
    '    when: north strike south\n    chance: 50% per occasion, assumed\n',
    '',
    'missing-key',
    'demand',
    'when',
  ],
  ['an occasion that is not given', '    when: north strike south\n', '', 'no-unit', '50%', 'when'],
  [
    'a counter-offer that is not there',
    'counter: return',
    'counter: retrun',
    'unknown-name',
    'retrun',
    'return',
  ],
  [
    'a counter-offer that goes elsewhere',
    'return: { from: south',
    'return: { from: east',
    'contradiction',
    'return',
    'south',
  ],
  ['countering with nothing', '    counter: return\n', '', 'missing-key', 'countered', 'counter'],
  [
    'terms that are no commitment',
    'terms: restraint',
    'terms: restriant',
    'unknown-name',
    'terms',
    'restraint',
  ],
  ['terms that bind a stranger', 'debtor: south', 'debtor: east', 'contradiction', 'terms', 'east'],
  [
    'terms that are made already',
    'creditor: north,',
    'creditor: north, made: { on: 3 },',
    'contradiction',
    'made',
    'accepted',
  ],
  ['a rung that does not exist', 'calms to: none', 'calms to: nought', 'unknown-name', 'nought', 'none'],
  [
    'calming a stranger',
    'between: [north, south]',
    'between: [north, east]',
    'unknown-name',
    'between',
    'south',
  ],
  ['calming to nowhere', '    calms to: none\n', '', 'missing-key', 'between', 'calms to'],
  [
    'a maker who knows what was heard',
    'not demand is made',
    'demand is open',
    'not-its-view',
    'open',
    'demand is made',
  ],
  [
    'a recipient who knows what was lost',
    'when: demand is open',
    'when: demand is unheard',
    'not-its-view',
    'unheard',
    'is made',
  ],
  [
    'a stranger who knows of it',
    '  south may strike north: {',
    '  east may strike north: {',
    'hidden-from-actor',
    'demand',
    'north, south',
  ],
  ['what is on offer nowhere', '    terms: restraint\n', '', 'unknown-name', 'offered', 'null'],
];

describe('an offer', () => {
  it('that is sound has no diagnostics', () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it.each(MISTAKES)('%s', (_, from, to, code, line, help) => {
    expect(SOUND).toContain(from);
    const problems = problemsOf(SOUND.replace(from, to));
    const found = problems.find((problem) => problem.code === code);
    expect(problems).toContain(found);
    expect(found?.position?.text).toContain(line);
    expect(`${found?.message} ${found?.hint}`).toContain(help);
  });
});
