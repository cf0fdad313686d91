import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { ModelError, step } from '../../src/reference/index.js';
import { loadedDice } from './loaded-dice.js';
import {
  always,
  choice,
  coin,
  constant,
  hazard,
  is,
  model,
  plus,
  rule,
  sets,
  stage,
  ticks,
  valueOf,
  variable,
} from './models.js';

function after(of: Model, state: readonly number[], falls = {}, tick = 1): readonly number[] {
  return step(of, state, tick, loadedDice(falls)).state;
}

function thrown(of: Model, state: readonly number[]): ModelError {
  try {
    after(of, state);
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a stage', () => {
  const two = [variable('a', 9), variable('b', 9)];

  it('lets every rule read the state at its beginning', () => {
    const swap = stage([
      rule('a', always, sets({ 0: valueOf(1) })),
      rule('b', always, sets({ 1: valueOf(0) })),
    ]);
    expect(after(model({ variables: two, stages: [swap] }), [3, 5])).toEqual([5, 3]);
  });

  it('hands its result to the next', () => {
    const stages = [
      stage([rule('a', always, sets({ 0: 4 }))]),
      stage([rule('b', is(0, 4), sets({ 1: valueOf(0) }))]),
    ];
    expect(after(model({ variables: two, stages }), [0, 0])).toEqual([4, 4]);
  });

  it('clears first, without an event, and its rules read what is cleared', () => {
    const stages = [stage([rule('b', is(0, 2), sets({ 1: 1 }))], [0])];
    const variables = [variable('a', 9, { start: 2 }), variable('b', 9)];
    const result = step(model({ variables, stages }), [7, 0], 1, loadedDice());
    expect(result.state).toEqual([2, 1]);
    expect(result.events.map((event) => event.rule.name)).toEqual(['b']);
  });

  it('takes its rules by code point of their names, whatever their order', () => {
    const names = ['b', '\u{1F600}', '\uFF21', 'a', 'B'];
    const rules = names.map((name) => rule(name, always, sets({})));
    const { events } = step(model({ stages: [stage(rules)] }), [], 1, loadedDice());
    expect(events.map((event) => event.rule.name)).toEqual(['B', 'a', 'b', '\uFF21', '\u{1F600}']);
  });

  it('leaves the state that it was given as it was', () => {
    const before = Object.freeze([1, 2]);
    const inc = model({ variables: two, stages: [stage([rule('a', always, sets({ 0: plus(0, 1) }))])] });
    expect(after(inc, before)).toEqual([2, 2]);
    expect(before).toEqual([1, 2]);
  });

  it('tells its changes net, by variable', () => {
    const stages = [
      stage([rule('b', always, sets({ 1: 1 })), rule('a', always, sets({ 0: 4 }))]),
      stage([rule('back', always, sets({ 1: 0 }))]),
    ];
    const { changes } = step(model({ variables: two, stages }), [0, 0], 1, loadedDice());
    expect(changes).toEqual([{ variable: 0, from: 0, to: 4 }]);
  });
});

it('the changes of a tick stand in the order of the variables', () => {
  const variables = ['a', 'b', 'c'].map((name) => variable(name, 1));
  const rules = [2, 0, 1].map((place, order) => rule(`r${order}`, always, sets({ [place]: 1 })));
  const { changes } = step(model({ variables, stages: [stage(rules)] }), [0, 0, 0], 1, loadedDice());
  expect(changes.map((change) => change.variable)).toEqual([0, 1, 2]);
});

describe('writes of one stage', () => {
  function writing(merge: 'single' | 'max' | 'sum', ...values: number[]): Model {
    const rules = values.map((value, place) => rule(`r${place}`, always, sets({ 0: value })));
    return model({ variables: [variable('a', 5, { merge })], stages: [stage(rules)] });
  }

  it('merge to the greatest, which may lie below the value before', () => {
    expect(after(writing('max', 2, 4, 1), [0])).toEqual([4]);
    expect(after(writing('max', 2, 1), [5])).toEqual([2]);
  });

  it('merge to the sum with the value before, clamped only then', () => {
    expect(after(writing('sum', 1, 2), [1])).toEqual([4]);
    expect(after(writing('sum', 4, 4, -6), [2])).toEqual([4]);
    expect(after(writing('sum', 9), [2])).toEqual([5]);
    expect(after(writing('sum', -9), [2])).toEqual([0]);
  });

  it('may not meet in a variable with a single writer, even if they agree', () => {
    const error = thrown(writing('single', 3, 3), [0]);
    expect(error.message).toBe('r0 and r1 write to a in one stage');
    expect(error.about).toEqual(['r0', 'r1', 'a']);
  });

  it('may not meet, though their rules write elsewhere too', () => {
    const rules = [
      rule('aside', always, sets({ 1: 1 })),
      rule('r0', always, sets({ 0: 1, 2: 1 })),
      rule('r1', always, sets({ 0: 1 })),
    ];
    const variables = ['a', 'b', 'c'].map((name) => variable(name, 1));
    expect(thrown(model({ variables, stages: [stage(rules)] }), [0, 0, 0]).about).toEqual(['r0', 'r1', 'a']);
  });

  it('are added up where they are whole numbers', () => {
    expect(thrown(writing('sum', 0.5), [0]).message).toBe('r0 writes 0.5 to a, which takes a whole number');
  });

  it('may not come twice from one rule either', () => {
    const writes = [
      { variable: 0, value: constant(1) },
      { variable: 0, value: constant(2) },
    ];
    const twice = stage([rule('r', always, { writes, counts: [], event: null })]);
    expect(thrown(model({ variables: [variable('a', 5)], stages: [twice] }), [0]).message).toBe(
      'r writes twice to a in one stage',
    );
  });

  it.each([6, -1, 0.5, NaN])('must lie within the bounds: not %d', (value) => {
    const error = thrown(writing('single', value), [0]);
    expect(error.message).toBe(`r0 writes ${value} to a, which takes a whole number from 0 to 5`);
    expect(error.about).toEqual(['r0', 'a']);
  });

  it('never put −0 into a state', () => {
    expect(Object.is(after(writing('single', -0), [3])[0], 0)).toBe(true);
  });
});

