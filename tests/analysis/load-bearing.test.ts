import { describe, expect, it } from 'vitest';
import { loadBearing } from '../../src/analysis/load-bearing/index.js';
import { printLoadBearing } from '../../src/report/load-bearing.js';
import { loadBearingSchema, loadBearingToJson } from '../../src/report/load-bearing/json.js';
import { RESTRAINTS } from './asked-scenarios.js';

/**
 * One temptation, on one day, held down by two promises with f = .6 and .5, each by a coin of its own; a third promise is of
 * something that nobody wants. P(struck) by the promises in force: none 1, first .4, second .5, both .2.
 */
const RUNS = 4_000;

/** Five standard deviations of a share of so many runs. */
const NEAR = (5 * 0.5) / Math.sqrt(RUNS);

async function carried(options = {}) {
  const { result } = await loadBearing(RESTRAINTS, { of: 'struck', runs: RUNS, traced: 300, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

describe('load-bearing promises', () => {
  it('gives each promise what it adds in a closed form, and an idle one exactly nothing', async () => {
    const result = await carried();
    const { shapley, commitments } = result;
    const value = (name: string) => shapley?.values.find(({ player }) => player === name)?.value ?? NaN;
    expect(shapley?.exact).toBe(true);
    // ½ ((.4 − 1) + (.2 − .5)) and ½ ((.5 − 1) + (.2 − .4)).
    expect(Math.abs(value('first') + 0.45)).toBeLessThan(NEAR);
    expect(Math.abs(value('second') + 0.35)).toBeLessThan(NEAR);
    expect(value('third')).toBe(0);
    expect(value('first') + value('second')).toBeCloseTo((shapley?.all ?? 0) - (shapley?.none ?? 0), 12);
    const change = (name: string, kind: string) =>
      commitments.find((one) => one.name === name)?.changes.find((one) => one.kind === kind);
    expect(Math.abs((change('first', 'removed')?.difference?.value ?? NaN) - 0.3)).toBeLessThan(NEAR);
    expect(change('first', 'always kept')?.probability.value).toBe(0);
    expect(change('third', 'removed')?.outcomes.map((one) => one?.value)).toEqual([0, 0]);
    expect(loadBearingSchema.parse(loadBearingToJson(result)).evaluations).toBe(result.evaluations);
    expect(printLoadBearing(result)).toContain('It changes most without first: +0.3');
  });

  it('counts how often a promise held, and how often nothing else did', async () => {
    const { commitments, traced } = await carried();
    const [first] = commitments.filter(({ name }) => name === 'first');
    expect(traced).toBe(300);
    // Held with .6; alone with .6 × .5.
    const near = (5 * 0.5) / Math.sqrt(300);
    expect(Math.abs((first?.held ?? 0) / 300 - 0.6)).toBeLessThan(near);
    expect(Math.abs((first?.heldAlone ?? 0) / 300 - 0.3)).toBeLessThan(near);
    expect(first?.tests?.tempted).toBe(RUNS);
    expect(first?.tests).toMatchObject({
      tempted: (first?.tests?.kept ?? 0) + (first?.tests?.spared ?? 0) + (first?.tests?.broken ?? 0),
    });
  });

  it('samples orders where it is told to, to the same whole', async () => {
    const { shapley } = await carried({ orders: 6, runs: 500 });
    expect(shapley?.exact).toBe(false);
    const sum = shapley?.values.reduce((all, { value }) => all + value, 0) ?? NaN;
    expect(sum).toBeCloseTo((shapley?.all ?? 0) - (shapley?.none ?? 0), 12);
  });

  it('says what is public or never disclosed of a private promise only, and cuts its channel', async () => {
    const { commitments, channels } = await carried({ runs: 200 });
    const kinds = (name: string) =>
      commitments.find((one) => one.name === name)?.changes.map(({ kind }) => kind);
    expect(kinds('first')).toEqual(['removed', 'always kept']);
    expect(kinds('third')).toEqual(['removed', 'always kept', 'public']);
    expect(channels.map(({ name, changes }) => [name, changes[0]?.kind])).toEqual([['line', 'cut']]);
  });

  it('answers under a variant', async () => {
    const { commitments, nominal } = await carried({ variant: 'alone', runs: 500 });
    expect(commitments.map(({ name }) => name)).toEqual(['first', 'third']);
    expect(Math.abs((nominal.value ?? NaN) - 0.4)).toBeLessThan(0.12);
  });
});
