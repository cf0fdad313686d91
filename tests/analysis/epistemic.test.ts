import { describe, expect, it } from 'vitest';
import { epistemicOf } from '../../src/analysis/epistemic/index.js';
import { epistemicSchema, epistemicToJson } from '../../src/report/epistemic/json.js';
import { printEpistemic } from '../../src/report/epistemic.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { BRINK, disaster, SHARES } from './asked-scenarios.js';

async function drawn(scenario: Scenario, options = {}) {
  const { result } = await epistemicOf(scenario, { points: 40, runs: 500, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

describe('what is not known', () => {
  it('bands a probability as the ranges do, by a closed form (T11)', async () => {
    const { answers, groups, draws } = await drawn(BRINK);
    expect(draws).toBe(80);
    expect(groups).toEqual([
      { basis: 'elicited', numbers: 1 },
      { basis: 'assumed', numbers: 2 },
    ]);
    const found = answers.find(({ asked }) => asked.is === 'outcome' && asked.name === 'disaster');
    // It rises in the risk and falls in the fear, so its ends over the ranges are these, up to the chance of a draw.
    const chance = 0.06;
    const [least, greatest] = [disaster(0.005, 0.08), disaster(0.03, 0.02)];
    expect(found?.band?.least).toBeGreaterThan(least - chance);
    expect(found?.band?.greatest).toBeLessThan(greatest + chance);
    // Twenty draws lie in the upper half of the one range and the lower half of the other.
    expect(found?.band?.greatest).toBeGreaterThan(disaster(0.0175, 0.05));
    expect(found?.band?.low).toBeLessThan(found?.nominal.value ?? 0);
  });

  it('tells of one outcome or row as it does of all', async () => {
    const options = { points: 4, runs: 200 };
    const { answers } = await drawn(BRINK, options);
    for (const of of ['disaster', 'grumbles:by hour 1']) {
      const alone = await drawn(BRINK, { ...options, of });
      expect(alone.answers).toEqual(
        answers.filter(({ asked }) =>
          asked.is === 'outcome' ? asked.name === of : `${asked.question}:${asked.label}` === of,
        ),
      );
      expect(alone.answers).toHaveLength(1);
    }
    await expect(drawn(BRINK, { ...options, of: 'peace' })).rejects.toThrow('no outcome or question "peace"');
  });

  it('shares the spread out by what the numbers rest on', async () => {
    // Whether anybody grumbles in the first hour rests on the mood, an assumption, and on no expert.
    const { answers } = await drawn(BRINK);
    const found = answers.find(({ asked }) => asked.is === 'row' && asked.label === 'by hour 1');
    const share = (basis: string) => found?.shares?.find((one) => one.basis === basis)?.share.value;
    expect(share('elicited')).toBeLessThan(0.01);
    expect(share('assumed')).toBeGreaterThan(0.7);
  });

  it('says so where all rests on one basis, and counts draws that go together in no model', async () => {
    const result = await drawn(SHARES);
    expect(result.groups).toEqual([{ basis: 'assumed', numbers: 2 }]);
    expect(result.impossible).toBeGreaterThan(0);
    expect(result.draws + result.impossible).toBe(40);
    const text = printEpistemic(result);
    expect(text).toContain('All of the spread rests on 2 assumed numbers.');
    expect(epistemicSchema.parse(epistemicToJson(result)).draws).toBe(result.draws);
  });

  it('has no band where the numbers are set', async () => {
    const set = new Map([
      ['risk', 0.02],
      ['fear', 0.03],
      ['mood', 0],
    ]);
    const { answers, draws } = await drawn(BRINK, { set });
    expect(draws).toBe(0);
    expect(answers[0]).toMatchObject({ band: null, shares: null });
  });
});
