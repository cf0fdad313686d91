import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** A line that is indented wrongly is told once, where it stands, and nothing that follows from it. */

const SOUND = `brinkmanship: 1
title: One blow
about: |
  A long text: with
    colons: in it
tick: day
horizon: 90
actors:
  north: North
  south: South # a remark: here
acts:
  strike: { rung: use of force,
      says: "{actor} strikes: {target}" }
commitments:
  pact:
    debtor: north
    creditor: south
    refrain: north strike south
    fidelity: 0.9, assumed
options:
  north may strike south: 1% a day, assumed
outcomes:
  - pact broken:
      ends: true
      when: broken(pact)
  - quiet: not ever(north strike south)
`;

function found(from: string, to: string) {
  expect(SOUND).toContain(from);
  return readScenario(SOUND.replace(from, to), 'test.yaml').diagnostics.map(
    ({ message, hint = '', position }) => `${position?.line ?? 0}: ${message} | ${hint}`,
  );
}

describe('a line that is indented wrongly', () => {
  it('is not found in a sound file', () => {
    expect(found('tick', 'tick')).toEqual([]);
  });

  it.each([
    [
      'too far',
      '    creditor: south',
      '     creditor: south',
      '17: "creditor" is indented further than "debtor"',
    ],
    [
      'too little',
      '    creditor: south',
      '   creditor: south',
      '17: "creditor" is indented neither as "debtor"',
    ],
    [
      'as what is around',
      '    creditor',
      '  creditor',
      '17: "creditor" is indented less than the lines before',
    ],
    [
      'beside its section',
      '    debtor: north',
      '  debtor: north',
      '16: "debtor" stands beside "pact" and not in it',
    ],
    [
      'further than those below',
      '    debtor',
      '      debtor',
      '17: "creditor" is indented neither as "debtor"',
    ],
    ['after a remark', 'acts:\n', '    west: West\nacts:\n', '11: "west" is indented further than "south"'],
    ['by a tab', '    creditor', '\tcreditor', '17: a tab is used to indent'],
    [
      'after brackets over two lines',
      'commitments:',
      ' commitments:',
      '14: "commitments" is indented neither',
    ],
    ['in a list', '      when: broken', '       when: broken', '25: "when" is indented further than "ends"'],
    ['outside at the left edge', '  pact:', 'pact:', '15: "pact" stands beside "commitments" and not in it'],
    ['outside, alone', '  north may', 'north may', '21: "north may strike south" stands beside "options"'],
  ])('is told alone: %s', (_, from, to, told) => {
    const [only, ...others] = found(from, to);
    expect(others).toEqual([]);
    expect(only).toContain(told);
  });

  it('is not blamed for a colon that is missing', () => {
    expect(found('creditor: south', 'creditor south')).toEqual([
      expect.stringContaining('add a colon after the key'),
    ]);
  });
});
