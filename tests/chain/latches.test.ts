import { describe, expect, it } from 'vitest';
import { anticipated } from '../../src/chain/anticipation.js';
import { latchesOf } from '../../src/chain/latches.js';
import type { Amount, Model, Rule, Stage, Variable } from '../../src/model/model.js';
import {
  all,
  choice,
  coin,
  constant,
  is,
  model,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

/** Truths that are only ever set, and rules of the morning that can be played on the evening before. */

describe('a latch', () => {
  const latch: Partial<Variable> = { merge: 'max' };
  const latches = (more: Partial<Variable>, rules: readonly Rule[] = []): readonly number[] => {
    const { high = 1, ...rest } = more;
    return [...latchesOf(model({ variables: [variable('v', high, rest)], stages: [stage([...rules])] }))];
  };

  it('is a truth that begins as none', () => {
    expect(latches(latch)).toEqual([0]);
    const start = { weights: [0, 1].map((value) => ({ value, weight: constant(1) })) };
    for (const other of [
      { low: -1 },
      { high: 2 },
      { start: 1 },
      { start },
      { merge: 'single' },
      { merge: 'sum' },
    ] as const)
      expect(latches({ ...latch, ...other })).toEqual([]);
  });

  it('is set by rules, and by nothing but the constant 1', () => {
    const writes = (value: number | Amount, otherwise: number | Amount = 1): readonly Rule[] => [
      rule('r', is(0, 0), sets({ 0: value }), { ...coin(0.5), otherwise: sets({ 0: otherwise }) }),
    ];
    expect(latches(latch, writes(1))).toEqual([0]);
    expect(latches(latch, writes(0))).toEqual([]);
    expect(latches(latch, writes(1, 0))).toEqual([]);
    expect(latches(latch, writes({ is: 'least', of: [constant(1)] }))).toEqual([]);
  });
});

describe('a rule of the morning', () => {
  const [ACT, ANSWER, OTHER, LASTS] = [0, 1, 2, 3];
  const passing: Partial<Variable> = { kind: 'passing', merge: 'max' };
  const answers = rule('answers', is(ACT, 1), sets({ [ANSWER]: 1 }), coin(0.5));
  const reads = stage([rule('reads', is(ANSWER, 1), sets({ [LASTS]: 1 }))]);
  const acts = stage([rule('acts', is(LASTS, 0), sets({ [ACT]: 1 }), coin(0.5))], [ACT]);
  const of = (morning: Rule, more: Partial<Model> = {}, act: Partial<Variable> = passing): Model =>
    model({
      variables: [
        variable('act', 1, act),
        variable('answer', 1, passing),
        variable('other', 1, passing),
        variable('lasts', 1, { merge: 'max' }),
      ],
      stages: [stage([morning], [ANSWER, OTHER]), acts, reads],
      ...more,
    });

  it('is played on the evening before, and what it sets is cleared then', () => {
    const model = of(answers);
    const stages: readonly Pick<Stage, 'clears' | 'rules'>[] = anticipated(model).stages;
    expect(stages.map(({ clears, rules }) => [clears, rules.map(({ name }) => name)])).toEqual([
      [[OTHER], []],
      [[ACT], ['acts']],
      [[], ['reads']],
      [[ANSWER], ['answers']],
    ]);
  });

  it.each<readonly [string, Model]>([
    ['that reads what lasts', of({ ...answers, when: all(is(ACT, 1), is(LASTS, 0)) })],
    [
      'whose chance knows what lasts',
      of({ ...answers, ...coin({ is: 'table', variable: LASTS, values: [0.5, 1] }) }),
    ],
    ['that may come in the first tick', of(answers, {}, { ...passing, start: 1 })],
    [
      'that may come in the first tick, as it is drawn',
      of(answers, {}, { ...passing, start: { weights: [{ value: 1, weight: constant(1) }] } }),
    ],
    ['that comes on some days', of({ ...answers, when: all(is(ACT, 1), ticks(3, 9)) })],
    [
      'that has a choice',
      of({
        ...answers,
        choices: [choice('a', 1, sets({ [ANSWER]: 1 })), choice('b', 2, sets({ [OTHER]: 1 }))],
      }),
    ],
    [
      'that sets what lasts too',
      of({ ...answers, choices: [choice('it', 1, sets({ [ANSWER]: 1, [LASTS]: 1 }))] }),
    ],
    ['that sets nothing', of({ ...answers, choices: [choice('it', 1, sets({}))] })],
    ['whose answer is never cleared', of(answers, { stages: [stage([answers]), acts, reads] })],
    [
      'whose answer is cleared twice',
      of(answers, { stages: [stage([answers], [ANSWER]), { ...acts, clears: [ACT, ANSWER] }, reads] }),
    ],
    [
      'where actors choose freely',
      of(answers, {
        variables: [...of(answers).variables, variable('free', 1, { kind: 'choice', merge: 'max' })],
      }),
    ],
  ])('stays where it is: one %s', (_, model) => {
    expect(anticipated(model)).toBe(model);
  });
});
