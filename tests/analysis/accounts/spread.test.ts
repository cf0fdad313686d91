import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../../src/analysis/accounts/index.js';
import { groupParts } from '../../../src/analysis/epistemic/group-parts.js';
import { groupDesign } from '../../../src/analysis/epistemic/group-design.js';
import { byChain } from '../../../src/analysis/evaluation/by-chain.js';
import { byRuns } from '../../../src/analysis/evaluation/evaluator.js';
import type { RangedNumber } from '../../../src/analysis/evaluation/ranged-numbers.js';
import { spreadLines } from '../../../src/report/accounts/spread.js';
import { printEpistemic } from '../../../src/report/epistemic.js';
import { BRINK } from '../asked-scenarios.js';

/** Numbers from −1 to 1, by what they rest on. */
const number = (name: string, basis: string): RangedNumber => ({
  name,
  basis,
  nominal: 0,
  low: -1,
  high: 1,
  unit: '',
});

function partsOf(
  numbers: readonly RangedNumber[],
  bases: readonly string[],
  of: (at: readonly number[]) => number,
) {
  const { design, groups } = groupDesign(numbers, bases, 4_096, 'parts');
  if (groups === null) throw new Error('there are two groups or more');
  const values = Array.from({ length: design.size }, (_, place) => of(design.point(place)));
  return groupParts(groups, values, 0.95)?.map(({ share }) => share.value ?? NaN) ?? [];
}

describe('whose numbers the spread rests on', () => {
  it('shares a variance of two groups out as Shapley does, and an interaction in halves', () => {
    const numbers = [number('a', 'assumed'), number('b', 'calibrated'), number('c', 'calibrated')];
    // Of 2a + b + c + 3bc + 3ab the variances, over [−1, 1] each: 4/3, 1/3, 1/3, 9/9 and 9/9 (independent terms of mean 0).
    const parts = partsOf(
      numbers,
      ['assumed', 'calibrated'],
      ([a = 0, b = 0, c = 0]) => 2 * a + b + c + 3 * b * c + 3 * a * b,
    );
    const total = 4 / 3 + 2 / 3 + 1 + 1;
    expect(parts[0]).toBeCloseTo((4 / 3 + 1 / 2) / total, 1);
    expect(parts[1]).toBeCloseTo((2 / 3 + 1 + 1 / 2) / total, 1);
    expect((parts[0] ?? NaN) + (parts[1] ?? NaN)).toBeCloseTo(1, 12);
  });

  it('shares a variance of three groups out, and what all three do together in thirds', () => {
    const numbers = [number('a', 'assumed'), number('b', 'calibrated'), number('c', 'elicited')];
    // Of a + 2b + 3abc + 3bc: 1/3, 4/3, 9/27 and 9/9.
    const parts = partsOf(
      numbers,
      ['assumed', 'calibrated', 'elicited'],
      ([a = 0, b = 0, c = 0]) => a + 2 * b + 3 * a * b * c + 3 * b * c,
    );
    const total = 1 / 3 + 4 / 3 + 1 / 3 + 1;
    const thirds = 1 / 9;
    expect(parts[0]).toBeCloseTo((1 / 3 + thirds) / total, 1);
    expect(parts[1]).toBeCloseTo((4 / 3 + 1 / 2 + thirds) / total, 1);
    expect(parts[2]).toBeCloseTo((1 / 2 + thirds) / total, 1);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
  });

  it('has nothing to share out where nothing varies', () => {
    expect(
      partsOf([number('a', 'assumed'), number('b', 'elicited')], ['assumed', 'elicited'], () => 1),
    ).toEqual([]);
  });

  it('says it in a sentence, here and in the page of what is not known', async () => {
    const evaluate = byChain(byRuns({ runs: 10, seed: 1, level: 0.95 }));
    const { result } = await spreadOf(BRINK, { evaluate, points: 60, of: 'disaster' });
    if (result === null) throw new Error('the scenario is whole');
    expect(result.answers.map(({ asked }) => asked)).toEqual([{ is: 'outcome', name: 'disaster' }]);
    const parts = result.answers[0]?.parts ?? [];
    expect(parts.reduce((sum, { share }) => sum + (share.value ?? NaN), 0)).toBeCloseTo(1, 12);
    // Linearised in the logarithms, risk and fear have a like part; both rest on a wide range.
    const said =
      /\d+ % of this band comes from (assumed|elicited) numbers and \d+ % from (assumed|elicited) ones\./;
    expect(spreadLines(result).join(' ').replaceAll(/\s+/g, ' ')).toMatch(said);
    expect(printEpistemic(result).replaceAll(/\s+/g, ' ')).toMatch(said);
  });
});
