import { describe, expect, it } from 'vitest';
import { thresholdOf } from '../../src/analysis/threshold/index.js';
import { printThreshold } from '../../src/report/threshold.js';
import { thresholdSchema, thresholdToJson } from '../../src/report/threshold/json.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { BRINK, disaster, WAVES } from './asked-scenarios.js';

type Options = Parameters<typeof thresholdOf>[1];

async function sought(scenario: Scenario, options: Options) {
  const { result } = await thresholdOf(scenario, { runs: 4_000, places: 5, level: 0.999, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

const text = (result: Awaited<ReturnType<typeof sought>>): string =>
  printThreshold(result).replace(/\s+/g, ' ');

describe('thresholds', () => {
  it('finds where a closed form reaches a level (T11): 1 − √((1 − r/p) / (1 − r))', async () => {
    const result = await sought(BRINK, { parameter: 'fear', of: 'disaster', at: 0.1 });
    const fear = 1 - Math.sqrt((1 - 0.01 / 0.1) / (1 - 0.01));
    expect(disaster(0.01, fear)).toBeCloseTo(0.1, 12);
    const [crossing, another] = result.crossings;
    expect(another).toBeUndefined();
    expect(crossing?.rises).toBe(false);
    expect(crossing?.low).toBeLessThan(fear);
    expect(crossing?.high).toBeGreaterThan(fear);
    expect(Math.abs((crossing?.at ?? 0) - fear)).toBeLessThan(0.01);
    expect(text(result)).toContain('“disaster” falls below 0.1 at parameters.fear = 0.0');
    expect(thresholdSchema.parse(thresholdToJson(result)).crossings).toHaveLength(1);
  });

  it('finds where two variants change their order: where p is the 0.3 of the other', async () => {
    const result = await sought(WAVES, {
      parameter: 'eager',
      of: 'waved',
      between: ['beta alone', 'alpha alone'],
    });
    const [crossing] = result.crossings;
    expect(crossing?.rises).toBe(true);
    expect(crossing?.low).toBeLessThan(0.3);
    expect(crossing?.high).toBeGreaterThan(0.3);
    expect(text(result)).toContain('they change their order');
  });

  it('says so where nothing turns', async () => {
    const level = await sought(BRINK, { parameter: 'fear', of: 'disaster', at: 0.9 });
    expect(level.crossings).toEqual([]);
    expect(text(level)).toContain('from 0.02 to 0.08 it stays not above it');
    const order = await sought(BRINK, { parameter: 'risk', of: 'disaster', between: ['timid', 'bold'] });
    expect(order.crossings).toEqual([]);
    expect(text(order)).toContain('is no less likely under bold than under timid');
  });

  it('refuses what it cannot move', async () => {
    const at = 0.5;
    await expect(thresholdOf(BRINK, { parameter: 'fearr', of: 'disaster', at })).rejects.toMatchObject({
      name: 'AskedError',
      hint: 'Did you mean "fear"?',
    });
    await expect(thresholdOf(WAVES, { parameter: 'steady', of: 'waved', at })).rejects.toMatchObject({
      message: 'parameters.steady has no range.',
    });
    await expect(thresholdOf(BRINK, { parameter: 'fear', of: 'disaster' })).rejects.toThrow(RangeError);
  });
});
