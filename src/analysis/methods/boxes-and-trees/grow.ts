import { between } from './axes.js';
import type { CaseSample } from './sample.js';
import { costOf, type TreeNode } from './tree.js';

interface Split {
  readonly axis: number;
  readonly bound: number;
  readonly cost: number;
}

/**
 * Grows a tree: each node is parted where that lowers the Gini impurity most, as long as each part keeps its least size.
 * Equal splits are settled by the order of the parameters, then by the lower bound.
 *
 * @param orders for each parameter the points of the sample that are to be learnt from, ascending
 */
export function grow(sample: CaseSample, orders: readonly Uint32Array[], leastLeaf: number): TreeNode {
  const places = orders[0] ?? new Uint32Array();
  const points = places.length;
  let cases = 0;
  for (const place of places) if (sample.cases[place] === true) cases += 1;
  const split = cases === 0 || cases === points ? null : bestSplit(sample, orders, cases, leastLeaf);
  if (split === null) return { points, cases, split: null };
  const { axis, bound } = split;
  const isBelow = (place: number): boolean => (sample.points[place]?.[axis] ?? 0) < bound;
  const below = orders.map((order) => order.filter(isBelow));
  const above = orders.map((order) => order.filter((place) => !isBelow(place)));
  return {
    points,
    cases,
    split: {
      parameter: sample.parameters[axis] ?? '',
      bound,
      below: grow(sample, below, leastLeaf),
      above: grow(sample, above, leastLeaf),
    },
  };
}

function bestSplit(
  { points, cases }: CaseSample,
  orders: readonly Uint32Array[],
  all: number,
  leastLeaf: number,
): Split | null {
  let found: Split | null = null;
  for (const [axis, order] of orders.entries()) {
    const size = order.length;
    let passed = 0;
    for (let rank = 1; rank <= size - leastLeaf; rank += 1) {
      const last = order[rank - 1] ?? 0;
      if (cases[last] === true) passed += 1;
      if (rank < leastLeaf) continue;
      const below = points[last]?.[axis] ?? 0;
      const above = points[order[rank] ?? 0]?.[axis] ?? 0;
      if (below === above) continue;
      const cost =
        costOf({ points: rank, cases: passed }) + costOf({ points: size - rank, cases: all - passed });
      if (found === null || cost < found.cost) found = { axis, bound: between(below, above), cost };
    }
  }
  // A split that parts nothing from nothing lowers no cost.
  const whole = costOf({ points: orders[0]?.length ?? 0, cases: all });
  return found !== null && found.cost < whole ? found : null;
}
