import fc from 'fast-check';
import {
  type CaseSample,
  chooseBox,
  classificationTree,
  prim,
  rulesOf,
  sampleDesign,
  type TreeNode,
} from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { uniformsOf } from '../../../src/chance/index.js';
import { pointsByAxis } from '../../../src/analysis/methods/boxes-and-trees/axes.js';
import { grow } from '../../../src/analysis/methods/boxes-and-trees/grow.js';
import { atPrice, pruningSequence } from '../../../src/analysis/methods/boxes-and-trees/prune.js';

/** Points that fill a unit cube, and which of them are of interest. */
function sampleOf(
  points: number,
  axes: number,
  isCase: (point: readonly number[], at: number) => boolean,
): CaseSample {
  const parameters = Array.from({ length: axes }, (_, at) => `x${at + 1}`);
  const design = sampleDesign(
    parameters.map((name) => ({ name, nominal: 0.5, low: 0, high: 1 })),
    { points, seed: 'discovery' },
  );
  const all = Array.from({ length: points }, (_, place) => design.point(place));
  return { parameters, points: all, cases: all.map(isCase) };
}

const planted = sampleOf(1024, 6, ([x = 0, y = 0]) => x > 0.6 && y < 0.4);

/** Three points of ten are of interest, wherever they lie. */
function luckAlone(): CaseSample {
  const toss = uniformsOf('luck alone', 'cases');
  return sampleOf(400, 8, () => toss() < 0.3);
}

/** Small samples with ties. */
const smallSamples: fc.Arbitrary<CaseSample> = fc
  .array(
    fc.record({ x: fc.integer({ min: 0, max: 4 }), y: fc.integer({ min: 0, max: 4 }), isCase: fc.boolean() }),
    {
      minLength: 4,
      maxLength: 24,
    },
  )
  .filter((points) => points.some(({ isCase }) => isCase) && points.some(({ isCase }) => !isCase))
  .map((points) => ({
    parameters: ['x', 'y'],
    points: points.map(({ x, y }) => [x, y]),
    cases: points.map(({ isCase }) => isCase),
  }));

function holds(
  sample: CaseSample,
  point: readonly number[],
  restrictions: readonly { readonly parameter: string; readonly side: string; readonly bound: number }[],
): boolean {
  return restrictions.every(({ parameter, side, bound }) => {
    const value = point[sample.parameters.indexOf(parameter)] ?? 0;
    return side === 'at least' ? value >= bound : value <= bound;
  });
}

