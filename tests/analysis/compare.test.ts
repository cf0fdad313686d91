import { describe, expect, it } from 'vitest';
import { compareVariants, newcombePaired } from '../../src/analysis/compare/index.js';
import { pairedDifference } from '../../src/analysis/compare/difference.js';
import type { Scenario, Variant } from '../../src/scenario/scenario.js';
import { UNCHANGED } from '../../src/scenario/unchanged-variant.js';
import { load } from '../oracles/scenarios.js';

const LEVEL = 0.9999;

/** A variant that is made up here, as data. */
function variant(name: string, change: Partial<Variant> = {}): Variant {
  return { name, ...UNCHANGED, path: ['variants', name], ...change };
}

function withVariants(scenario: Scenario, ...variants: Variant[]): Scenario {
  return { ...scenario, variants };
}

async function compared(scenario: Scenario, runs: number) {
  const variants = [null, ...scenario.variants.map(({ name }) => name)];
  const { result, diagnostics } = await compareVariants(scenario, { variants, runs, level: LEVEL });
  if (result === null) throw new Error(JSON.stringify(diagnostics));
  return result;
}

const brinkmanship = load('../theory/t11-brinkmanship.yaml', import.meta.url);
const temptation = load('../theory/t03-temptation.yaml', import.meta.url);

describe('the interval of a paired difference', () => {
  it.each([
    // Altman and others, Statistics with Confidence (2000), table 6.2: 0.122, from 0.011 to 0.226.
    [{ both: 14, first: 5, second: 0, neither: 22 }, -0.226, -0.011],
    // Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables (2017), ch. 8: from 0.026 to 0.507.
    [{ both: 1, first: 1, second: 7, neither: 12 }, 0.026, 0.507],
  ])('is that of published examples', (table, low, high) => {
    const interval = newcombePaired(table, 0.95);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('under a condition is that of two independent ratios where the condition never comes about in both', () => {
    // 40 runs have the condition in the first world only, 10 of them with what is asked; 60 in the second only, 30 with it.
    const counts = [0, 30, 30, 30, 0, 0, 10, 0, 0];
    const found = pairedDifference(counts, 0.95);
    expect(found).toMatchObject({ method: 'linearised', varianceRatio: 1 });
    expect(found.value).toBeCloseTo(0.5 - 0.25, 12);
    // Wald's interval for the difference of two independent shares.
    const half = 1.959964 * Math.sqrt((0.25 * 0.75) / 40 + (0.5 * 0.5) / 60);
    expect(found.high).toBeCloseTo(0.25 + half, 6);
    expect(found.low).toBeCloseTo(0.25 - half, 6);
  });

  it('is of no variance where all runs agree, and of the sum of both where they are independent', () => {
    expect(pairedDifference([0, 0, 0, 0, 30, 0, 0, 0, 70], 0.95).varianceRatio).toBe(0);
    expect(pairedDifference([0, 0, 0, 0, 25, 25, 0, 25, 25], 0.95).varianceRatio).toBeCloseTo(1, 12);
  });

  it('says nothing of what never came about', () => {
    expect(pairedDifference([5, 0, 0, 3, 0, 0, 2, 0, 0], 0.95)).toMatchObject({ value: null, low: null });
  });
});

describe('compare', () => {
  it('finds no difference between a world and itself, and none where nothing is removed', async () => {
    const { pairs } = await compared(withVariants(temptation, variant('nothing')), 200);
    expect(pairs).toHaveLength(1);
    for (const { outcomes, rows, changed, changes } of pairs) {
      expect([...outcomes, ...rows].map(({ value }) => value)).toEqual([...outcomes, ...rows].map(() => 0));
      expect([...outcomes, ...rows].filter(({ varianceRatio }) => (varianceRatio ?? 0) !== 0)).toEqual([]);
      expect({ changed, changes }).toEqual({ changed: 0, changes: [] });
    }
  });

  it('finds the difference of a closed form (T11): r / (1 − (1 − r)(1 − c)²)', async () => {
    const fearful = variant('fearful', { set: new Map([['fear', 0.06]]) });
    const { pairs } = await compared(withVariants(brinkmanship, fearful), 4_000);
    const disaster = (c: number) => 0.01 / (1 - 0.99 * (1 - c) ** 2);
    const expected = disaster(0.06) - disaster(0.03);
    const found = pairs[0]?.outcomes.find(({ name }) => name === 'disaster');
    expect(found?.low).toBeLessThan(expected);
    expect(found?.high).toBeGreaterThan(expected);
    expect(found?.high).toBeLessThan(0);
    // Shared luck tells it better than two sets of runs would.
    expect(found?.varianceRatio).toBeLessThan(0.9);
  });

  it('says where the worlds part: what the promise that was removed had held back', async () => {
    const free = variant('no promise', { remove: ['alpha-restraint'] });
    const { pairs } = await compared(withVariants(temptation, free), 60);
    const partings = pairs[0]?.changes.flatMap((change) => change.partings) ?? [];
    expect(partings.length).toBeGreaterThan(0);
    expect(partings[0]?.parting).toMatchObject({
      side: 'second',
      heldBack: ['alpha-restraint'],
      event: { description: { kind: 'act', author: 'alpha', act: 'strike' } },
    });
    const [change] = pairs[0]?.changes ?? [];
    expect(change?.traced).toBe(Math.min(100, change?.runs ?? 0));
  });

  it('changes runs in one direction only where failures are nested (T3)', async () => {
    const faithful = variant('faithful', { set: new Map([['faith', 0.95]]) });
    const { pairs } = await compared(withVariants(temptation, faithful), 300);
    expect(pairs[0]?.changes.map(({ from, to }) => `${from} > ${to}`)).toEqual(['broken > intact']);
  });

  it('stops when it is told to, and says so', async () => {
    const scenario = withVariants(temptation, variant('nothing'));
    const { result } = await compareVariants(scenario, {
      variants: [null, 'nothing'],
      runs: 1_000,
      signal: { aborted: true },
    });
    expect(result).toMatchObject({ stopped: true, runs: 32 });
  });

  it('refuses a comparison of one', async () => {
    await expect(compareVariants(temptation, { variants: [null] })).rejects.toThrow(RangeError);
  });
});