describe('a draw', () => {
  const variables = [variable('a', 9)];

  it.each([
    { kind: 'coin', of: coin(0.5) },
    { kind: 'hazard', of: hazard(0.5) },
  ])('of a $kind leads to the effect or to otherwise', ({ of }) => {
    const rules = [rule('r', always, sets({ 0: 1 }), { ...of, otherwise: sets({ 0: 2 }) })];
    const drawing = model({ variables, stages: [stage(rules)] });
    const won = step(drawing, [0], 1, loadedDice({ r: true }));
    const lost = step(drawing, [0], 1, loadedDice({ r: false }));
    expect([won.state, won.events[0]?.chance]).toEqual([[1], 0.5]);
    expect([lost.state, lost.events[0]?.chance]).toEqual([[2], 0.5]);
  });

  it('that cannot succeed is none: its otherwise has no chance', () => {
    const rules = [rule('r', always, sets({ 0: 1 }), { ...coin(0), otherwise: sets({ 0: 2 }) })];
    const { state, events } = step(model({ variables, stages: [stage(rules)] }), [0], 1, loadedDice());
    expect([state, events[0]?.chance]).toEqual([[2], null]);
  });

  it('is not asked where the condition fails', () => {
    const dice = loadedDice({ r: true });
    const rules = [rule('r', ticks(2), sets({ 0: 1 }), { ...coin(0.5), otherwise: sets({ 0: 2 }) })];
    expect(step(model({ variables, stages: [stage(rules)] }), [0], 1, dice).state).toEqual([0]);
    expect(dice.asked).toEqual([]);
  });

  it('is not asked where it is certain', () => {
    const dice = loadedDice();
    const rules = [
      rule('never', always, sets({ 0: 1 }), coin(-1e-13)),
      rule('sure', always, sets({ 0: 2 }), hazard(1 + 1e-13)),
    ];
    const { state, events } = step(model({ variables, stages: [stage(rules)] }), [0], 1, dice);
    expect(state).toEqual([2]);
    expect(events.map(({ chance }) => chance)).toEqual([null]);
    expect(dice.asked).toEqual([]);
  });

  it('chooses by weight among several, and tells the chance of all draws together', () => {
    const choices = [
      choice('x', 1, sets({ 0: 1 })),
      choice('none', 0, sets({ 0: 9 })),
      choice('y', 3, sets({ 0: 2 })),
    ];
    const dice = loadedDice({ r: true, 'r?': 2 });
    const drawing = model({ variables, stages: [stage([rule('r', always, choices, coin(0.5))])] });
    const { state, events } = step(drawing, [0], 1, dice);
    expect(state).toEqual([2]);
    expect(events[0]?.chance).toBe(0.375);
    expect(dice.asked).toEqual(['r', 'r?']);
  });

  it('needs no choice where one weight alone is above 0, which may depend on the state', () => {
    const weights = [valueOf(0), { is: 'difference', left: constant(2), right: valueOf(0) } as const];
    const choices = weights.map((weight, place) => choice(`c${place}`, weight, sets({ 1: place + 1 })));
    const choosing = model({
      variables: [variable('w', 2), variable('a', 9)],
      stages: [stage([rule('r', always, choices)])],
    });
    const dice = loadedDice({ 'r?': 1 });
    expect([0, 2].map((w) => step(choosing, [w, 0], 1, dice).state[1])).toEqual([2, 1]);
    expect(dice.asked).toEqual([]);
    expect(step(choosing, [1, 0], 1, dice).state[1]).toBe(2);
    expect(dice.asked).toEqual(['r?']);
  });

  it('weighs anew where one weight has changed and the other has not', () => {
    const choices = [choice('x', valueOf(0), sets({ 1: 1 })), choice('y', 1, sets({ 1: 2 }))];
    const choosing = model({
      variables: [variable('w', 2), variable('a', 9)],
      stages: [stage([rule('r', always, choices)])],
    });
    const dice = loadedDice({ 'r?': 0 });
    expect([0, 2, 0].map((w) => step(choosing, [w, 0], 1, dice).state[1])).toEqual([2, 1, 2]);
  });

  it('does nothing where no weight is above 0, not even otherwise', () => {
    const nothing = rule('r', always, [choice('x', 0, sets({ 0: 1 }))], { otherwise: sets({ 0: 2 }) });
    expect(after(model({ variables, stages: [stage([nothing])] }), [0])).toEqual([0]);
  });

  it('forgives what rounding does to a chance, and no more', () => {
    const toss = (chance: number) => () =>
      after(model({ variables, stages: [stage([rule('r', always, sets({ 0: 1 }), coin(chance))])] }), [0]);
    expect([-1e-12, 1 + 9e-13].map((chance) => toss(chance)())).toEqual([[0], [1]]);
    expect(toss(-1.1e-12)).toThrow('the chance of r lies from 0 to 1, not -1.1e-12');
    expect(toss(1 + 2e-12)).toThrow('the chance of r lies from 0 to 1');
  });

  it.each([
    { what: 'a chance above 1', of: coin(1.001), says: 'the chance of r lies from 0 to 1, not 1.001' },
    { what: 'a chance below 0', of: hazard(-0.1), says: 'the chance of r lies from 0 to 1, not -0.1' },
    { what: 'a chance that is no number', of: coin(NaN), says: 'the chance of r lies from 0 to 1, not NaN' },
    {
      what: 'a division by 0',
      of: coin({ is: 'ratio', left: constant(1), right: constant(0) }),
      says: 'in r: an amount divides by 0',
    },
    {
      what: 'a certainty as a rate',
      of: coin({ is: 'per tick', within: constant(1), ticks: 3 }),
      says: 'in r: a chance within some ticks lies from 0 to below 1, not 1',
    },
  ])('refuses $what by the name of the rule', ({ of, says }) => {
    const error = thrown(model({ variables, stages: [stage([rule('r', always, sets({}), of)])] }), [0]);
    expect(error.message).toBe(says);
    expect(error.about).toEqual(['r']);
  });

  it.each([-1, Infinity, NaN])('refuses the weight %d', (weight) => {
    const choices = [choice('x', weight, sets({})), choice('y', 1, sets({}))];
    const error = thrown(model({ variables, stages: [stage([rule('r', always, choices)])] }), [0]);
    expect(error.message).toBe(`the weight of x in r is finite and 0 or more, not ${weight}`);
    expect(error.about).toEqual(['r']);
  });
});

