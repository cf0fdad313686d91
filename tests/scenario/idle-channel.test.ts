import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read/scenario.js';

/** A channel that may lose messages, and a commitment that goes through it, in a file that may say more. */
function warnings(channel: string, made = '', more = ''): readonly string[] {
  const { scenario, diagnostics } = readScenario(
    `brinkmanship: 1
title: Word through a mediator
tick: day
horizon: 90
actors: { north: North, south: South, broker: The broker }
acts: { strike: { rung: use of force } }
channels: { road: ${channel} }
commitments:
  pact: { debtor: north, creditor: south, refrain: north strike south, channel: road, fidelity: "0.8, assumed"${made} }
options:
  north may strike south: 1% a day, assumed
outcomes:
  - struck: ever(north strike south)
${more}`,
    'test.yaml',
  );
  expect(scenario).not.toBeNull();
  return diagnostics.map(({ code, message, hint = '' }) => `${code}: ${message}; ${hint}`);
}

const LOSSY = '{ carried by: broker, delivery: "0.6, assumed" }';

describe('a channel that may lose what it carries', () => {
  it('is warned of where nothing is sent through it', () => {
    expect(warnings(LOSSY)).toEqual([
      'idle-channel: nothing is sent through "road": what it carries (pact) stood before the first day, known to both sides; ' +
        'write `made: { on: 1 }` in a commitment whose creditor has to be told',
    ]);
  });

  it.each([
    ', made: { on: 1 }',
    ', cancelled: { when: ever(south strike north) }',
    ', released: { when: ever(south strike north) }',
  ])('is in use where a message goes through it: %s', (message) => {
    expect(warnings(LOSSY, message)).toEqual([]);
  });

  it('is in use where a variant adds what sends', () => {
    const more = `variants:
  later:
    add:
      second: { debtor: north, creditor: south, refrain: north strike south, channel: road, made: { on: 9 }, fidelity: "0.8, assumed" }`;
    expect(warnings(LOSSY, '', more)).toEqual([]);
  });
});

it('says nothing of a channel that only keeps a commitment secret', () => {
  expect(warnings('{ carried by: broker }')).toEqual([]);
});
