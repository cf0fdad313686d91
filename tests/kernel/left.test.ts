import { describe, expect, it } from 'vitest';
import { createLuck, RUNS_A_BATCH } from '../../src/chance/index.js';
import { BatchPlayer, compile, WidePlayer } from '../../src/kernel/index.js';
import type { Program } from '../../src/kernel/program.js';
import { writeWide } from '../../src/kernel/webassembly/wide-program.js';
import type { Amount, Model, Rule, Variable } from '../../src/model/model.js';
import { HistoryCounter } from '../../src/montecarlo/history-counter.js';
import { NO_PATHWAYS } from '../../src/montecarlo/pathway-counts.js';
import { tallyOfSlots } from '../../src/montecarlo/slot-tally.js';
import { diceOf, ModelError, playRun } from '../../src/reference/index.js';
import {
  always,
  choice,
  coin,
  constant,
  hazard,
  is,
  model,
  plus,
  question,
  rule,
  sets,
  stage,
  ticks,
  valueOf,
  variable,
} from '../reference/models.js';

/** What only the reference interpreter can judge is left to it: by run where a run meets it, else the whole model. */

const SEED = 3;

const upTo = (high: number, more: Partial<Variable> = {}): Variable => variable('to', high, more);
const tick: Amount = { is: 'tick' };
const ratio = (left: Amount, right: Amount): Amount => ({ is: 'ratio', left, right });
const difference = (left: Amount, right: Amount): Amount => ({ is: 'difference', left, right });

/** In some runs variable 0 is 1 from tick 2 or 3 on; then something may go wrong. */
function going(wrong: readonly Rule[], to: Variable = upTo(3)): Model {
  return model({
    horizon: 4,
    variables: [variable('on', 1, { merge: 'max' }), to],
    stages: [stage([rule('turns on', ticks(2, 3), sets({ 0: 1 }), coin(0.1))]), stage([...wrong])],
    outcomes: [{ name: 'on', when: is(0, 1), ends: false }],
    counters: [{ name: 'tries', origin: { section: 'test', name: 'tries' } }],
  });
}

const on = is(0, 1);
const counting = { counts: [0] };

const wrongRuns: readonly (readonly [string, Model])[] = [
  [
    'two rules set one variable',
    going([rule('a', on, sets({ 1: 1 }), coin(0.5)), rule('b', on, sets({ 1: 2 }, counting), coin(0.5))]),
  ],
  ['a rule writes what is out of bounds', going([rule('a', on, sets({ 1: plus(1, 2) }))])],
  ['a rule writes what is below', going([rule('a', on, sets({ 1: difference(valueOf(1), constant(1)) }))])],
  ['a rule writes no whole number', going([rule('a', on, sets({ 1: ratio(tick, constant(2)) }), coin(0.5))])],
  [
    'a rule adds no whole number',
    going([rule('a', on, sets({ 1: ratio(tick, constant(2)) }))], upTo(9, { merge: 'sum' })),
  ],
  ['a chance is above 1', going([rule('a', on, sets({ 1: 1 }), coin(plus(0, 0.5)))])],
  [
    'a hazard is below 0',
    going([rule('a', on, sets({ 1: 1 }), hazard(difference(constant(0.5), valueOf(0))))]),
  ],
  [
    'a weight is below 0',
    going([
      rule('a', on, [
        choice('one', 1, sets({})),
        choice('two', difference(constant(0.5), valueOf(0)), sets({ 1: 1 })),
      ]),
    ]),
  ],
  [
    'a condition divides by 0',
    going([
      rule(
        'a',
        {
          is: 'compare',
          operator: '<',
          left: ratio(constant(1), difference(constant(1), valueOf(0))),
          right: constant(1),
        },
        sets({ 1: 1 }),
      ),
    ]),
  ],
  [
    'the condition of a hazard divides by 0',
    going([
      rule(
        'a',
        {
          is: 'compare',
          operator: '<',
          left: ratio(constant(1), difference(constant(1), valueOf(0))),
          right: constant(2),
        },
        sets({ 1: 1 }),
        hazard(0.01),
      ),
    ]),
  ],
  [
    'what happens otherwise is out of bounds',
    going([rule('a', on, sets({ 1: 1 }), { ...coin(0.5), otherwise: sets({ 1: constant(7) }, counting) })]),
  ],
];

