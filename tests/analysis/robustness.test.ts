import { describe, expect, it } from 'vitest';
import { byChain } from '../../src/analysis/evaluation/by-chain.js';
import { robustnessOf } from '../../src/analysis/robustness/index.js';
import { signOf, verdictOf } from '../../src/analysis/robustness/verdict.js';
import { robustSchema, robustToJson } from '../../src/report/robustness/json.js';
import { printRobust } from '../../src/report/robustness.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { BRINK, disaster, SHARES } from './asked-scenarios.js';

const never = async (): Promise<never> => {
  throw new Error('the chain is small');
};

async function robust(scenario: Scenario, variants: readonly (string | null)[], options = {}) {
  const { result } = await robustnessOf(scenario, { variants, points: 20, runs: 500, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

describe('what is robust', () => {
  it('is told exactly where the chain fits, and agrees with a formula (T11)', async () => {
    const result = await robust(BRINK, ['bold', 'timid'], { evaluate: byChain(never) });
    const found = result.answers.find(({ asked }) => asked.is === 'outcome' && asked.name === 'disaster');
    const [timid] = found?.others ?? [];
    expect(timid?.counts).toEqual({ more: 0, less: 20, close: 0 });
    expect(timid?.verdict).toBe('less');
    // Fear is set in both variants, and the risk is drawn: the difference lies between those at its ends.
    const difference = (risk: number) => disaster(risk, 0.08) - disaster(risk, 0.02);
    expect(timid?.band?.least).toBeGreaterThan(difference(0.03));
    expect(timid?.band?.greatest).toBeLessThan(difference(0.005));
    expect((timid?.nominal.value ?? 0) - (found?.first.value ?? 0)).toBeCloseTo(difference(0.01), 6);
    expect(result.set).toEqual(['parameters.fear']);
    expect(result.drawn).toBe(2);
  });

  it('is solved by itself where every variant is small, and says so', async () => {
    const solved = await robust(BRINK, ['bold', 'timid'], { method: 'auto' });
    const known = await robust(BRINK, ['bold', 'timid'], { evaluate: byChain(never) });
    expect(solved.method).toBe('exact');
    expect(solved.answers).toEqual(known.answers);
    const text = printRobust(solved).replaceAll(/\s+/g, ' ');
    expect(text).toContain('exact, given the file');
    expect(text).toContain('close: in how many there is none');
  });

  it('draws the same numbers for all variants, and leaves to each what it sets', async () => {
    // Whatever fear is drawn, it is no greater than that of the timid: so the disaster is never likelier with them.
    const result = await robust(BRINK, [null, 'timid'], { evaluate: byChain(never) });
    const [outcome, , , , grumbles] = result.answers;
    expect(outcome?.others[0]?.counts).toEqual({ more: 0, less: 20, close: 0 });
    expect(outcome?.others[0]?.band?.greatest).toBeLessThan(0);
    // Whether anybody grumbles in the first hour depends on the mood alone, which is drawn once for both.
    expect(grumbles?.asked).toEqual({ is: 'row', question: 'grumbles', label: 'by hour 1' });
    expect(grumbles?.others[0]?.band?.least).toBeCloseTo(0, 12);
    expect(grumbles?.others[0]?.band?.greatest).toBeCloseTo(0, 12);
    expect(grumbles?.others[0]?.verdict).toBe('untold');
  });

  it('says in how many draws a variant has the greatest answer', async () => {
    const result = await robust(BRINK, [null, 'bold', 'timid'], { evaluate: byChain(never) });
    expect(result.answers[0]?.greatest).toEqual([0, 20, 0]);
    const text = printRobust(result);
    expect(text).toContain('Under bold beside as given: likelier in nearly all draws: “disaster”');
    expect(text).toMatch(/disaster\s+0\s+20\s+0/);
  });

  it('tells differences from chance by runs', async () => {
    const result = await robust(BRINK, ['bold', 'timid']);
    const [outcome] = result.answers;
    // At the least risk the shares are 0.11 and 0.03, five standard errors of 500 runs apart.
    expect(outcome?.others[0]?.verdict).toBe('less');
    expect(robustSchema.parse(robustToJson(result)).answers[0]?.others[0]).toMatchObject({ verdict: 'less' });
  });

  it('leaves out draws that go together in no model', async () => {
    const result = await robust(SHARES, [null, null], { points: 40 });
    expect(result.impossible).toBeGreaterThan(0);
    expect(result.draws).toBe(40 - result.impossible / 2);
    expect(result.answers.every(({ others }) => others[0]?.verdict === 'untold')).toBe(true);
  });

  it('stops between draws, and refuses what is no comparison', async () => {
    const stopped = await robust(BRINK, ['bold', 'timid'], { signal: { aborted: true } });
    expect(stopped).toMatchObject({ stopped: true, draws: 0 });
    expect(stopped.answers[0]?.others[0]).toMatchObject({ band: null, verdict: 'untold' });
    await expect(robust(BRINK, [null])).rejects.toThrow('at least two variants');
    await expect(robust(BRINK, [null, 'bold'], { points: 1 })).rejects.toThrow('from 2, not 1');
  });
});

describe('a sign', () => {
  const share = (value: number, runs: number) => ({ value, low: value, high: value, runs });

  it('is told at two standard errors of two independent shares', () => {
    // Of 100 runs each: 0.5 and 0.65 lie 2.17 standard errors apart (√(.25/100 + .2275/100) = .0691), 0.5 and 0.62 lie 1.74.
    expect(signOf(share(0.5, 100), share(0.65, 100), 1.96)).toBe(1);
    expect(signOf(share(0.65, 100), share(0.5, 100), 1.96)).toBe(-1);
    expect(signOf(share(0.5, 100), share(0.62, 100), 1.96)).toBe(0);
    // 0 of 10 is not known to be 0.
    expect(signOf(share(0, 10), share(0.2, 10), 1.96)).toBe(0);
    expect(signOf(share(0.25, 0), share(0.250_001, 0), 1.96)).toBe(1);
    expect(signOf({ value: null, low: null, high: null, runs: 0 }, share(0.5, 10), 1.96)).toBeNull();
  });

  it('makes a verdict only where it comes up more often than by chance', () => {
    // Of 100 draws 2.5 show a sign by chance, and 2 standard errors more are 5.6.
    expect(verdictOf({ more: 5, less: 0, close: 95 }, 0.95)).toBe('untold');
    expect(verdictOf({ more: 6, less: 5, close: 89 }, 0.95)).toBe('never less');
    expect(verdictOf({ more: 95, less: 5, close: 0 }, 0.95)).toBe('more');
    expect(verdictOf({ more: 94, less: 0, close: 6 }, 0.95)).toBe('never less');
    expect(verdictOf({ more: 0, less: 96, close: 4 }, 0.95)).toBe('less');
    expect(verdictOf({ more: 1, less: 30, close: 69 }, 0.95)).toBe('never more');
    expect(verdictOf({ more: 30, less: 30, close: 40 }, 0.95)).toBe('depends');
  });
});
