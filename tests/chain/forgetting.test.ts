import { describe, expect, it } from 'vitest';
import { Forgetting } from '../../src/chain/forgetting.js';
import { packingOf } from '../../src/chain/packing.js';
import type { Condition, Model, Rule, Variable } from '../../src/model/model.js';
import {
  all,
  always,
  any,
  choice,
  coin,
  constant,
  is,
  model,
  never,
  not,
  plus,
  rule,
  sets,
  stage,
  ticks,
  valueOf,
  variable,
} from '../reference/models.js';

/**
 * What a state no longer tells. In each model below `x` may be felt or not: how many different states are left of those that
 * differ in x alone is worked out by hand.
 */

/** A gate that is open (0) until it is shut for good (1); a number; what comes of both; and something on the way. */
const [GATE, X, RESULT, WAY] = [0, 1, 2, 3];
const gate = (value: number): Condition => is(GATE, value);
const x = (...values: number[]): Condition => is(X, ...values);
const result = is(RESULT, 1);
const settles = sets({ [RESULT]: 1 });
const shuts = rule('shuts', gate(0), sets({ [GATE]: 1 }), coin(0.5));
const byX = { is: 'table', variable: X, values: [0.1, 0.2, 0.3, 0.4] } as const;

interface Told {
  readonly rules?: readonly Rule[];
  /** Rules of stages of their own, after the first. */
  readonly later?: readonly Rule[];
  /** Of each group the first that holds: the result unless told. */
  readonly asked?: readonly (readonly Condition[])[];
  readonly x?: Partial<Variable>;
  readonly way?: Partial<Variable>;
  /** Whether a state carries the way into the next tick: true unless told. */
  readonly carries?: boolean;
}

function modelOf({ rules = [], later = [], x: more = {}, way = {} }: Told): Model {
  return model({
    variables: [
      variable('gate', 1),
      variable('x', 3, more),
      variable('result', 3, { merge: 'max' }),
      variable('way', 3, way),
    ],
    stages: [
      stage([shuts, ...rules], way.kind === 'passing' ? [WAY] : []),
      ...later.map((one) => stage([one])),
    ],
    counters: [{ name: 'counted', origin: { section: 'test', name: 'counted' } }],
  });
}

/** One forgets for all states: what it found out of one must not tell on another. */
const made = new Map<Told, Forgetting>();

/** By value of x a state that is left, which those share that are told no longer apart: 'abbb' tells 0 from all others. */
function left(told: Told, state: Readonly<Record<number, number>>): string {
  const of = modelOf(told);
  const packing = packingOf(
    of,
    of.variables.map(
      ({ low, high }) => new Map(Array.from({ length: high - low + 1 }, (_, at) => [low + at, low + at])),
    ),
  );
  const forgetting =
    made.get(told) ??
    new Forgetting(
      of,
      packing,
      told.asked ?? [[result]],
      new Set([GATE, X, RESULT, ...(told.carries === false ? [] : [WAY])]),
    );
  made.set(told, forgetting);
  const letters = new Map<string, string>();
  const xs = packing.fields[X]?.values.toSorted((one, other) => one - other) ?? [];
  return xs
    .map((value) => {
      const words = new Int32Array(packing.words);
      const values = [0, value, 0, 0].map((plain, at) => state[at] ?? plain);
      for (const { variable: at, word, shift, codes, low } of packing.fields)
        words[word] = (words[word] ?? 0) | ((codes[(values[at] ?? NaN) - low] ?? NaN) << shift);
      forgetting.forget(words);
      const key = words.join();
      const letter =
        letters.get(key) ?? 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(letters.size);
      letters.set(key, letter);
      return letter;
    })
    .join('');
}

const open = { [GATE]: 0 };
const shut = { [GATE]: 1 };
/** Nothing ever writes to x: whether it is 1 decides whether a rule can fire at all. */
const KEPT = 'abcd';
const GONE = 'aaaa';
/** x moves on and back, so that its value says what may happen, and when. */
const turns = rule(
  'turns',
  always,
  sets({ [X]: { is: 'table', variable: X, values: [1, 2, 3, 0] } }),
  coin(0.5),
);

