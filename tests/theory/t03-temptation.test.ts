import { describe, expect, it } from 'vitest';
import {
  answer,
  count,
  expectChance,
  expectNested,
  load,
  modelOf,
  runsEndingIn,
} from '../oracles/scenarios.js';

/**
 * T3, emergent. Tempted with τ a day and keeping with f each time: P(intact) = (1 − τ(1 − f))^N. It falls in τ if and
 * only if f < 1.
 */
const scenario = load('t03-temptation.yaml', import.meta.url);

const broken = (temptation: number, faith: number): Set<number> =>
  runsEndingIn(modelOf(scenario, { set: { temptation, faith } }), 'broken', 400);

describe('T3: a promise put to the test again and again', () => {
  it.each([
    [0.02, 0.7],
    [0.02, 0],
    [0.1, 0.95],
    [0.5, 0.99],
  ])('temptation %d, fidelity %d', async (temptation, faith) => {
    const result = await count(modelOf(scenario, { set: { temptation, faith } }), 3_000);
    for (const days of [30, 90, 180]) {
      expectChance(answer(result, 'intact', `at day ${days}`), (1 - temptation * (1 - faith)) ** days);
    }
  });

  it('breaks, with more temptation, in the runs in which it broke with less and in others', () => {
    expectNested([0.005, 0.02, 0.08, 0.3].map((temptation) => broken(temptation, 0.7)));
  });

  it('breaks, with less fidelity, in the runs in which it broke with more and in others', () => {
    expectNested([1, 0.95, 0.7, 0.3, 0].map((faith) => broken(0.02, faith)));
  });

  it('does not fall in temptation if fidelity is 1', () => {
    expect([0.02, 0.5, 1].map((temptation) => broken(temptation, 1).size)).toEqual([0, 0, 0]);
  });
});
