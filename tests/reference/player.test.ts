import { describe, expect, it } from 'vitest';
import type { Amount, Condition } from '../../src/model/model.js';
import { playRun } from '../../src/reference/index.js';
import { loadedDice } from './loaded-dice.js';
import {
  all,
  always,
  any,
  constant,
  is,
  model,
  not,
  plus,
  rule,
  sets,
  stage,
  ticks,
  valueOf,
  variable,
} from './models.js';

const one = constant(1);
const zero = constant(0);
const log: Amount = {
  is: 'difference',
  left: { is: 'product', of: [constant(40), valueOf(0)] },
  right: constant(20),
};

function above(left: Amount, right = constant(0.5)): Condition {
  return { is: 'compare', operator: '<', left: right, right: left };
}

/** Conditions that turn true when variable 0 turns from 0 to 1, which they read in every way there is. */
const turning: Readonly<Record<string, Condition>> = {
  in: is(0, 1),
  not: not(is(0, 0)),
  all: all(always, is(0, 1)),
  any: any(is(0, 1), is(0, 9)),
  'at least': { is: 'at least', count: 2, of: [always, is(0, 1)] },
  'the left of a comparison': { is: 'compare', operator: '=', left: valueOf(0), right: one },
  'the right of a comparison': { is: 'compare', operator: '<=', left: one, right: valueOf(0) },
  sum: above({ is: 'sum', of: [zero, valueOf(0)] }),
  product: above({ is: 'product', of: [one, valueOf(0)] }),
  least: above({ is: 'least', of: [one, valueOf(0)] }),
  greatest: above({ is: 'greatest', of: [zero, valueOf(0)] }),
  'the left of a difference': above({ is: 'difference', left: valueOf(0), right: zero }),
  'the right of a difference': not(
    above({ is: 'difference', left: zero, right: valueOf(0) }, constant(-0.5)),
  ),
  'the left of a ratio': above({ is: 'ratio', left: valueOf(0), right: one }),
  'the right of a ratio': not(above({ is: 'ratio', left: one, right: plus(0, 1) }, constant(0.75))),
  'what a choice rests on': above({ is: 'choose', when: is(0, 1), yes: one, otherwise: zero }),
  'one branch of a choice': above({ is: 'choose', when: always, yes: valueOf(0), otherwise: zero }),
  'the other branch of a choice': above({
    is: 'choose',
    when: not(always),
    yes: zero,
    otherwise: valueOf(0),
  }),
  table: above({ is: 'table', variable: 0, values: [0, 1] }),
  logistic: above({ is: 'logistic', logOdds: log }),
  'per tick': above(
    { is: 'per tick', within: { is: 'ratio', left: valueOf(0), right: constant(2) }, ticks: 2 },
    constant(0.2),
  ),
};

/** In which ticks a rule with this condition acted, where variable 0 turns from 0 to 1 in tick 3. */
function actedIn(when: Condition): number {
  const stages = [
    stage([rule('turns', ticks(3), sets({ 0: 1 }))]),
    stage([rule('counts', when, sets({ 1: 1 }))]),
  ];
  const variables = [variable('v', 1), variable('count', 99, { merge: 'sum' })];
  return playRun(model({ variables, stages }), loadedDice()).state[1] ?? NaN;
}

describe('a rule that slept', () => {
  it.each(Object.keys(turning))('wakes when what it reads changes: %s', (name) => {
    const when = turning[name] ?? always;
    expect(actedIn(when)).toBe(8);
    expect(actedIn(not(when))).toBe(2);
  });

  it('wakes with the tick, wherever it is read', () => {
    expect(actedIn(ticks(4, 5))).toBe(2);
    expect(actedIn(all(is(0, 1), not(ticks(4, 5))))).toBe(6);
    expect(actedIn(above({ is: 'tick' }, constant(7)))).toBe(3);
  });

  it('wakes when a clear changes what it reads', () => {
    const stages = [
      stage([rule('acts', ticks(2), sets({ 0: 1 }))]),
      stage([rule('on', is(0, 1), sets({ 1: 1 }))]),
      stage([rule('off', is(0, 0), sets({ 2: 1 }))], [0]),
      stage([rule('late', is(0, 1), sets({ 3: 1 }))]),
    ];
    const counts = ['on', 'off', 'late'].map((name) => variable(name, 99, { merge: 'sum' }));
    const clearing = model({ horizon: 4, variables: [variable('v', 1), ...counts], stages });
    expect(playRun(clearing, loadedDice()).state).toEqual([0, 1, 4, 0]);
  });
});
