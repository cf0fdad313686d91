import { describe, expect, it } from 'vitest';
import { discover } from '../../src/analysis/discover/index.js';
import { discoverSchema, discoveryToJson } from '../../src/report/discover/json.js';
import { printDiscovery } from '../../src/report/discover.js';
import { BRINK, disaster } from './asked-scenarios.js';

async function found(above: number) {
  const { result } = await discover(BRINK, { of: 'disaster', above, points: 128, runs: 500 });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

describe('scenario discovery', () => {
  it('finds the corner of a closed form (T11): much risk, little fear', async () => {
    const result = await found(0.2);
    const bounds = result.chosen?.restrictions.map(({ parameter, side }) => `${parameter} ${side}`);
    expect(bounds).toContain('parameters.risk at least');
    expect(bounds).not.toContain('parameters.mood at least');
    expect(result.told).not.toContain('parameters.mood');
    expect(result.chosen?.density).toBeGreaterThan(result.cases / result.points);
    // Most of what the tree calls dense is so by the formula: at its middle, risk is high enough for the line.
    const [densest] = result.rules;
    const risk = densest?.restrictions.find(({ parameter }) => parameter === 'parameters.risk');
    expect(disaster((0.03 + (risk?.bound ?? 0)) / 2, 0.035)).toBeGreaterThan(0.2);
    expect(printDiscovery(result)).toContain('They gather where');
    expect(discoverSchema.parse(discoveryToJson(result)).cases).toBe(result.cases);
  });

  it('says where the answers lie if none or all are above the line', async () => {
    // By the formula it nowhere exceeds 0.44, and is everywhere above 0.03.
    for (const line of [0.6, 0.001]) {
      const result = await found(line);
      expect(result).toMatchObject({ boxes: [], rules: [], chosen: null });
      expect(printDiscovery(result).replace(/\s+/g, ' ')).toContain('So there is nothing to tell apart');
    }
  });
});
