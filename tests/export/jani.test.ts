import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toJani } from '../../src/export/jani.js';
import type { Model } from '../../src/model/model.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { lowered, read } from '../laws/played.js';
import { load, modelOf } from '../oracles/scenarios.js';
import { models } from '../reference/arbitrary-model.js';
import { chainOf, valueOf } from './chain.js';
import { expectedValues, expectRight, shortened } from './compared.js';
import { readJani } from './jani-text.js';

/** The model as a reader of JANI sees it: through JSON. */
function solveJani(written: Model, most: number): ReadonlyMap<string, number> | null {
  const { model, properties } = readJani(JSON.parse(JSON.stringify(toJani(written))));
  const chain = chainOf(model, most);
  if (chain === null) return null;
  return new Map(properties.map((one) => [one.name, valueOf(chain, model, one)]));
}

const ORACLES = new URL('../oracles/oracle', import.meta.url).href;

describe('closed forms', () => {
  it('a die from a fair coin (Knuth and Yao 1976): 1/6 each, 11/3 throws', () => {
    const values = solveJani(modelOf(load('die.yaml', ORACLES)), 100_000);
    for (const face of ['one', 'two', 'three', 'four', 'five', 'six']) {
      expect(values?.get(`outcome_${face}`)).toBeCloseTo(1 / 6, 8);
    }
    expect(values?.get('throws_ticks')).toBeCloseTo(11 / 3, 7);
  });
});

describe('generated models and scenarios', () => {
  it('are valid, and have the answers of the exact engine to twelve digits', () => {
    let compared = 0;
    const made = fc.oneof(
      models.map((model) => {
        const questions = model.questions.map((question) => ({ ...question, time: null }));
        return shortened({ ...model, questions }, 3);
      }),
      scenarioDocuments().map((document) => shortened(lowered(read(document)), 2)),
    );
    fc.assert(
      fc.property(made, (model) => {
        const expected = expectedValues(model);
        const values = solveJani(model, expected === null ? 0 : 10_000);
        if (expected === null || values === null) return;
        expectRight([...values.values()], expected);
        compared += 1;
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(20);
  }, 120_000);
});
