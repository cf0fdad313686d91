import { describe, expect, it } from 'vitest';
import { checkModel } from '../../src/model/check.js';
import { is, model, rule, sets, stage, variable } from '../reference/models.js';

describe('two rules that write one variable', () => {
  const both = (one: number, other: number) =>
    checkModel(
      model({
        variables: [variable('place', 2), variable('other', 1)],
        stages: [
          stage([rule('to one', is(1, one), sets({ 0: 1 })), rule('to two', is(1, other), sets({ 0: 2 }))]),
        ],
      }),
    );

  it('are told of, if they may do so in one tick', () => {
    const problems = both(0, 0).map(({ code, message }) => ({ code, message }));
    const message = 'to one and to two may both write place in one tick';
    expect(problems).toEqual([{ code: 'two-writers', message }]);
  });

  it('are fine, if their conditions exclude each other', () => {
    expect(both(0, 1)).toEqual([]);
  });
});
