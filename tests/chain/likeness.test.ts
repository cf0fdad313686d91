import { describe, expect, it } from 'vitest';
import { likenessOf } from '../../src/chain/likeness.js';
import { stepsOf } from '../../src/chain/steps.js';
import type { Amount, Condition, Model, Rule, Variable } from '../../src/model/model.js';
import { reachableValues } from '../../src/model/reachable.js';
import { prepare } from '../../src/reference/index.js';
import {
  all,
  always,
  any,
  choice,
  coin,
  constant,
  is,
  model,
  not,
  rule,
  sets,
  stage,
  valueOf,
  variable,
} from '../reference/models.js';

/**
 * Which values of `x` are alike, worked out by hand: those that nobody asks about, and from which everything goes on in the
 * same way.
 */

const [X, RESULT, WAY] = [0, 1, 2];
const x = (...values: number[]): Condition => is(X, ...values);
const result = is(RESULT, 1);
const settles = sets({ [RESULT]: 1 });

interface Told {
  readonly rules: readonly Rule[];
  readonly asked?: readonly Condition[];
  readonly x?: Partial<Variable>;
  readonly way?: Partial<Variable>;
}

function modelOf({ rules, x: more = {}, way = {} }: Told): Model {
  return model({
    variables: [
      variable('x', 3, { start: drawn(0, 3), merge: 'max', ...more }),
      variable('result', 2, { merge: 'max', start: drawn(0, 2) }),
      variable('way', 2, { merge: 'max', start: drawn(0, 2), ...way }),
    ],
    stages: [stage([...rules])],
    counters: ['one', 'other'].map((name) => ({ name, origin: { section: 'test', name } })),
  });
}

/** A start that may be any of some values. */
function drawn(low: number, high: number): Variable['start'] {
  const values = Array.from({ length: high - low + 1 }, (_, at) => low + at);
  return { weights: values.map((value) => ({ value, weight: constant(1) })) };
}

function standing(told: Told, which = X): readonly (number | undefined)[] {
  const of = modelOf(told);
  const reachable = reachableValues(of);
  const reached = of.variables.map((_, at) => reachable.get(at) ?? new Set<number>());
  const steps = stepsOf(
    prepare(of),
    reached.map(({ size }) => size),
  );
  const likeness = likenessOf(of, steps, reached, told.asked ?? [result]);
  const values = [...(likeness[which]?.keys() ?? [])].sort((one, other) => one - other);
  return values.map((value) => likeness[which]?.get(value));
}

const kept: Amount = { is: 'parameter', name: 'p', value: 0.5, scale: 'plain' };
const byX = (values: readonly number[]): Amount => ({ is: 'table', variable: X, values });

describe('values are alike', () => {
  it.each<readonly [string, Told, readonly number[]]>([
    ['all, if nothing reads them', { rules: [] }, [0, 0, 0, 0]],
    ['that no condition tells apart', { rules: [rule('r', x(1, 3), settles)] }, [0, 1, 0, 1]],
    [
      'but not those from which it may come about',
      { rules: [rule('r', x(2), settles, coin(0.5))] },
      [0, 0, 2, 0],
    ],
    [
      'from which it comes about with one chance',
      { rules: [rule('r', always, settles, coin(byX([0.1, 0.3, 0.1, 0.3])))] },
      [0, 1, 0, 1],
    ],
    [
      'whatever else has to be',
      { rules: [rule('r', any(all(x(1), is(WAY, 1)), all(x(2), is(WAY, 2))), settles, coin(0.5))] },
      [0, 1, 2, 0],
    ],
    [
      'that lead to those that are alike, step by step',
      // 3 is three steps from 0, and 2 is two.
      { rules: [rule('down', not(x(0)), sets({ [X]: byX([0, 0, 1, 2]) }), coin(0.5))], asked: [x(0)] },
      [0, 1, 2, 3],
    ],
    [
      'that lead to each other',
      { rules: [rule('turns', x(1, 2), sets({ [X]: byX([0, 2, 1, 3]) }), coin(0.5))], asked: [x(0)] },
      [0, 1, 1, 1],
    ],
    [
      'and so are the ways to either',
      // From 3 to 1 with a half, and from 0 to 1 or 2 with a quarter each, and those are alike.
      {
        rules: [
          rule(
            'splits',
            x(0),
            [choice('a', 1, sets({ [X]: 1 })), choice('b', 1, sets({ [X]: 2 }))],
            coin(0.5),
          ),
          rule('goes', x(3), sets({ [X]: 1 }), coin(0.5)),
          rule('r', x(1, 2), settles, coin(0.3)),
        ],
      },
      [0, 1, 1, 0],
    ],
    [
      'whatever the order of choices',
      {
        rules: [
          rule('r', x(1), [choice('a', 1, settles), choice('b', 2, sets({ [RESULT]: 2 }))]),
          rule('s', x(2), [choice('b', 2, sets({ [RESULT]: 2 })), choice('a', 1, settles)]),
        ],
      },
      [0, 1, 1, 0],
    ],
    [
      'whatever the order of writes',
      {
        rules: [
          rule('r', x(1), { writes: writes([RESULT, 1], [WAY, 1]), counts: [], event: null }),
          rule('s', x(2), { writes: writes([WAY, 1], [RESULT, 1]), counts: [], event: null }),
        ],
        asked: [result, is(WAY, 1)],
      },
      [0, 1, 1, 0],
    ],
    [
      'whatever is written that makes no difference',
      { rules: [rule('r', x(1), sets({ [WAY]: 2 })), rule('s', is(WAY, 1), settles)], asked: [result] },
      [0, 1, 0, 0],
    ],
    [
      'though the same is written once more',
      { rules: [rule('r', all(x(1), not(is(RESULT, 0, 2))), settles)] },
      [0, 0, 0, 0],
    ],
    [
      'from which as much is counted',
      { rules: [rule('r', x(1, 2), sets({}, { counts: [0] }))] },
      [0, 1, 1, 0],
    ],
    [
      'but not where something else is counted, or more often',
      {
        rules: [
          rule('r', x(1), sets({}, { counts: [0] })),
          rule('s', x(2), sets({}, { counts: [1] })),
          rule('t', x(3), sets({}, { counts: [0, 0] })),
        ].map((one) => ({ ...one, choices: one.choices.map((only) => withWrite(only)) })),
      },
      [0, 1, 2, 3],
    ],
    ['to a formula', { rules: [rule('r', x(1, 3), settles, coin(kept))] }, [0, 1, 0, 1]],
    [
      'but not to different formulas',
      {
        rules: [
          rule('r', x(1, 2, 3), settles, coin({ is: 'product', of: [kept, byX([1, 0.5, 0.25, 0.5])] })),
        ],
      },
      [0, 1, 2, 1],
    ],
    [
      'but not where formulas lead to different ends',
      {
        rules: [
          rule(
            'r',
            x(1, 2),
            sets({ [RESULT]: { is: 'choose', when: x(1), yes: constant(1), otherwise: constant(2) } }),
            coin(kept),
          ),
        ],
      },
      [0, 1, 2, 0],
    ],
    [
      'by formulas of several ways to one end',
      // A half of p from 1, in two halves; and all of p from 2.
      {
        rules: [
          rule('r', x(1), [choice('a', 1, sets({ [X]: 0 })), choice('b', 1, sets({ [X]: 3 }))], coin(kept)),
          rule('s', x(2), sets({ [X]: 0 }), coin(kept)),
        ],
        asked: [x(0, 3)],
      },
      [0, 1, 2, 0],
    ],
  ])('%s', (_, told, likes) => {
    expect(standing(told)).toEqual(likes);
  });
});

