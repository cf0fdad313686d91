import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangedNumbers } from '../../src/analysis/evaluation/ranged-numbers.js';
import { sampleDesign } from '../../src/analysis/methods/sampling/index.js';
import { morrisDesign } from '../../src/analysis/methods/sensitivity-indices/index.js';
import { createLuck } from '../../src/chance/index.js';
import { quantitiesOf } from '../../src/scenario/quantities.js';
import { lower } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import { RunCounter } from '../../src/montecarlo/run-counter.js';
import { countOf } from '../../src/montecarlo/team.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { SHIPPED, shippedScenario } from '../export/shipped.js';
import { read } from '../laws/played.js';
import { countedAfter, countedAnew, RUNS } from './counted.js';

function modelWith(scenario: Scenario, values: ReadonlyMap<string, number>): Model | null {
  return lower(scenario, { set: values }).model;
}

describe('a counter that turns to a model of other numbers', () => {
  it.each(SHIPPED)('counts %s as a new one does, at points over its ranges', async (name) => {
    const scenario = await shippedScenario(name);
    const given = lower(scenario, {}).model;
    if (given === null) return;
    const { ranged } = rangedNumbers(scenario, given);
    if (ranged.length === 0) return;
    // Inside of the ranges, and at their ends, where chances of 0 and 1 make other rules.
    const designs = [
      sampleDesign(ranged, { points: 4, method: 'latin hypercube', seed: 5 }),
      morrisDesign(ranged, { trajectories: 2, seed: 5 }),
    ];
    for (const design of designs) {
      const step = Math.max(1, Math.floor(design.size / 4));
      for (let place = 0; place < design.size; place += step) {
        const point = design.point(place);
        const at = modelWith(scenario, new Map(ranged.map((one, axis) => [one.name, point[axis] ?? 0])));
        if (at === null) continue;
        const anew = countedAnew(at, true);
        expect(countedAfter(given, at, true) ?? anew).toEqual(anew);
        const { tally } = await countOf({ model: at, seed: 3, generateCode: true }, RUNS);
        expect({ ...tally, pathways: null }).toEqual({ ...tallyOf(at), pathways: null });
      }
    }
  });

  it('counts generated scenarios as a new one does, whatever their numbers', () => {
    let turned = 0;
    let models = 0;
    const factor = fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(0, 1) },
      { weight: 6, arbitrary: fc.double({ min: 0.9, max: 0.999, noNaN: true }) },
    );
    fc.assert(
      fc.property(
        scenarioDocuments(),
        fc.array(factor, { minLength: 1, maxLength: 7 }),
        (document, factors) => {
          const scenario = read(document);
          const given = lower(scenario, {}).model;
          const values = quantitiesOf(scenario).flatMap(({ name, nominal }, place) =>
            nominal === null ? [] : [[name, nominal * (factors[place % factors.length] ?? 1)] as const],
          );
          const at = modelWith(scenario, new Map(values));
          if (given === null || at === null) return;
          models += 1;
          for (const generates of [true, false]) {
            const after = countedAfter(given, at, generates);
            if (after === null) continue;
            turned += 1;
            expect(after).toEqual(countedAnew(at, generates));
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(models).toBeGreaterThan(8);
    expect(turned).toBeGreaterThan(6);
  }, 120_000);
});

function tallyOf(of: Model): object {
  const counter = new RunCounter(of, createLuck(3), true);
  counter.play(0, RUNS);
  return counter.take().tally;
}
