import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halvedTick, originsOf, threatsOf, timesOf } from '../../../src/analysis/accounts/index.js';
import { AskedError } from '../../../src/analysis/evaluation/asked-error.js';
import { lower } from '../../../src/model/lower/index.js';
import { scenarioDocuments, SMALL } from '../../../src/properties/index.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { errorsOf, read } from '../../laws/played.js';

/** What must hold of the accounts of any scenario. */

const RUNS = 12;

function everyScenario(law: (scenario: Scenario) => Promise<void> | void): Promise<void> {
  const property = fc.asyncProperty(scenarioDocuments({ size: SMALL }), async (document) => {
    await law(read(document));
  });
  return fc.assert(property, { numRuns: 40 });
}

describe('the accounts of any scenario', () => {
  it('give every war one origin, and one who struck first in everybody’s eyes', async () => {
    let wars = 0;
    await everyScenario(async (scenario) => {
      const result = await originsOf(scenario, { runs: RUNS }).then(
        (found) => found.result,
        (error: unknown) => {
          if (error instanceof AskedError) return null;
          throw error;
        },
      );
      if (result === null) return;
      wars += result.wars;
      expect(result.origins.reduce((sum, one) => sum + one.wars, 0)).toBe(result.wars);
      for (const pair of result.pairs) {
        expect(pair.origins.reduce((sum, one) => sum + one.wars, 0)).toBe(pair.wars);
        for (const { one, other, both, nobody } of [pair.first, ...pair.thinks.map(({ first }) => first)])
          expect(one + other + both + nobody).toBe(pair.wars);
        // Where there was no blow, nobody struck first.
        const none = pair.origins.find(({ origin }) => origin === 'no blow')?.wars;
        expect(pair.first.nobody).toBe(none);
      }
    });
    expect(wars).toBeGreaterThan(0);
  });

  it('put every run into one row of every ledger, and balance', async () => {
    let threats = 0;
    await everyScenario(async (scenario) => {
      const { result } = await threatsOf(scenario, { runs: RUNS });
      for (const { rows, provoked, without } of result?.threats ?? []) {
        threats += 1;
        expect(rows.reduce((sum, { runs }) => sum + runs, 0)).toBe(RUNS);
        const unchallenged = rows
          .filter(({ row }) => row === 'never challenged' || row === 'deterred')
          .reduce((sum, { runs }) => sum + runs, 0);
        expect(provoked.runs).toBeLessThanOrEqual(RUNS - unchallenged);
        expect(rows.find(({ row }) => row === 'deterred')?.runs).toBeLessThanOrEqual(without.runs);
      }
    });
    expect(threats).toBeGreaterThan(0);
  });

  it('warn of an outcome not after it comes, and time no more runs than end so', async () => {
    await everyScenario(async (scenario) => {
      const { result } = await timesOf(scenario, { runs: RUNS });
      for (const { runs, timed, time, warning, sudden } of result?.outcomes ?? []) {
        expect(timed).toBeLessThanOrEqual(runs);
        expect(sudden.runs).toBeLessThanOrEqual(timed);
        if (time === null || warning === null) continue;
        expect(warning.mean).toBeGreaterThanOrEqual(0);
        expect(warning.mean).toBeLessThanOrEqual(time.mean);
        expect(time.ninetieth).toBeLessThanOrEqual(result?.horizon ?? 0);
      }
    });
  });

  it('tell a scenario in half ticks as one without an error, or say why not', async () => {
    let told = 0;
    await everyScenario((scenario) => {
      const { scenario: halved, refused } = halvedTick(scenario);
      expect(halved === null).toBe(refused.length > 0);
      if (halved === null) return;
      told += 1;
      const { model, diagnostics } = lower(halved);
      expect(errorsOf(diagnostics)).toEqual([]);
      expect(model?.horizon).toBe(2 * scenario.horizon);
    });
    expect(told).toBeGreaterThan(0);
  });
});