describe('x is felt while the gate is open, and no longer when it is shut,', () => {
  const while_ = (when: Condition): Condition => all(gate(0), when);
  it.each<readonly [string, Told]>([
    ['by a condition', { rules: [turns, rule('r', while_(x(1)), settles)] }],
    ['by what denies one', { rules: [turns, rule('r', while_(not(x(0, 2, 3))), settles)] }],
    ['by one of several', { rules: [turns, rule('r', while_(any(is(WAY, 1), x(1))), settles)] }],
    ['by several', { rules: [turns, rule('r', while_(all(not(is(WAY, 1)), x(1))), settles)] }],
    [
      'by two of three',
      {
        rules: [
          turns,
          rule('r', while_({ is: 'at least', count: 2, of: [is(WAY, 0), x(1), is(WAY, 1)] }), settles),
        ],
      },
    ],
    [
      'by a comparison',
      {
        rules: [
          turns,
          rule('r', while_({ is: 'compare', operator: '<', left: valueOf(X), right: constant(2) }), settles),
        ],
      },
    ],
    ['by a chance', { rules: [rule('r', gate(0), settles, coin(byX))] }],
    ['by a weight', { rules: [rule('r', gate(0), [choice('a', byX, settles), choice('b', 1, sets({}))])] }],
    ['by what is written', { rules: [rule('r', gate(0), sets({ [RESULT]: valueOf(X) }))] }],
    [
      'by what is written otherwise',
      { rules: [rule('r', gate(0), sets({}), { ...coin(0.5), otherwise: sets({ [RESULT]: valueOf(X) }) })] },
    ],
    [
      'by way of another, which is written later in the list',
      {
        rules: [
          rule('then', all(is(WAY, 1), x(1)), settles),
          rule('first', gate(0), sets({ [WAY]: 1 }), coin(0.5)),
          turns,
        ],
      },
    ],
    [
      'by the chance of a rule that another brings to life, which is written later in the list',
      {
        rules: [
          rule('then', is(WAY, 1), settles, coin(byX)),
          rule('first', gate(0), sets({ [WAY]: 1 }), coin(0.5)),
        ],
      },
    ],
    ['by what is counted', { rules: [rule('r', gate(0), sets({}, { counts: [0] }), coin(byX))], asked: [] }],
    [
      'by what is counted where it fails',
      {
        rules: [rule('r', gate(0), sets({}), { ...coin(byX), otherwise: sets({}, { counts: [0] }) })],
        asked: [],
      },
    ],
    [
      'by when something is counted',
      { rules: [turns, rule('r', while_(x(1)), sets({}, { counts: [0] }))], asked: [] },
    ],
    ['by what is asked, unless what comes before it holds', { rules: [turns], asked: [[gate(1), x(1)]] }],
    ['by one of what is asked', { rules: [turns], asked: [[any(gate(1), x(1))]] }],
    ['by all of what is asked', { rules: [turns], asked: [[all(gate(0), x(1))]] }],
  ])('%s', (_, told) => {
    expect([left(told, open), left(told, shut)]).toEqual([KEPT, GONE]);
  });
});

describe('x is felt by nothing', () => {
  it.each<readonly [string, Told]>([
    ['where nothing reads it', { rules: [turns] }],
    ['where nobody asks what comes of it', { rules: [turns, rule('r', x(1), sets({ [WAY]: 1 }))] }],
    ['where the rule is never', { rules: [turns, rule('r', all(never, x(1)), settles)] }],
    ['where one of several is always', { rules: [turns, rule('r', any(always, x(1)), settles, coin(0.5))] }],
    [
      'where something else is written by it',
      { rules: [rule('r', gate(0), sets({ [RESULT]: 1, [WAY]: valueOf(X) }), coin(0.5))] },
    ],
    [
      'where its rule counts nothing, and writes nothing',
      { rules: [rule('r', always, sets({}), coin(byX))] },
    ],
    ['where any value of it will do', { rules: [turns, rule('r', x(0, 1, 2, 3), settles, coin(0.5))] }],
    ['where no value of it will do', { rules: [turns, rule('r', x(), settles)] }],
  ])('%s', (_, told) => {
    expect(left(told, open)).toBe(GONE);
  });
});

describe('x is felt all the time', () => {
  it.each<readonly [string, Told]>([
    ['where another group asks for it', { rules: [turns], asked: [[gate(1)], [x(1)]] }],
    ['where it is asked first', { rules: [turns], asked: [[x(1), gate(1)]] }],
    ['by a rule that may come at any tick', { rules: [turns, rule('r', all(ticks(3), x(1)), settles)] }],
    ['by a later stage', { rules: [turns], later: [rule('r', all(gate(1), x(1)), settles)] }],
  ])('%s', (_, told) => {
    expect([left(told, open), left(told, shut)]).toEqual([KEPT, KEPT]);
  });
});

