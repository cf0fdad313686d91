import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangedNumbers } from '../../src/analysis/evaluation/ranged-numbers.js';
import { sampleDesign } from '../../src/analysis/methods/sampling/index.js';
import { morrisDesign } from '../../src/analysis/methods/sensitivity-indices/index.js';
import { lower } from '../../src/model/lower/index.js';
import { Lowerings } from '../../src/model/lower/lowerings.js';
import { quantitiesOf } from '../../src/scenario/quantities.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { SHIPPED, shippedScenario } from '../export/shipped.js';
import { read } from '../laws/played.js';

/** The law: a model for other values is what lowering anew gives. Lowering anew is what defines it. */

describe('lowering at many points', () => {
  it.each(SHIPPED)('gives the models of %s that lowering anew gives', async (name) => {
    const scenario = await shippedScenario(name);
    for (const variant of [null, ...scenario.variants.slice(0, 1).map((one) => one.name)]) {
      const given = lower(scenario, { variant }).model;
      const { ranged } = given === null ? { ranged: [] } : rangedNumbers(scenario, given);
      if (ranged.length === 0) continue;
      const names = ranged.map((one) => one.name);
      const lowerings = new Lowerings(scenario, { variant }, names);
      const designs = [
        sampleDesign(ranged, { points: 5, method: 'latin hypercube', seed: 2 }),
        morrisDesign(ranged, { trajectories: 2, seed: 2 }),
      ];
      for (const design of designs) {
        const step = Math.max(1, Math.floor(design.size / 5));
        for (let place = 0; place < design.size; place += step) {
          const point = design.point(place);
          const values = new Map(names.map((one, axis) => [one, point[axis] ?? 0]));
          expect(lowerings.at(values)).toEqual(lower(scenario, { variant, set: values }).model);
        }
      }
    }
  });

  it('gives the models of generated scenarios that lowering anew gives, whatever their numbers', () => {
    let models = 0;
    let impossible = 0;
    const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1.05, noNaN: true }));
    const points = fc.array(fc.array(share, { minLength: 1, maxLength: 9 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(scenarioDocuments(), points, (document, drawn) => {
        const scenario = read(document);
        const quantities = quantitiesOf(scenario).filter(({ nominal }) => nominal !== null);
        const lowerings = new Lowerings(
          scenario,
          {},
          quantities.map(({ name }) => name),
        );
        for (const factors of drawn) {
          const values = new Map(
            quantities.map(({ name, nominal }, place) => {
              return [name, (nominal ?? 0) * (factors[place % factors.length] ?? 1)];
            }),
          );
          const anew = lower(scenario, { set: values }).model;
          expect(lowerings.at(values)).toEqual(anew);
          if (anew === null) impossible += 1;
          else models += 1;
        }
      }),
      { numRuns: 25 },
    );
    expect(models).toBeGreaterThan(30);
    expect(impossible).toBeGreaterThan(0);
  }, 120_000);
});
