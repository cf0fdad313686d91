import { describe, expect, it } from 'vitest';
import { uniformsOf } from '../../../src/chance/index.js';
import { solve } from '../../../src/chain/index.js';
import { provingSigns, type Proven } from '../../../src/analysis/accounts/signs/proof.js';
import { rangedNumbers } from '../../../src/analysis/evaluation/ranged-numbers.js';
import { lower } from '../../../src/model/lower/index.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { BRINK, disaster, scenarioOf, SHARES } from '../asked-scenarios.js';

/** War comes with 0.05 f (1 − f) a day, which is greatest at f = 1/2 (Fearon 1994; T5 of docs/theory.md). */
const PEAK = scenarioOf(`brinkmanship: 1
title: A peak in between
tick: day
horizon: 20
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: use of force } }
parameters:
  faith: 0.5, from 0.1 to 0.9, assumed
options:
  alpha may strike beta: 0.05 * faith * (1 - faith) a day
outcomes:
  - war: { ends: true, when: alpha strike beta }
`);

/** A promise is put to the test by a plan, which comes up day by day; P(raid) rises with the plan and the wish, falls with fidelity. */
const PROMISE = scenarioOf(`brinkmanship: 1
title: A plan and a promise
tick: day
horizon: 6
actors: { gamma: Gamma, beta: Beta }
acts: { strike: { rung: use of force }, plan: {} }
parameters:
  plan: 0.1, from 0.05 to 0.2, assumed
commitments:
  word: { debtor: gamma, creditor: beta, refrain: gamma strike beta, fidelity: "0.6, from 0.4 to 0.8, assumed" }
options:
  gamma may plan beta: plan a day
  gamma may strike beta: { when: ever(gamma plan beta), chance: "0.1 a day, from 0.08 to 0.12, assumed" }
outcomes:
  - raid: ever(gamma strike beta)
`);

/** A number that decides a condition cannot be left open. */
const DECIDING = scenarioOf(`brinkmanship: 1
title: A number in a condition
tick: day
horizon: 3
actors: { alpha: Alpha, beta: Beta }
acts: { strike: {} }
parameters:
  wish: 0.5, from 0.1 to 0.9, assumed
  line: 0.5, from 0.1 to 0.9, assumed
options:
  alpha may strike beta: { when: line > 0.3, chance: wish a day }
outcomes:
  - war: ever(alpha strike beta)
`);

function world(scenario: Scenario) {
  const { model } = lower(scenario);
  if (model === null) throw new Error('the scenario is whole');
  const { ranged } = rangedNumbers(scenario, model);
  const at = { scenario, variant: null, readings: model.readings, set: new Map<string, number>() };
  return { ranged, proving: provingSigns(at, ranged) };
}

function proven(scenario: Scenario, outcome: string): Readonly<Record<string, Proven>> {
  const found = world(scenario).proving?.(outcome) ?? new Map<string, Proven>();
  return Object.fromEntries(found);
}

/** Exactly how likely an outcome is at a point. */
function exactly(scenario: Scenario, outcome: string, set: ReadonlyMap<string, number>): number {
  const { model } = lower(scenario, { set });
  if (model === null) throw new Error('the values go together');
  const found = solve(model).outcomes.find(({ name }) => name === outcome)?.probability ?? null;
  if (found === null) throw new Error('it is small enough to be solved');
  return found;
}

describe('proven signs', () => {
  it('are those of the formula of brinkmanship', () => {
    // Schelling (1960): it rises with the risk, and falls as the sides give way more readily.
    expect(disaster(0.03, 0.08)).toBeGreaterThan(disaster(0.005, 0.08));
    expect(disaster(0.03, 0.08)).toBeLessThan(disaster(0.03, 0.02));
    expect(proven(BRINK, 'disaster')).toEqual({ 'parameters.risk': 'up', 'parameters.fear': 'down' });
  });

  it('find what depends', () => {
    expect(proven(PEAK, 'war')).toEqual({ 'parameters.faith': 'depends' });
  });

  it('reach over several ticks and numbers', () => {
    expect(proven(PROMISE, 'raid')).toEqual({
      'parameters.plan': 'up',
      'commitments.word.fidelity': 'down',
      'options.gamma may strike beta': 'up',
    });
  });

  it('are none where values go together in no model, or a number cannot be left open', () => {
    expect(proven(SHARES, 'lucky')).toEqual({});
    expect(world(DECIDING).proving).toBeNull();
  });

  it('are contradicted by no exact value at any point', () => {
    const uniforms = uniformsOf(1, 'points');
    for (const [scenario, outcome] of [
      [BRINK, 'disaster'],
      [PROMISE, 'raid'],
    ] as const) {
      const { ranged, proving } = world(scenario);
      for (const [name, direction] of proving?.(outcome) ?? []) {
        const number = ranged.find((one) => one.name === name);
        const [low, high] = [number?.low ?? 0, number?.high ?? 0];
        for (let trial = 0; trial < 4; trial += 1) {
          const point = new Map(ranged.map((one) => [one.name, one.low + (one.high - one.low) * uniforms()]));
          const [one, other] = [uniforms(), uniforms()].sort((left, right) => left - right);
          const value = (share = 0) =>
            exactly(scenario, outcome, new Map([...point, [name, low + (high - low) * share]]));
          const rise = value(other) - value(one);
          expect(direction === 'up' ? rise : -rise).toBeGreaterThan(-1e-9);
        }
      }
    }
  });
});