describe('what is asked tells values apart', () => {
  it.each<readonly [string, Condition, readonly number[]]>([
    ['by one of its values', x(1, 2), [0, 1, 1, 0]],
    ['in what is denied', not(x(1, 2)), [0, 1, 1, 0]],
    ['in each part', all(x(1), any(x(2), is(WAY, 1))), [0, 1, 2, 0]],
    ['in a number of parts', { is: 'at least', count: 1, of: [x(3)] }, [0, 0, 0, 3]],
    ['in a comparison', { is: 'compare', operator: '<', left: valueOf(X), right: constant(2) }, [0, 1, 2, 3]],
    [
      'in a comparison of a table',
      { is: 'compare', operator: '<', left: constant(2), right: byX([1, 1, 1, 1]) },
      [0, 1, 2, 3],
    ],
    [
      'and not in a comparison of others',
      { is: 'compare', operator: '<', left: valueOf(WAY), right: constant(2) },
      [0, 0, 0, 0],
    ],
    ['and not in a condition of others', is(WAY, 1), [0, 0, 0, 0]],
  ])('%s', (_, asked, likes) => {
    expect(standing({ rules: [], asked: [asked] })).toEqual(likes);
  });

  it('each by itself', () => {
    expect(standing({ rules: [], asked: [x(1), x(1, 2)] })).toEqual([0, 1, 2, 0]);
  });
});

describe('what stands for values that are alike', () => {
  it('is the start, wherever it is among them', () => {
    const moves = [0, 1, 2].map((to) => rule(`to ${to}`, always, sets({ [X]: to }), coin(0.5)));
    expect(standing({ rules: moves, x: { start: 2 } })).toEqual([2, 2, 2]);
    expect(standing({ rules: moves, x: { start: 0 } })).toEqual([0, 0, 0]);
    expect(standing({ rules: moves, x: { start: 2 }, asked: [x(2)] })).toEqual([0, 0, 2]);
  });

  it('is the least where the start is drawn, in whatever order its values are given', () => {
    const start = { weights: [2, 0, 3].map((value) => ({ value, weight: constant(1) })) };
    expect(standing({ rules: [], x: { start } })).toEqual([0, 0, 0]);
    expect(standing({ rules: [], x: { start }, asked: [x(0)] })).toEqual([0, 2, 2]);
  });
});

describe('a step of many cases', () => {
  /** Reads x and another number, and tells apart one value of x from all others. */
  const told = (values: number, others: number): Told => ({
    rules: [rule('r', all(x(1), is(WAY, 1)), settles)],
    x: { high: values - 1, start: drawn(0, values - 1) },
    way: { high: others - 1, start: drawn(0, others - 1) },
  });

  it('is looked through up to 4,000 of them, and tells all values apart where there are more', () => {
    const few = standing(told(40, 100));
    expect(few).toEqual(few.map((_, value) => Number(value === 1)));
    const many = standing(told(41, 98));
    expect(many).toEqual(many.map((_, value) => value));
    expect(standing(told(41, 98), RESULT)).toEqual([0, 1, 0]);
  });

  it('and so does one that knows the tick', () => {
    const rules = [
      rule('r', x(1), settles, coin({ is: 'ratio', left: constant(0.5), right: { is: 'tick' } })),
    ];
    expect(standing({ rules })).toEqual([0, 1, 2, 3]);
    expect(standing({ rules }, WAY)).toEqual([0, 0, 0]);
  });
});

function writes(...of: readonly (readonly [number, number])[]) {
  return of.map(([at, value]) => ({ variable: at, value: constant(value) }));
}

/** What writes to one variable is judged together. */
function withWrite(only: Rule['choices'][number]): Rule['choices'][number] {
  return { ...only, effect: { ...only.effect, writes: writes([WAY, 1]) } };
}