/** The runs of a batch that the reference interpreter refuses, as bits. */
function refusedBy(of: Model, batch: number): number {
  const luck = createLuck(SEED);
  let refused = 0;
  for (let lane = 0; lane < RUNS_A_BATCH; lane += 1) {
    try {
      playRun(of, diceOf(luck, RUNS_A_BATCH * batch + lane));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      refused |= 1 << lane;
    }
  }
  return refused;
}

function tallied(of: Model, lanes: readonly number[]): unknown {
  const counter = new HistoryCounter(of);
  const luck = createLuck(SEED);
  lanes.forEach((these, batch) => {
    for (let lane = 0; lane < RUNS_A_BATCH; lane += 1) {
      if (((these >>> lane) & 1) === 0) continue;
      const run = batch * RUNS_A_BATCH + lane;
      counter.finish(playRun(of, diceOf(luck, run), counter.observe.bind(counter)), run);
    }
  });
  return { ...counter.tally(), pathways: NO_PATHWAYS };
}

describe.each(wrongRuns)('where %s', (_, of) => {
  it('the runs that meet it are left, and the others are counted', () => {
    const compilation = compile(of);
    if (!compilation.ok) throw new Error(compilation.reason);
    const player = new BatchPlayer(compilation.program, createLuck(SEED));
    const wide = WidePlayer.of(compilation.program, createLuck(SEED));
    if (wide === null) throw new Error('WebAssembly can be had here');
    const refused = [0, 1, 2, 3].map((batch) => refusedBy(of, batch));
    expect(refused.map((lanes) => lanes === 0)).not.toEqual([true, true, true, true]);
    expect(refused.map((_, batch) => player.play(batch, -1))).toEqual(refused);
    const right = refused.map((lanes) => ~lanes);
    const expected = tallied(of, right);
    expect(tallyOfSlots(of, player.slots, player.counts, NO_PATHWAYS)).toEqual(expected);
    expect(wide.play(0, Int32Array.of(-1, -1, -1, -1))).toBe(false);
    expect(wide.counts.every((count) => count === 0)).toBe(true);
    expect(wide.play(0, Int32Array.from(right))).toBe(true);
    expect(tallyOfSlots(of, wide.slots, wide.counts, NO_PATHWAYS)).toEqual(expected);
    // All that are asked for may be left; then nothing is counted.
    const [some = 0] = refused.filter((lanes) => lanes !== 0);
    expect(player.play(refused.indexOf(some), some)).toBe(some);
    expect(tallyOfSlots(of, player.slots, player.counts, NO_PATHWAYS)).toEqual(expected);
    // One run that meets it is enough for the four batches to be left.
    const alone = refused.map((lanes) => (lanes === some ? some & -some : 0));
    expect(wide.play(0, Int32Array.from(alone))).toBe(false);
  });
});

