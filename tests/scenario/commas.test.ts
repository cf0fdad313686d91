import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** A comma that cuts a value in two, and a comma in a number where a point belongs: both say what to write. */

const SOUND = `brinkmanship: 1
title: One blow
tick: day
horizon: 90
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
processes:
  mood: { states: [calm, angry], moves: { calm > angry: "5% a day, assumed" } }
commitments:
  pact: { debtor: north, creditor: south, refrain: north strike south, fidelity: "0.9, from 0.5 to 1, assumed" }
options:
  north may strike south: { when: mood is angry, chance: "1% a day, assumed" }
trust:
  south in north: { from: 0, to: 2, starts: 1, basis: assumed, moves: [{ when: north strike south, by: -1 }] }
outcomes:
  - fight: { ends: true, when: "rung(north, south) >= use of force" }
`;

function found(from: string, to: string) {
  expect(SOUND).toContain(from);
  return readScenario(SOUND.replace(from, to), 'test.yaml').diagnostics.map(
    ({ code, message, hint = '' }) => `${code}: ${message} | ${hint}`,
  );
}

describe('a comma', () => {
  it('is fine in quotes', () => {
    expect(found('tick', 'tick')).toEqual([]);
  });

  it.each([
    [
      '"rung(north, south) >= use of force"',
      'rung(north, south) >= use of force',
      'when: "rung(north, south) >= use of force"',
    ],
    [
      '"0.9, from 0.5 to 1, assumed"',
      '0.9, from 0.5 to 1, assumed',
      'fidelity: "0.9, from 0.5 to 1, assumed"',
    ],
    ['"0.9, from 0.5 to 1, assumed"', '0.9, calibrated (E1, E2)', 'fidelity: "0.9, calibrated (E1, E2)"'],
    ['"1% a day, assumed"', '1% a day, assumed', 'chance: "1% a day, assumed"'],
    ['"5% a day, assumed"', '5% a day, assumed', 'calm > angry: "5% a day, assumed"'],
    ['mood is angry', 'since(mood is angry) < max(1, 2)', 'when: "since(mood is angry) < max(1, 2)"'],
  ])('between braces cuts %s', (right, wrong, mended) => {
    const [only, ...others] = found(right, wrong);
    expect(others).toEqual([]);
    expect(only).toContain('unknown-key: a comma cuts');
    expect(only).toContain(`in quotes, ${mended}`);
  });

  it.each([
    ['"0.9, from 0.5 to 1, assumed"', '"0,9, from 0.5 to 1, assumed"', 'a comma: 0.9'],
    ['"0.9, from 0.5 to 1, assumed"', '"0.9, from 0,5 to 1, assumed"', 'a comma: 0.5'],
    ['"1% a day, assumed"', '"0,25% a day, assumed"', 'a comma: 0.25'],
    ['"1% a day, assumed"', '"0,125 a day, assumed"', 'a comma: 0.125'],
    ['"1% a day, assumed"', '"1,000 a day, assumed"', 'without a comma'],
    ['mood is angry', '"since(mood is angry) < 2,5"', 'a comma: 2.5'],
    ['by: -1', 'by: "-1,5"', 'a comma: -1.5'],
    ['horizon: 90', 'horizon: 90,5', 'a comma: 90.5'],
    [
      '"0.9, from 0.5 to 1, assumed"',
      '0,9, from 0.5 to 1, assumed',
      'in quotes, fidelity: "0.9, from 0.5 to 1, assumed"',
    ],
    ['"1% a day, assumed"', '0,1 a day, assumed', 'in quotes, chance: "0.1 a day, assumed"'],
    ['"0.9, from 0.5 to 1, assumed"', '0,9', 'write a point in a number, fidelity: 0.9'],
  ])('in a number is recognised: %s as %s', (right, wrong, mended) => {
    const [only, ...others] = found(right, wrong);
    expect(others).toEqual([]);
    expect(only).toContain(mended);
  });
});
