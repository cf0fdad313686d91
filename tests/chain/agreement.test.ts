import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/chain/index.js';
import type { Model } from '../../src/model/model.js';
import { ModelError } from '../../src/reference/index.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { lowered, read } from '../laws/played.js';
import { models } from '../reference/arbitrary-model.js';
import { disagreeing, pairsOf } from './agreement.js';

const RUNS = 2_000;

/**
 * The chance that any of the true numbers of a whole test is missed, if the engines agree. Each number has its share of it
 * (Bonferroni's bound), so that the intervals hold all at once.
 */
const FAMILY = 1e-3;
const NUMBERS = 200_000;
const LEVEL = 1 - FAMILY / NUMBERS;

describe('generated scenarios', () => {
  it('come to the same by the chain as by runs that are played', () => {
    let numbers = 0;
    let refused = 0;
    fc.assert(
      fc.property(scenarioDocuments(), (document) => {
        const model = lowered(read(document));
        const solved = solve(model, { megabytes: 24 });
        refused += solved.refused.length;
        if (solved.refused.length > 0) return;
        const pairs = pairsOf(model, solved, RUNS);
        numbers += pairs.length;
        expect(disagreeing(pairs, LEVEL)).toEqual([]);
        const total = solved.outcomes.reduce((sum, { probability }) => sum + probability, 0);
        expect(Math.abs(total - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
    expect(numbers).toBeGreaterThan(1_000);
    expect(numbers).toBeLessThan(NUMBERS);
    // What does not fit is refused, but that is seldom.
    expect(refused).toBeLessThan(100);
  }, 180_000);
});

/** What `npm run fuzz` has found, and what was mended since. */
const FOUND = new URL('fixtures/', import.meta.url);
const found = existsSync(FOUND) ? readdirSync(FOUND).filter((name) => name.endsWith('.json')) : [];

describe.each(found)('what fuzzing found: %s', (name) => {
  it('comes to the same by the chain as by runs that are played', () => {
    const { model } = JSON.parse(readFileSync(new URL(name, FOUND), 'utf8')) as { model: Model };
    const solved = solve(model, { megabytes: 100 });
    expect(solved.refused).toEqual([]);
    expect(disagreeing(pairsOf(model, solved, 10_000), LEVEL)).toEqual([]);
  });
});

function orError<Result>(attempt: () => Result): Result | ModelError {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}

describe('generated models', () => {
  it('come to the same by the chain as by runs that are played, or to the same error', () => {
    let solvedModels = 0;
    fc.assert(
      fc.property(models, (model) => {
        const solved = orError(() => solve(model, { megabytes: 24 }));
        const pairs = orError(() => (solved instanceof ModelError ? [] : pairsOf(model, solved, 300)));
        // Runs may be lucky and never meet an error; what they meet, the chain has met. It may leave out what nobody asks
        // about, and with it the error of that.
        if (solved instanceof ModelError || pairs instanceof ModelError) return;
        expect(disagreeing(pairs, LEVEL)).toEqual([]);
        solvedModels += 1;
      }),
      { numRuns: 300 },
    );
    expect(solvedModels).toBeGreaterThan(60);
  });
});
