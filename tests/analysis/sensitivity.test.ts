import { describe, expect, it } from 'vitest';
import { type SensitivityMethod, sensitivityOf } from '../../src/analysis/sensitivity/index.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { sensitivitySchema, sensitivityToJson } from '../../src/report/sensitivity/json.js';
import { printSensitivity } from '../../src/report/sensitivity.js';
import { wilson } from '../../src/montecarlo/index.js';
import { BRINK, disaster, SHARES } from './asked-scenarios.js';

async function studied(scenario: Scenario, of: string, methods: readonly SensitivityMethod[], runs: number) {
  const few = { trajectories: 6, rows: 64, points: 100 };
  const { result } = await sensitivityOf(scenario, { of, methods, runs, ...few });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

describe('sensitivity of a scenario', () => {
  it('moves one number at a time to where a closed form says (T11)', async () => {
    const { tornado, nominal } = await studied(BRINK, 'disaster', ['tornado'], 3_000);
    const effect = (name: string) => {
      const found = tornado?.effects.find(({ parameter }) => parameter === name);
      if (found === undefined) throw new Error(`${name} is no number of it`);
      return found;
    };
    const expectNear = (share: number | null, expected: number): void => {
      const { low, high } = wilson(Math.round((share ?? -1) * 3_000), 3_000, 0.9999);
      expect(low).toBeLessThan(expected);
      expect(high).toBeGreaterThan(expected);
    };
    expectNear(nominal.value, disaster(0.01, 0.03));
    expectNear(effect('parameters.risk').atLow, disaster(0.005, 0.03));
    expectNear(effect('parameters.risk').atHigh, disaster(0.03, 0.03));
    expectNear(effect('parameters.fear').atLow, disaster(0.01, 0.02));
    expectNear(effect('parameters.fear').atHigh, disaster(0.01, 0.08));
  });

  it('moves nothing by a number that nothing reads, to the last run', async () => {
    const { tornado, morris, parameters } = await studied(BRINK, 'disaster', ['tornado', 'morris'], 200);
    expect(parameters.map(({ name }) => name)).toContain('parameters.mood');
    expect(tornado?.effects.at(-1)).toMatchObject({ parameter: 'parameters.mood', swing: 0 });
    expect(morris?.effects.at(-1)).toMatchObject({ parameter: 'parameters.mood', muStar: 0 });
  });

  it('asks a row of a question', async () => {
    // P(a grumble within ten hours, unless it ended before) rises with the mood, from 0.
    const { tornado, asked } = await studied(BRINK, 'grumbles:10', ['tornado'], 300);
    expect(asked).toEqual({ is: 'row', question: 'grumbles', label: 'by hour 10' });
    expect(tornado?.effects[0]).toMatchObject({ parameter: 'parameters.mood', atLow: 0 });
  });

  it('shares the variance out, and all of it to what alone moves it', async () => {
    const { sobol, pawn } = await studied(SHARES, 'lucky', ['sobol', 'pawn'], 1_000);
    const total = (name: string) =>
      sobol?.parameters.find(({ parameter }) => parameter.endsWith(name))?.total.value;
    expect(total('unlucky')).toBe(0);
    expect(total('.lucky')).toBeGreaterThan(0.7);
    expect(pawn?.[0]?.parameter).toMatch(/\.lucky$/);
  });

  it('skips and counts points whose numbers go together in no model', async () => {
    const result = await studied(SHARES, 'lucky', ['tornado', 'morris', 'sobol', 'pawn'], 100);
    // One at a time: .9 + .3 and .5 + .6 are more than 1.
    expect(result.tornado?.cut).toHaveLength(2);
    expect(result.impossible).toBeGreaterThan(2);
    // Of six trajectories hardly one stays where both go together.
    expect(result.morris).toBeNull();
    expect(result.remarks[0]).toContain('no screening');
    expect(sensitivitySchema.parse(sensitivityToJson(result)).impossible).toBe(result.impossible);
    expect(printSensitivity(result)).toContain('points were left out');
  });

  it('keeps what the variant or the caller sets', async () => {
    const { result } = await sensitivityOf(BRINK, {
      of: 'disaster',
      variant: 'bold',
      set: new Map([['risk', 0.02]]),
      methods: ['tornado'],
      runs: 50,
    });
    expect(result?.set).toEqual(['parameters.fear', 'parameters.risk']);
    expect(result?.parameters.map(({ name }) => name)).toEqual(['parameters.mood']);
  });

  it('stops when it is told to', async () => {
    const { result } = await sensitivityOf(BRINK, { of: 'disaster', runs: 20, signal: { aborted: true } });
    expect(result).toMatchObject({ stopped: true, tornado: null, morris: null });
  });

  it('says what there is to ask', async () => {
    await expect(sensitivityOf(BRINK, { of: 'disastre' })).rejects.toMatchObject({
      name: 'AskedError',
      hint: 'Did you mean "disaster"?',
    });
    await expect(sensitivityOf(BRINK, { of: 'grumbles' })).rejects.toMatchObject({
      hint: 'There are: "grumbles:by hour 1", "grumbles:by hour 10".',
    });
  });
});
