import { describe, expect, it } from 'vitest';
import { type Sign, signsOf, type SignsResult } from '../../../src/analysis/accounts/index.js';
import { byChain } from '../../../src/analysis/evaluation/by-chain.js';
import { byRuns } from '../../../src/analysis/evaluation/evaluator.js';
import { signLines } from '../../../src/report/accounts/signs.js';
import { signsSchema, signsToJson } from '../../../src/report/accounts/signs-json.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { BRINK, disaster, scenarioOf } from '../asked-scenarios.js';

/**
 * Beta is challenged where it is not believed and goes to war where it is: with 0.05 f (1 − f) a day, which is greatest at
 * f = 1/2 (Fearon 1994; T5 of docs/theory.md). A promise is put to the test by a plan of Gamma's, which comes up day by day.
 */
const PEAK = scenarioOf(`brinkmanship: 1
title: A peak in between
tick: day
horizon: 40
actors: { alpha: Alpha, beta: Beta, gamma: Gamma }
acts: { strike: { rung: use of force }, plan: {} }
parameters:
  faith: 0.5, from 0 to 1, assumed
  plan: 0.1, from 0.02 to 0.4, assumed
commitments:
  word: { debtor: gamma, creditor: beta, refrain: gamma strike beta, fidelity: "0.6, from 0.1 to 0.9, assumed" }
options:
  alpha may strike beta: 0.05 * faith * (1 - faith) a day
  gamma may plan beta: plan a day
  gamma may strike beta: { when: ever(gamma plan beta), chance: "0.1 a day, from 0.05 to 0.2, assumed" }
outcomes:
  - war: { ends: true, when: alpha strike beta }
  - raid: ever(gamma strike beta)
`);

async function signs(scenario: Scenario, options = {}): Promise<SignsResult> {
  const { result } = await signsOf(scenario, options);
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

function signOf({ rows, outcomes }: SignsResult, parameter: string, outcome: string): Sign {
  const row = rows.find((one) => one.parameter.endsWith(parameter));
  const sign = row?.signs[outcomes.indexOf(outcome)];
  if (sign === undefined) throw new Error(`no sign of ${parameter} for ${outcome}`);
  return sign;
}

describe('the sheet of signs', () => {
  it('tells up from down and from no effect, as the formula of brinkmanship has it', async () => {
    // Schelling (1960): rises with the risk, falls as the sides give way more readily; the mood is not in it.
    expect(disaster(0.03, 0.03)).toBeGreaterThan(disaster(0.01, 0.03));
    expect(disaster(0.01, 0.08)).toBeLessThan(disaster(0.01, 0.03));
    const sheet = await signs(BRINK, { runs: 2_000 });
    expect(signOf(sheet, 'risk', 'disaster')).toMatchObject({ direction: 'up', written: 'encoded' });
    expect(signOf(sheet, 'fear', 'disaster')).toMatchObject({ direction: 'down', written: 'emergent' });
    // 2c (1 − c) (1 − r) / (1 − (1 − r)(1 − c)²) rises with c, but not to the end of its range where r is low.
    const one = (risk: number, fear: number): number =>
      (2 * fear * (1 - fear) * (1 - risk)) / (1 - (1 - risk) * (1 - fear) ** 2);
    expect(one(0.03, 0.08)).toBeGreaterThan(one(0.03, 0.02));
    expect(one(0.005, 0.08)).toBeLessThan(one(0.005, 0.065));
    const fear = signOf(sheet, 'fear', 'one concedes');
    expect(fear).toMatchObject({ direction: 'depends', how: 'proven', written: 'encoded' });
    expect(signOf(sheet, 'mood', 'disaster')).toMatchObject({ direction: 'none', how: 'proven' });
  });

  it('finds what goes up here and down there, in both directions', async () => {
    const sheet = await signs(PEAK, { runs: 3_000, places: 8, of: 'war' });
    const sign = signOf(sheet, 'faith', 'war');
    expect(sign).toMatchObject({ direction: 'depends', how: 'proven', written: 'encoded' });
    expect(sign.up + sign.down).toBeLessThanOrEqual(sign.places);
    expect(sheet.outcomes).toEqual(['war']);
  });

  it('tells what a tick decides from what comes by way of others', async () => {
    const sheet = await signs(PEAK, { runs: 3_000 });
    const [fidelity, wish] = ['commitments.word.fidelity', 'options.gamma may strike beta'];
    expect(signOf(sheet, fidelity, 'raid')).toMatchObject({ direction: 'down', written: 'encoded' });
    expect(signOf(sheet, wish, 'raid')).toMatchObject({ direction: 'up', written: 'encoded' });
    expect(signOf(sheet, 'plan', 'raid')).toMatchObject({ direction: 'up', written: 'emergent' });
    // A war ends the run, so that a raid no longer comes. The chance of war is faith (1 − faith) / 20: the raid falls until faith
    // is one half, and rises after it. A raid does nothing to a war.
    expect(signOf(sheet, 'faith', 'raid')).toMatchObject({ direction: 'depends', how: 'proven' });
    expect(signOf(sheet, fidelity, 'war')).toMatchObject({ direction: 'none', how: 'proven' });
  });

  it('takes exact answers as they are, without any error of chance', async () => {
    const evaluate = byChain(byRuns({ runs: 10, seed: 1, level: 0.95 }));
    const sheet = await signs(BRINK, { evaluate, places: 3 });
    expect(signOf(sheet, 'risk', 'disaster')).toMatchObject({ direction: 'up', up: 3, down: 0 });
    expect(signOf(sheet, 'fear', 'disaster')).toMatchObject({ direction: 'down', up: 0, down: 3 });
  });

  it('says so in text and in JSON', async () => {
    const sheet = await signs(BRINK, { runs: 500 });
    const text = signLines(sheet).join('\n');
    expect(text).toMatch(/risk +up\* proven/);
    expect(text).toContain('No sign was seen of one number: parameters.mood.');
    expect(signsSchema.parse(signsToJson(sheet)).rows).toHaveLength(3);
  });
});
