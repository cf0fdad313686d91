import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { countHere } from '../../src/montecarlo/team.js';
import {
  choice,
  coin,
  constant,
  hazard,
  is,
  model,
  rule,
  sets,
  stage,
  variable,
} from '../reference/models.js';
import { countedAfter, countedAnew, RUNS } from './counted.js';

/** A rule of every kind of draw, with the numbers that are to be changed. */
function drawing(p: number, often: number, left: number, start = 0.5): Model {
  return model({
    horizon: 30,
    variables: [
      variable('state', 2),
      {
        ...variable('drawn', 1),
        start: {
          weights: [
            { value: 0, weight: constant(start) },
            { value: 1, weight: constant(1 - start) },
          ],
        },
      },
    ],
    stages: [
      stage([
        rule('tosses', is(0, 0), sets({ 0: 1 }), coin(p)),
        rule('happens', is(0, 1), sets({ 0: 2 }), hazard(often)),
        rule('chooses', is(0, 2), sets({}), {
          choices: [choice('left', left, sets({ 0: 0 })), choice('right', 1 - left, sets({ 0: 1 }))],
        }),
      ]),
    ],
    outcomes: [
      { name: 'second', when: is(0, 2), ends: false },
      { name: 'drawn', when: is(1, 1), ends: false },
    ],
  });
}

describe('which models are of other numbers alone', () => {
  const given = drawing(0.3, 0.01, 0.4);
  const turns = (to: Model): boolean => countedAfter(given, to, true) !== null;

  it('takes other chances and weights, and a chance of 0', () => {
    for (const to of [drawing(0.7, 0.02, 0.9), drawing(0, 0, 0.4), drawing(0.3, 0.01, 0.4, 0.9)]) {
      expect(turns(to)).toBe(true);
      for (const generates of [true, false]) {
        expect(countedAfter(given, to, generates)).toEqual(countedAnew(to, generates));
      }
    }
  });

  it('takes chances on both sides of the ceiling of the calendar, where one of them came near it', () => {
    const near = drawing(0.3, 0.1, 0.4);
    for (const to of [drawing(0.3, 0.6, 0.4), drawing(0.3, 0.001, 0.4)]) {
      expect(countedAfter(near, to, true)).toEqual(countedAnew(to, true));
    }
  });

  it('takes none for which the code is another one: what is certain, what needs a coin, what cannot be picked', () => {
    expect(turns(drawing(1, 0.05, 0.4))).toBe(false);
    expect(turns(drawing(0.3, 0.5, 0.4))).toBe(false);
    expect(turns(drawing(0.3, 0.05, 1))).toBe(false);
    expect(turns(drawing(0.3, 0.05, 0.4, 1))).toBe(false);
  });

  it('takes none whose rules read, do or are called something else', () => {
    const [only] = given.stages;
    const [chooses, happens, tosses] = only?.rules ?? [];
    if (only === undefined || chooses === undefined || happens === undefined || tosses === undefined) {
      throw new Error('there are three rules');
    }
    const withRule = (changed: typeof tosses): Model => ({
      ...given,
      stages: [{ ...only, rules: [chooses, happens, changed] }],
    });
    expect(turns(withRule(tosses))).toBe(true);
    expect(turns(withRule({ ...tosses, name: 'tossed' }))).toBe(false);
    expect(turns(withRule({ ...tosses, when: is(0, 1) }))).toBe(false);
    expect(turns(withRule({ ...tosses, choices: [choice('yes', 1, sets({ 0: 2 }))] }))).toBe(false);
    const amount = { is: 'choose', when: is(1, 1), yes: constant(0.2), otherwise: constant(0.4) } as const;
    expect(turns(withRule({ ...tosses, draw: { kind: 'coin', chance: amount } }))).toBe(false);
    expect(turns({ ...given, horizon: 31 })).toBe(false);
  });

  it('leaves what was counted for one model out of the counts of the next', async () => {
    const [one, other] = [drawing(0.3, 0.05, 0.4), drawing(0.6, 0.05, 0.4)];
    const first = await countHere.count(one, 3, RUNS);
    await countHere.count(other, 3, RUNS);
    expect(await countHere.count(one, 3, RUNS)).toEqual(first);
  });
});
