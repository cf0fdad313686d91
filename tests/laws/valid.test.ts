import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { scenarioDocuments, SMALL } from '../generators/scenario.js';
import { errorsOf, lowered, read } from './played.js';

/** What a generator promises: nothing that it makes is refused. */
describe('Every generated scenario', () => {
  for (const [name, wanted] of [
    ['of middling size', {}],
    ['of small size', { size: SMALL }],
    ['without chance', { certain: true }],
  ] as const) {
    it(`${name} is read and lowered without an error, as given and under each variant`, () => {
      fc.assert(
        fc.property(scenarioDocuments(wanted), (document) => {
          const scenario = read(document);
          for (const variant of [null, ...scenario.variants.map((one) => one.name)]) {
            expect(errorsOf(lower(scenario, { variant }).diagnostics), `variant ${variant}`).toEqual([]);
          }
        }),
      );
    });
  }

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