describe('the part of x that it cannot leave is held on to, and not its value,', () => {
  /** 0 becomes 1 or 2; from 2 to 3 and back it goes for ever. */
  const parts = [
    rule('goes', x(0), [
      choice('a', 1, sets({ [X]: plus(X, 1) })),
      choice('b', 1, sets({ [X]: plus(X, 2) })),
    ]),
    rule('to', x(2), sets({ [X]: plus(X, 1) }), coin(0.5)),
    rule('back', x(3), sets({ [X]: plus(X, -1) }), coin(0.5)),
  ];
  const forth = rule('forth', not(x(3)), sets({ [X]: plus(X, 1) }), coin(0.5));

  it('where it keeps a rule from firing', () => {
    expect(left({ rules: [...parts, rule('r', x(1), settles, coin(0.5))] }, open)).toBe('abcc');
  });

  it('where it answers what is asked', () => {
    expect(left({ rules: parts, asked: [[x(2, 3)]] }, open)).toBe('abcc');
    expect(left({ rules: parts, asked: [[not(x(2, 3))]] }, open)).toBe('abcc');
    expect(left({ rules: parts, asked: [[x(2)]] }, open)).toBe('abcd');
  });

  it('wherever its values begin', () => {
    const at = { low: -3, high: 0, start: -3 };
    const rules = [
      rule('goes', x(-3), [
        choice('a', 1, sets({ [X]: plus(X, 1) })),
        choice('b', 1, sets({ [X]: plus(X, 2) })),
      ]),
      rule('to', x(-1), sets({ [X]: plus(X, 1) }), coin(0.5)),
      rule('back', x(0), sets({ [X]: plus(X, -1) }), coin(0.5)),
    ];
    expect(left({ rules, x: at, asked: [[x(-1, 0)]] }, open)).toBe('abcc');
  });

  it('and its value where it may yet come back', () => {
    // While the gate is open 1 may come back, and each value is a number of steps away from it.
    const back = rule('comes back', all(gate(0), x(2)), sets({ [X]: plus(X, -1) }), coin(0.5));
    const some = { rules: [...parts, back, rule('r', x(1), settles, coin(0.5))] };
    expect(left(some, open)).toBe('abcd');
  });

  it('step by step', () => {
    // Each value is a part by itself, and has a way of its own to go until 3.
    expect(left({ rules: [forth, rule('r', x(3), settles, coin(0.5))] }, open)).toBe('abcd');
    expect(left({ rules: [forth, rule('r', x(0), settles, coin(0.5))] }, open)).toBe('abcd');
  });

  it('and not where something else does it, which is named first', () => {
    // With the gate shut x may be whatever it is, be it one that would have kept the rule from firing.
    expect(left({ rules: [...parts, rule('r', all(gate(0), x(1)), settles, coin(0.5))] }, shut)).toBe('aaaa');
    // Two of three can fail by two: the gate and the way; x is the third.
    const two = { is: 'at least', count: 2, of: [gate(0), is(WAY, 1), x(1)] } as const;
    expect(left({ rules: [...parts, rule('r', two, settles, coin(0.5))] }, shut)).toBe('aaaa');
    const held = { is: 'at least', count: 2, of: [gate(1), is(WAY, 0), x(1)] } as const;
    expect(left({ rules: [...parts, rule('r', held, settles, coin(0.5))] }, shut)).toBe('aaaa');
    // But where one more is needed, it is x that tells.
    const three = { ...held, count: 3 };
    expect(left({ rules: [...parts, rule('r', three, settles, coin(0.5))] }, shut)).toBe('abcc');
    const one = { ...two, count: 1 };
    expect(left({ rules: [...parts, rule('r', one, settles, coin(0.5))] }, shut)).toBe('abcc');
  });

  it('with the parts of what may lead to it', () => {
    // The way is the only one to x = 1, and is gone when the gate is shut: then 0 stays, and so it keeps the gate.
    const rules = [
      rule('r', x(1), settles, coin(0.5)),
      rule('leads', all(gate(0), x(0)), sets({ [X]: 1 }), coin(0.5)),
    ];
    const of = modelOf({ rules });
    const packing = packingOf(
      of,
      of.variables.map(({ high }) => new Map(Array.from({ length: high + 1 }, (_, at) => [at, at]))),
    );
    const forgetting = new Forgetting(of, packing, [[result]], new Set([GATE, X, RESULT, WAY]));
    // Two bits of x and result each, one of the gate, which comes first.
    const after = [0, 1].map((value) => {
      const words = Int32Array.of(value);
      forgetting.forget(words);
      return words[0];
    });
    expect(after).toEqual([0, 1]);
  });
});