describe('a model is left as a whole', () => {
  const refusals: readonly (readonly [string, Model, string])[] = [
    [
      'where somebody chooses freely',
      model({ variables: [variable('plain', 1), variable('free', 1, { kind: 'choice' })] }),
      'something is chosen freely',
    ],
    [
      'where an outcome may not be reckoned',
      model({
        variables: [variable('a', 1)],
        outcomes: [
          {
            name: 'odd',
            when: { is: 'compare', operator: '=', left: ratio(constant(1), valueOf(0)), right: constant(1) },
            ends: true,
          },
        ],
      }),
      'an outcome or a question compares what may not be reckoned',
    ],
    [
      'where it starts out of bounds',
      model({ variables: [variable('a', 1, { start: 2 })] }),
      'a start of 2 is out of bounds',
    ],
    [
      'where it starts below its bounds',
      model({ variables: [variable('a', 1, { start: -1 })] }),
      'a start of -1 is out of bounds',
    ],
    [
      'where it starts between two values',
      model({ variables: [variable('a', 1, { start: 0.5 })] }),
      'a start of 0.5 is out of bounds',
    ],
    ...[-1, 2, 0.5].map((value): readonly [string, Model, string] => [
      `where a start that is drawn may be ${value}`,
      model({
        variables: [
          variable('a', 1, {
            start: {
              weights: [
                { value: 0, weight: constant(1) },
                { value, weight: constant(1) },
              ],
            },
          }),
        ],
      }),
      'a start of a is out of bounds',
    ]),
    [
      'where no start has a weight',
      model({ variables: [variable('a', 1, { start: { weights: [{ value: 1, weight: constant(0) }] } })] }),
      'no start of a has a weight above 0',
    ],
    ['where a variable has no values', model({ variables: [variable('a', -1)] }), 'a variable has -1 values'],
    [
      'where a number depends on too much',
      model({
        variables: [variable('a', 1023), variable('b', 1023)],
        stages: [
          stage([rule('draws', always, sets({ 0: 1 }), coin({ is: 'sum', of: [valueOf(0), valueOf(1)] }))]),
        ],
      }),
      'draws: a number depends on 20 bits of the state',
    ],
    [
      'where a number depends on too much, and on the tick',
      model({
        horizon: 7,
        variables: [variable('a', 0x7fff)],
        stages: [stage([rule('draws', always, sets({ 0: 1 }), coin({ is: 'sum', of: [valueOf(0), tick] }))])],
      }),
      'draws: a number depends on 15 bits of the state and on the tick',
    ],
    [
      'where a number may be too many',
      model({
        variables: [variable('a', 1024)],
        stages: [stage([rule('draws', always, sets({}), coin(ratio(valueOf(0), constant(1024))))])],
      }),
      'draws: a number has more than 1024 values',
    ],
  ];

  it.each(refusals)('%s', (_, of, reason) => {
    expect(compile(of)).toEqual({ ok: false, reason });
  });

  it('but not short of that', () => {
    const many = refusals.find(([what]) => what === 'where a number may be too many')?.[1];
    const fewer = { ...many, variables: [variable('a', 1023)] } as Model;
    const question1 = question('q', { time: is(0, 1) });
    expect(compile({ ...fewer, questions: [question1] }).ok).toBe(true);
  });

  it('and is compiled once', () => {
    for (const of of [model({ variables: [variable('a', 1)] }), model({ variables: [variable('a', -1)] })])
      expect(compile(of)).toBe(compile(of));
  });
});

describe('a model is left to tapes', () => {
  const programOf = (of: Model): Program => {
    const compilation = compile(of);
    if (!compilation.ok) throw new Error(compilation.reason);
    return compilation.program;
  };
  const wideOf = (of: Model): WidePlayer | null => WidePlayer.of(programOf(of), createLuck(SEED));
  const adding = (amount: number): Model =>
    model({
      variables: [variable('total', 3, { merge: 'sum' })],
      stages: [stage([rule('adds', always, sets({ 0: amount }), coin(0.5))])],
    });

  it('where it sums more than 48 bits hold', () => {
    // 48 bits with a sign hold what is less than 2^47.
    expect(wideOf(adding(2 ** 44))).not.toBeNull();
    expect(wideOf(adding(2 ** 48))).toBeNull();
  });

  it('where its counts take more than 64 megabytes', () => {
    // By outcome and tick a count of 4 bytes.
    const over = (horizon: number): Model =>
      model({
        horizon,
        variables: [variable('a', 31)],
        outcomes: Array.from({ length: 32 }, (_, value) => ({
          name: `outcome ${value}`,
          when: is(0, value),
          ends: true,
        })),
      });
    expect(writeWide(programOf(over(500_000)))).not.toBeNull();
    expect(wideOf(over(524_288))).toBeNull();
  });

  it('where there is no WebAssembly', () => {
    const of = adding(1);
    const { WebAssembly } = globalThis as { WebAssembly?: object };
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    try {
      expect(wideOf(of)).toBeNull();
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', {
        value: WebAssembly,
        configurable: true,
        writable: true,
      });
    }
    expect(wideOf(of)).not.toBeNull();
  });
});
