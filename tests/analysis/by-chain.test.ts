import { describe, expect, it } from 'vitest';
import { byChain } from '../../src/analysis/evaluation/by-chain.js';
import type { Evaluator } from '../../src/analysis/evaluation/evaluator.js';
import { sensitivityOf } from '../../src/analysis/sensitivity/index.js';
import { thresholdOf } from '../../src/analysis/threshold/index.js';
import { BRINK, disaster } from './asked-scenarios.js';

const never: Evaluator = () => Promise.reject(new Error('it is small enough to be solved'));

describe('analyses of exact answers', () => {
  it('gives the swings of a closed form (T11) to many digits', async () => {
    const { result } = await sensitivityOf(BRINK, {
      of: 'disaster',
      methods: ['tornado'],
      evaluate: byChain(never),
    });
    const risk = result?.tornado?.effects.find(({ parameter }) => parameter === 'parameters.risk');
    // Of 400 hours next to no run is left.
    expect(result?.nominal.value).toBeCloseTo(disaster(0.01, 0.03), 9);
    expect(risk?.atHigh).toBeCloseTo(disaster(0.03, 0.03), 9);
    expect(result?.nominal.low).toBe(result?.nominal.high);
  });

  it('finds a crossing to the tolerance of the search', async () => {
    const fear = 1 - Math.sqrt((1 - 0.01 / 0.1) / (1 - 0.01));
    const { result } = await thresholdOf(BRINK, {
      parameter: 'fear',
      of: 'disaster',
      at: 0.1,
      places: 3,
      evaluate: byChain(never),
    });
    // A thousandth of the range from 0.02 to 0.08.
    expect(Math.abs((result?.crossings[0]?.at ?? NaN) - fear)).toBeLessThan(0.000_06);
  });

  it('leaves what does not fit to another evaluator', async () => {
    let asked = 0;
    const counting: Evaluator = async ({ outcomes }) => {
      asked += 1;
      const estimate = { value: 0.5, low: 0.4, high: 0.6, runs: 10 };
      return { outcomes: [...outcomes, null].map(() => estimate), rows: [] };
    };
    const evaluate = byChain(counting, { megabytes: 0.0001 });
    const { result } = await sensitivityOf(BRINK, { of: 'disaster', methods: ['tornado'], evaluate });
    expect(result?.nominal).toMatchObject({ value: 0.5, runs: 10 });
    expect(asked).toBeGreaterThan(5);
  });
});