describe('what passes with a tick', () => {
  it('is felt where it was there at the end of the last one, and else only where it may come again', () => {
    const told: Told = {
      rules: [turns, rule('comes', gate(0), sets({ [WAY]: 1 }), coin(0.5))],
      later: [rule('r', all(is(WAY, 1), x(1)), settles)],
      way: { kind: 'passing', merge: 'max' },
    };
    expect(left(told, { ...open, [WAY]: 0 })).toBe(KEPT);
    expect(left(told, { ...shut, [WAY]: 1 })).toBe(KEPT);
    expect(left(told, { ...shut, [WAY]: 0 })).toBe(GONE);
  });

  it('may have any value that it can have, where it is not at its start', () => {
    // It was 1, and may yet be 2 in the tick to come, or 0 when it has been cleared.
    const told: Told = {
      rules: [turns, rule('comes', is(WAY, 1), sets({ [WAY]: 2 }), coin(0.5))],
      later: [rule('r', all(is(WAY, 0), x(1)), settles)],
      way: { kind: 'passing', merge: 'max' },
    };
    expect(left(told, { ...shut, [WAY]: 1 })).toBe(KEPT);
  });
});

describe('what no state carries into the next tick', () => {
  const later = [rule('r', all(is(WAY, 1), x(1)), settles)];

  it('begins each tick at its start, if it passes with the tick', () => {
    const told: Told = {
      rules: [turns, rule('comes', gate(0), sets({ [WAY]: 1 }), coin(0.5))],
      later,
      way: { kind: 'passing', merge: 'max' },
      carries: false,
    };
    expect([left(told, open), left(told, shut)]).toEqual([KEPT, GONE]);
  });

  it('may have any value, if somebody chooses it', () => {
    const told: Told = {
      rules: [turns],
      later,
      way: { high: 1, kind: 'choice', merge: 'max' },
      carries: false,
    };
    expect(left(told, shut)).toBe(KEPT);
  });
});

describe('a number of more values than a set can tell apart', () => {
  const WIDE = 40;
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO';
  const wide: Told['x'] = { high: WIDE };
  const up = rule('up', not(x(WIDE)), sets({ [X]: plus(X, 1) }), coin(0.5));

  it('is told as it is where it is felt, and forgotten where it is not', () => {
    const told: Told = { x: wide, rules: [up, rule('r', all(gate(0), x(1, 39)), settles)] };
    expect(left(told, open)).toBe(letters);
    expect(left(told, shut)).toBe('a'.repeat(WIDE + 1));
  });

  it('never keeps a rule from firing for certain', () => {
    // Whether it is beyond 1 already is not known to a set.
    const told: Told = { x: wide, rules: [up, rule('r', x(1), settles)] };
    expect(left(told, shut)).toBe(letters);
  });

  it('is one of 32 and more', () => {
    // 31 have a bit each, and parts: from 1 on nothing can be settled any more. Of 32 each is told.
    const of = (values: number): string =>
      left(
        {
          x: { high: values - 1 },
          rules: [
            rule(
              'round',
              x(...Array.from({ length: values - 1 }, (_, at) => at + 1)),
              sets({ [X]: 1 }),
              coin(0.1),
            ),
            rule('on', not(x(0, values - 1)), sets({ [X]: plus(X, 1) }), coin(0.5)),
            rule('r', x(0), settles, coin(0.5)),
          ],
        },
        open,
      );
    expect(of(31)).toBe(`a${'b'.repeat(30)}`);
    expect(of(32)).toBe(letters.slice(0, 32));
  });

  it('passes with a tick as others do', () => {
    const told: Told = {
      way: { high: WIDE, kind: 'passing', merge: 'max' },
      rules: [turns, rule('comes', gate(0), sets({ [WAY]: 33 }), coin(0.5))],
      later: [rule('r', all(is(WAY, 33), x(1)), settles)],
    };
    expect(left(told, { ...open, [WAY]: 0 })).toBe(KEPT);
    expect(left(told, { ...shut, [WAY]: 33 })).toBe(KEPT);
  });
});

it('of what goes round and round only that is told: not where it is', () => {
  // From 0, 1 and 2 each of them can be reached, but by way of another; 3 can be reached from none, and never left.
  const rules = [
    rule('goes on', x(0, 1), sets({ [X]: plus(X, 1) }), coin(0.5)),
    rule('goes back', x(2), sets({ [X]: plus(X, -2) }), coin(0.5)),
    rule('r', x(3), settles, coin(0.5)),
  ];
  expect(left({ rules }, open)).toBe('aaab');
});
