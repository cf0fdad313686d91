import { lower, milestonesPassed, readScenario, simulate, traceRun, waysOf } from 'brinkmanship';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { milestoneOf } from '../../src/model/milestones.js';

describe('the ways of runs', async () => {
  const { scenario } = readScenario(readFileSync('scenarios/third-party.yaml', 'utf8'));
  if (scenario === null) throw new Error('the scenario is valid');
  const { model } = lower(scenario, { variant: 'gamma strikes on day 10' });
  if (model === null) throw new Error('the variant is valid');

  it('are those that their traces tell', () => {
    for (const { run, outcome, endedAt, milestones } of waysOf(model, {
      runs: 12,
      seed: 'ways',
      firstRun: 5,
    })) {
      const trace = traceRun(model, 'ways', run);
      const passed = milestonesPassed(trace).map(({ tick, description }) => ({
        name: milestoneOf(description),
        tick,
      }));
      expect(milestones).toEqual(passed);
      expect(endedAt).toBe(trace.endedAt);
      expect(outcome).toBe(trace.outcome === null ? null : model.outcomes[trace.outcome]?.name);
    }
  });

  it('are as frequent as a simulation counts them', async () => {
    const counts = new Map<string, number>();
    for (const { outcome, milestones } of waysOf(model, { runs: 200 })) {
      const key = JSON.stringify([outcome, milestones.map(({ name }) => name)]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const { pathways } = await simulate(model, { runs: 200 });
    const frequent = [...counts.values()].sort((one, other) => other - one);
    expect(counts.size).toBe(pathways.known);
    expect(frequent.slice(0, 10)).toEqual(pathways.top.map(({ count }) => count));
  });
});