describe('what cannot be reckoned', () => {
  const ratio = { is: 'ratio', left: constant(1), right: valueOf(0) } as const;

  it('is refused by the name of the rule, in a condition', () => {
    const when = { is: 'compare', operator: '<', left: ratio, right: constant(1) } as const;
    const dividing = model({ variables: [variable('a', 1)], stages: [stage([rule('r', when, sets({}))])] });
    expect(after(dividing, [1])).toEqual([1]);
    expect(thrown(dividing, [0]).message).toBe('in r: an amount divides by 0');
  });

  it('is refused by the name of the rule, in a write', () => {
    const dividing = model({
      variables: [variable('a', 1)],
      stages: [stage([rule('r', always, sets({ 0: ratio }))])],
    });
    expect(after(dividing, [1])).toEqual([1]);
    expect(thrown(dividing, [0]).message).toBe('in r: an amount divides by 0');
  });
});

describe('a Model', () => {
  it('may not call two rules by one name, even in different stages', () => {
    const twice = [stage([rule('r', always, sets({}))]), stage([rule('r', always, sets({}))])];
    const error = thrown(model({ stages: twice }), []);
    expect(error.message).toBe('two rules are called r');
    expect(error.about).toEqual(['r']);
  });

  it('may not clear what has no fixed start', () => {
    const drawn = variable('a', 1, { start: { weights: [{ value: 0, weight: constant(1) }] } });
    const error = thrown(model({ variables: [drawn], stages: [stage([], [0])] }), [0]);
    expect(error.message).toBe('a cannot be cleared: its start is drawn');
    expect(error.about).toEqual(['a']);
    const none = thrown(model({ stages: [stage([], [2])] }), []);
    expect(none.message).toBe('context names variable 2, which is none');
    expect(none.about).toEqual(['context']);
  });

  it('may not name a variable or a counter that it does not have', () => {
    const writing = rule('r', always, sets({ 3: 1 }));
    const counting = rule('r', always, sets({}, { counts: [0] }));
    expect(thrown(model({ stages: [stage([writing])] }), []).message).toBe(
      'r names variable 3, which is none',
    );
    expect(thrown(model({ stages: [stage([counting])] }), []).message).toBe(
      'r raises counter 0, which is none',
    );
  });
});
