import { describe, expect, it } from 'vitest';
import { solve } from '../../src/chain/index.js';
import type { Model } from '../../src/model/model.js';
import { reachableValues } from '../../src/model/reachable.js';
import {
  always,
  coin,
  constant,
  is,
  model,
  rule,
  sets,
  stage,
  valueOf,
  variable,
} from '../reference/models.js';

/** What may be added to a sum in one stage, each with a half, all at once or some of it. */
function summing(parts: readonly number[], start: number, high: number, horizon = 1): Model {
  return model({
    horizon,
    variables: [variable('sum', high, { start, merge: 'sum' })],
    stages: [
      stage(parts.map((by, place) => rule(`part ${place}`, always, sets({ 0: constant(by) }), coin(0.5)))),
    ],
    outcomes: Array.from({ length: high + 1 }, (_, value) => ({
      name: String(value),
      when: is(0, value),
      ends: false,
    })),
  });
}

/** By value its probability after one tick: all that is added is added up, and clamped once. */
function byHand(parts: readonly number[], start: number, high: number): readonly number[] {
  const chances = Array.from({ length: high + 1 }, () => 0);
  for (let drawn = 0; drawn < 2 ** parts.length; drawn += 1) {
    const sum = parts.reduce((total, by, place) => ((drawn >> place) & 1 ? total + by : total), start);
    const value = Math.min(high, Math.max(0, sum));
    chances[value] = (chances[value] ?? 0) + 2 ** -parts.length;
  }
  return chances;
}

describe('a sum', () => {
  it.each<readonly [number[], number, number]>([
    [[4, -7], 5, 5],
    [[-7, 4], 1, 9],
    [[3, 3, -4], 4, 6],
    [[2, 2], 1, 6],
    [[-1, -2], 4, 6],
  ])('of %j on %i, of at most %i, is clamped when all of it is added up', (parts, start, high) => {
    const { outcomes } = solve(summing(parts, start, high));
    byHand(parts, start, high).forEach((chance, value) => {
      expect(outcomes[value]?.probability).toBeCloseTo(chance, 12);
    });
  });

  it('reaches no more than it can where all leads one way', () => {
    expect(reachableValues(summing([2], 1, 6)).get(0)).toEqual(new Set([1, 3, 5, 6]));
  });

  it('may reach all where what is added is not told', () => {
    const of = summing([2], 0, 6);
    const [only] = of.stages;
    const more = rule('itself', is(0, 2), sets({ 0: valueOf(0) }));
    const reached = reachableValues({ ...of, stages: [stage([...(only?.rules ?? []), more])] });
    expect(reached.get(0)?.size).toBe(7);
  });
});
