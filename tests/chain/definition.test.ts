import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/chain/solve.js';
import type { Model } from '../../src/model/model.js';
import { ModelError } from '../../src/reference/index.js';
import { exactAnswers } from '../export/by-reference.js';
import { models } from '../reference/arbitrary-model.js';

/** The chain against the definition: the reference interpreter, played under all that its dice may say. */

/** Coins of the definition are cut to 32 digits, so that is how far both agree. */
const DIGITS = 8;

function orNull<Result>(attempt: () => Result): Result | null {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

function agrees(model: Model): boolean {
  const defined = orNull(() => exactAnswers(model, 600));
  const solved = orNull(() => solve(model));
  if (defined === null || solved === null) return false;
  expect(solved.refused).toEqual([]);
  solved.outcomes.forEach(({ probability }, place) => {
    expect(probability).toBeCloseTo(defined.outcomes[place] ?? NaN, DIGITS);
  });
  solved.questions.forEach(({ rows, time }, place) => {
    const wanted = defined.questions[place];
    rows.forEach(({ given, probability }, row) => {
      const probe = wanted?.probes[row] ?? { both: NaN, given: NaN };
      expect(given).toBeCloseTo(probe.given ?? 1, DIGITS);
      expect((probability ?? 0) * given).toBeCloseTo(probe.both, DIGITS);
    });
    expect(time?.cameAbout ?? 0).toBeCloseTo(wanted?.time?.cameAbout ?? 0, DIGITS);
    expect(time?.restricted ?? 0).toBeCloseTo(wanted?.time?.restricted ?? 0, 6);
  });
  return true;
}

describe('generated models', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('come to what they are defined to come to: sample %i', (seed) => {
    const agreed = fc.sample(models, { seed, numRuns: 12 }).filter(agrees);
    expect(agreed.length).toBeGreaterThan(2);
  });
});
