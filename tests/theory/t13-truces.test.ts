import { describe, it } from 'vitest';
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
 * T13, encoded: a truce never lasts less when monitoring, a guarantee or a buffer is added. Fortna, "Scraps of paper?
 * Agreements and the durability of peace" (2003).
 *
 * Three things end it, each a line of the file: Alpha strikes, a clash that nobody ordered, and a spoiler's blow that is
 * taken for Alpha's. It survives a day with (1 − τ(1 − f))(1 − b)(1 − gq).
 */
const scenario = load('t13-truces.yaml', import.meta.url);

const NORMAL = { temptation: 0.01, guarantee: 0.5, friction: 0.005, spoiler: 0.02, noise: 0.2 };

function survival(days: number, set: Partial<typeof NORMAL>): number {
  const { temptation, guarantee, friction, spoiler, noise } = { ...NORMAL, ...set };
  return ((1 - temptation * (1 - guarantee)) * (1 - friction) * (1 - spoiler * noise)) ** days;
}

const broken = (set: Partial<typeof NORMAL>): Set<number> =>
  runsEndingIn(modelOf(scenario, { set }), 'it is broken', 300);

describe('T13: what makes a truce last', () => {
  it.each([
    {},
    { noise: 0 },
    { guarantee: 0.9 },
    { friction: 0.001 },
    { noise: 0, guarantee: 1, friction: 0 },
  ])('lasts with %o as its three dangers say', async (set) => {
    const result = await count(modelOf(scenario, { set }), 3_000);
    for (const days of [30, 90, 180])
      expectChance(answer(result, 'it lasts', `at day ${days}`), survival(days, set));
  });

  it('breaks, with less monitoring, in the runs in which it broke with more and in others', () => {
    expectNested([0, 0.1, 0.4, 1].map((noise) => broken({ noise })));
  });

  it('breaks, with a weaker guarantee, in the runs in which it broke with a stronger one and in others', () => {
    expectNested([1, 0.8, 0.4, 0].map((guarantee) => broken({ guarantee })));
  });

  it('breaks, with less of a buffer, in the runs in which it broke with more and in others', () => {
    expectNested([0, 0.002, 0.01, 0.05].map((friction) => broken({ friction })));
  });
});
