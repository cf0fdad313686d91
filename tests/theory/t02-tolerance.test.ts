import { describe, expect, it } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import { meanOf } from '../../src/montecarlo/intervals.js';
import { diceOf, playRun } from '../../src/reference/index.js';
import {
  answer,
  count,
  expectChance,
  expectNested,
  LEVEL,
  load,
  modelOf,
  runsEndingIn,
  SEED,
} from '../oracles/scenarios.js';

/**
 * T2, emergent. Wu and Axelrod, "How to cope with noise in the iterated prisoner's dilemma" (1995).
 *
 * On a day Beta believes in a blow with b = 1 − (1 − h)(1 − gq): a true one with h, a false one with g blamed with q.
 * Released at the n-th, it is still bound after 180 days if a Binomial(180, b) is below n. A true blow of day t goes
 * unanswered if, with it, there are still fewer than n: if a Binomial(t − 1, b) is below n − 1.
 */
const scenario = load('t02-tolerance.yaml', import.meta.url);
const [h, g, q] = [0.005, 0.02, 0.3];
const b = 1 - (1 - h) * (1 - g * q);
const PATIENCE = [1, 2, 4];

/** P(Binomial(days, b) < bound). */
function below(bound: number, days: number): number {
  let sum = 0;
  let term = (1 - b) ** days;
  for (let k = 0; k < bound; k += 1) {
    sum += term;
    term *= ((days - k) / (k + 1)) * (b / (1 - b));
  }
  return sum;
}

function unanswered(patience: number, runs: number): number[] {
  const model = modelOf(scenario, { set: { patience } });
  const variable = model.variables.findIndex(({ name }) => name === 'unanswered');
  const luck = createLuck(SEED);
  return Array.from(
    { length: runs },
    (_, run) => playRun(model, diceOf(luck, run)).state[variable] ?? Number.NaN,
  );
}

describe('T2: released only after several believed blows', () => {
  it.each(PATIENCE)('patience %d: survival is that of a binomial', async (patience) => {
    const result = await count(modelOf(scenario, { set: { patience } }), 2_000);
    expectChance(answer(result, 'still bound'), below(patience, 180));
  });

  it('keeps, with more patience, the runs it kept with less and others', () => {
    const lost = PATIENCE.map((patience) =>
      runsEndingIn(modelOf(scenario, { set: { patience } }), 'bound no more', 400),
    );
    expectNested(lost.reverse());
  });

  it('leaves, with more patience, no run with fewer true blows unanswered, and as many as expected', () => {
    const counts = PATIENCE.map((patience) => unanswered(patience, 1_000));
    for (const [index, patience] of PATIENCE.entries()) {
      const own = counts[index] ?? [];
      const more = counts[index + 1] ?? own;
      expect(own.filter((number, run) => number > (more[run] ?? Number.NaN))).toEqual([]);
      // A process sees the acts of the day before, so those of day 180 are not counted.
      const days = Array.from({ length: 179 }, (_, day) => day);
      const expected = h * days.reduce((sum, before) => sum + below(patience - 1, before), 0);
      const { interval } = meanOf(tallyFrom(own), LEVEL);
      expect(interval?.low).toBeLessThanOrEqual(1 + expected);
      expect(interval?.high).toBeGreaterThanOrEqual(1 + expected);
    }
  });
});

/** How often each number from 0 on occurred; `meanOf` counts its first place as 1. */
function tallyFrom(numbers: readonly number[]): number[] {
  return Array.from({ length: 21 }, (_, value) => numbers.filter((number) => number === value).length);
}