describe('PRIM', () => {
  it('finds a box that was put there, and only its two restrictions', () => {
    const box = chooseBox(prim(planted));
    // A slice is a twentieth of the box, so a bound misses by less than that.
    expect(box?.density).toBeGreaterThan(0.95);
    expect(box?.coverage).toBeGreaterThan(0.95);
    const found = box?.restrictions.map(({ parameter, side }) => `${parameter} ${side}`);
    expect(found).toEqual(['x1 at least', 'x2 at most']);
    expect(box?.restrictions[0]?.bound).toBeCloseTo(0.6, 1.5);
    expect(box?.restrictions[1]?.bound).toBeCloseTo(0.4, 1.5);
    for (const { quasiP } of box?.restrictions ?? []) expect(quasiP).toBeLessThan(1e-12);
  });

  it('finds it through noise, where one case in ten is mistaken', () => {
    const noisy = {
      ...planted,
      cases: planted.cases.map((isCase, at) => (at % 10 === 7 ? !isCase : isCase)),
    };
    const box = chooseBox(prim(noisy), { mostRestrictions: 2 });
    expect(box?.restrictions.map(({ parameter, side }) => `${parameter} ${side}`)).toEqual([
      'x1 at least',
      'x2 at most',
    ]);
    expect(box?.density).toBeGreaterThan(0.8);
  });

  it('gives restrictions that chance has put there a large quasi-p-value', () => {
    const luck = luckAlone();
    const late = prim(luck, { leastSupport: 0.3 }).at(-1);
    expect(late?.restrictions.length).toBeGreaterThan(2);
    // They were chosen for looking good, so some look better than they are; but none as those of a box that is there.
    expect(Math.max(...(late?.restrictions ?? []).map(({ quasiP }) => quasiP))).toBeGreaterThan(0.1);
    expect(Math.min(...(late?.restrictions ?? []).map(({ quasiP }) => quasiP))).toBeGreaterThan(1e-4);
  });

  it('describes each box by what lies in it, as counted again', () => {
    fc.assert(
      fc.property(smallSamples, fc.constantFrom(0.05, 0.2, 0.4), (sample, peeling) => {
        const boxes = prim(sample, { peeling, leastSupport: 0.1 });
        expect(boxes[0]).toMatchObject({ restrictions: [], coverage: 1, support: 1 });
        const cases = sample.cases.filter(Boolean).length;
        for (const box of boxes) {
          const inside = sample.points.flatMap((point, place) =>
            holds(sample, point, box.restrictions) ? [sample.cases[place] === true] : [],
          );
          expect(box.points).toBe(inside.length);
          expect(box.cases).toBe(inside.filter(Boolean).length);
          expect(box.coverage).toBeCloseTo(box.cases / cases, 14);
          expect(box.density).toBeCloseTo(box.cases / box.points, 14);
          expect(box.support).toBeGreaterThanOrEqual(0.1);
          for (const restriction of box.restrictions) {
            const others = box.restrictions.filter((other) => other !== restriction);
            const without = sample.points.flatMap((point, place) =>
              holds(sample, point, others) ? [sample.cases[place] === true] : [],
            );
            const p = without.filter(Boolean).length / without.length;
            expect(restriction.quasiP).toBeCloseTo(binomialTail(box.cases, box.points, p), 9);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('peels one slice at a time, then pastes without losing density', () => {
    const toss = uniformsOf('noise', 'cases');
    const noisy = sampleOf(1024, 6, ([x = 0, y = 0]) => toss() < (x > 0.6 && y < 0.4 ? 0.8 : 0.1));
    const boxes = prim(noisy);
    const turn = boxes.findIndex((box, at) => box.points > (boxes[at - 1]?.points ?? Infinity));
    expect(turn).toBeGreaterThan(0);
    const peeled = boxes.slice(0, turn);
    for (const [at, box] of peeled.slice(1).entries()) {
      const before = peeled[at]?.points ?? 0;
      expect(before - box.points).toBe(Math.max(1, Math.floor(0.05 * before)));
    }
    for (const [at, box] of boxes.slice(turn).entries()) {
      const before = boxes[turn + at - 1];
      expect(box.points).toBeGreaterThan(before?.points ?? Infinity);
      expect(box.density).toBeGreaterThanOrEqual(before?.density ?? 9);
    }
  });

  it('chooses by what is wished', () => {
    const boxes = prim(planted);
    expect(chooseBox(boxes, { leastCoverage: 1 })?.coverage).toBe(1);
    expect(chooseBox(boxes, { mostRestrictions: 0 })).toBe(boxes[0]);
    expect(chooseBox(boxes, { leastDensity: 1 })?.density).toBe(1);
    expect(chooseBox(boxes, { leastDensity: 1, mostRestrictions: 0 })).toBeNull();
  });

  it('refuses what nothing can be learnt from', () => {
    const alike = { parameters: ['x'], points: [[1], [2]], cases: [true, true] };
    expect(() => prim(alike)).toThrow('points of both kinds, but all are alike');
    expect(() => prim({ ...alike, cases: [true] })).toThrow('2 points have as many answers, not 1');
    expect(() => prim({ parameters: ['x'], points: [[1], []], cases: [true, false] })).toThrow(
      'point 1 needs',
    );
    expect(() => prim(planted, { peeling: 1 })).toThrow('peeling is a share between 0 and 1, not 1');
  });
});

/** P(k or more of n), by plain products: a second way. */
function binomialTail(k: number, n: number, p: number): number {
  let sum = 0;
  for (let successes = k; successes <= n; successes += 1) {
    let probability = 1;
    for (let place = 0; place < successes; place += 1) probability *= (p * (n - place)) / (successes - place);
    for (let place = successes; place < n; place += 1) probability *= 1 - p;
    sum += probability;
  }
  return sum;
}

/** Every tree that is left when some nodes are made leaves: its cost and its leaves. */
function subtrees(node: TreeNode): { readonly cost: number; readonly leaves: number }[] {
  const leaf = { cost: (node.cases * (node.points - node.cases)) / node.points, leaves: 1 };
  if (node.split === null) return [leaf];
  const above = subtrees(node.split.above);
  const both = subtrees(node.split.below).flatMap((left) =>
    above.map((right) => ({ cost: left.cost + right.cost, leaves: left.leaves + right.leaves })),
  );
  return [leaf, ...both];
}

describe('a classification tree', () => {
  it('finds a box that was put there, as one rule', () => {
    const [first, ...others] = rulesOf(classificationTree(planted, { seed: 1 }));
    expect(first?.density).toBe(1);
    expect(first?.restrictions.map(({ parameter, side }) => `${parameter} ${side}`).sort()).toEqual([
      'x1 at least',
      'x2 at most',
    ]);
    for (const rule of others) expect(rule.density).toBeLessThan(0.05);
  });

  it('of luck alone is a single leaf', () => {
    const luck = luckAlone();
    expect(classificationTree(luck, { seed: 1 }).split).toBeNull();
  });

  it('parts a node where the Gini impurity falls most, as tried at every place', () => {
    fc.assert(
      fc.property(smallSamples, fc.integer({ min: 1, max: 4 }), (sample, leastLeaf) => {
        const { split } = grow(sample, pointsByAxis(sample), leastLeaf);
        const impurity = (group: readonly boolean[]): number => {
          const share = group.filter(Boolean).length / group.length;
          return group.length * 2 * share * (1 - share);
        };
        const tried = [0, 1].flatMap((axis) =>
          [0.5, 1.5, 2.5, 3.5].flatMap((bound) => {
            const below = sample.cases.filter((_, place) => (sample.points[place]?.[axis] ?? 0) < bound);
            const above = sample.cases.filter((_, place) => (sample.points[place]?.[axis] ?? 0) > bound);
            const large = below.length >= leastLeaf && above.length >= leastLeaf;
            return large ? [impurity(below) + impurity(above)] : [];
          }),
        );
        const best = Math.min(...tried, impurity(sample.cases));
        const { below, above } = split ?? {};
        const found =
          below === undefined || above === undefined
            ? impurity(sample.cases)
            : 2 *
              (below.cases * (1 - below.cases / below.points) +
                above.cases * (1 - above.cases / above.points));
        expect(found).toBeCloseTo(best, 10);
      }),
      { numRuns: 500 },
    );
  });

  it('is pruned to the best of all its subtrees, whatever the price of a leaf', () => {
    fc.assert(
      fc.property(smallSamples, fc.double({ min: 0, max: 3, noNaN: true }), (sample, price) => {
        const tree = grow(sample, pointsByAxis(sample), 1);
        const all = subtrees(tree);
        fc.pre(all.length < 20_000);
        const best = Math.min(...all.map(({ cost, leaves }) => cost + price * leaves));
        const pruned = subtrees(atPrice(pruningSequence(tree), price)).at(-1);
        expect((pruned?.cost ?? 99) + price * (pruned?.leaves ?? 99)).toBeCloseTo(best, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('has rules that each point fulfils just one of', () => {
    fc.assert(
      fc.property(smallSamples, (sample) => {
        const rules = rulesOf(classificationTree(sample, { seed: 1, leastLeaf: 1, price: 0 }));
        for (const point of sample.points) {
          expect(rules.filter(({ restrictions }) => holds(sample, point, restrictions))).toHaveLength(1);
        }
        expect(rules.reduce((sum, { points }) => sum + points, 0)).toBe(sample.points.length);
        expect(rules.reduce((sum, { cases }) => sum + cases, 0)).toBe(sample.cases.filter(Boolean).length);
      }),
    );
  });

  it('refuses options out of range', () => {
    expect(() => classificationTree(planted, { seed: 1, leastLeaf: 0 })).toThrow(
      'leastLeaf is a whole number',
    );
    expect(() => classificationTree(planted, { seed: 1, price: -1 })).toThrow('0 or more, not -1');
    expect(() => classificationTree(planted, { seed: 1, folds: 1 })).toThrow('folds is a whole number');
  });
});
