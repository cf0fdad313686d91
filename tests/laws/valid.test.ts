import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { combinationsOf } from '../../src/scenario/readings.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { errorsOf, lowered, read } from './played.js';

/** What a generator promises: nothing that it makes is refused. */
describe('Every generated scenario', () => {
  for (const [name, wanted] of [
    ['of middling size', {}],
    ['of small size', { size: SMALL }],
    ['without chance', { certain: true }],
  ] as const) {
    it(`${name} is read and lowered without an error, under each reading, as given and under each variant`, () => {
      fc.assert(
        fc.property(scenarioDocuments(wanted), (document) => {
          const scenario = read(document);
          const variants = [null, ...scenario.variants.map((one) => one.name)];
          const [first = {}, ...others] = combinationsOf(scenario.readings);
          const worlds = [
            ...variants.map((variant) => ({ variant, readings: first })),
            // A reading under one variant: all of them under all variants take too long.
            ...others.map((readings) => ({ variant: variants.at(-1) ?? null, readings })),
          ];
          for (const world of worlds) {
            expect(errorsOf(lower(scenario, world).diagnostics), JSON.stringify(world)).toEqual([]);
          }
        }),
      );
    });
  }

  it('means the same with readings that change nothing and without any', () => {
    fc.assert(
      fc.property(scenarioDocuments({ size: SMALL }), (document) => {
        const { readings: _, ...without } = document;
        const model = lowered(read(document));
        // What only a reading adds may still be named, and then reads null; so those documents are left out.
        if (JSON.stringify(without).includes('added 1')) return;
        expect({ ...model, readings: {} }).toEqual(lowered(read(without)));
      }),
    );
  });

  it('means the same as given and under no variant', () => {
    // Semantics 7: a variant is an overlay; `as given` overlays nothing.
    fc.assert(
      fc.property(scenarioDocuments({ size: SMALL }), (document) => {
        const scenario = read(document);
        expect(lower(scenario, { variant: 'as given' })).toEqual(lower(scenario));
        expect(lowered(scenario, 'as given').variant).toBeNull();
      }),
    );
  });
});
