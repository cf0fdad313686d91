import { type Seed, shuffled, uniformsOf } from '../../../chance/index.js';
import { pointsByAxis } from './axes.js';
import { grow } from './grow.js';
import { atPrice, pruningSequence, type PruningSequence } from './prune.js';
import { type CaseSample, requireSample } from './sample.js';
import type { TreeNode } from './tree.js';

/** How a tree is grown and pruned. */
export interface TreeOptions {
  /** No leaf has fewer points; a fiftieth of all, and 5 at least, unless given. */
  readonly leastLeaf?: number;
  /**
   * What a leaf more has to save, in squared errors of a point, for its split to stay. Unless given it is found by
   * cross-validation.
   */
  readonly price?: number;
  /** Into how many parts the sample is cut for cross-validation; 10 unless given. */
  readonly folds?: number;
  /** Deals the points to the parts. */
  readonly seed: Seed;
}

/**
 * A classification tree: which questions about the parameters, one after the other, tell cases of interest from others.
 * `rulesOf` tells its leaves.
 *
 * Splits lower the Gini impurity most. The tree is then cut back to what is worth a leaf's price: one that is given, or the
 * highest at which the cross-validated error is within one standard error of the least.
 *
 * Source: Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees" (1984), 2.4, 3.3 and 3.4.
 *
 * @throws RangeError if nothing can be learnt from the sample, or an option is out of range; SeedError on a seed that is
 * none.
 */
export function classificationTree(sample: CaseSample, options: TreeOptions): TreeNode {
  requireSample(sample);
  const count = sample.points.length;
  const { leastLeaf = Math.max(5, Math.ceil(count / 50)), price, folds = 10, seed } = options;
  requireWhole('leastLeaf', leastLeaf, 1, count);
  const orders = pointsByAxis(sample);
  const sequence = pruningSequence(grow(sample, orders, leastLeaf));
  if (price !== undefined) {
    if (!(price >= 0)) throw new RangeError(`the price of a leaf is 0 or more, not ${price}`);
    return atPrice(sequence, price);
  }
  requireWhole('folds', folds, 2, count);
  return chosen(sample, orders, sequence, { leastLeaf, folds, seed });
}

interface Dealing {
  readonly leastLeaf: number;
  readonly folds: number;
  readonly seed: Seed;
}

/** The smallest tree of a sequence whose cross-validated error is within one standard error of the least. */
function chosen(
  sample: CaseSample,
  orders: readonly Uint32Array[],
  sequence: PruningSequence,
  { leastLeaf, folds, seed }: Dealing,
): TreeNode {
  const foldOf = new Uint32Array(sample.points.length);
  shuffled(sample.points.length, uniformsOf(seed, 'cross-validation')).forEach((place, rank) => {
    foldOf[place] = rank % folds;
  });
  const prices = sequence.map(({ price }, at) => geometricMean(price, sequence[at + 1]?.price ?? Infinity));
  const errors = prices.map(() => new Float64Array(sample.points.length));
  for (let fold = 0; fold < folds; fold += 1) {
    const learnt = orders.map((order) => order.filter((place) => foldOf[place] !== fold));
    // A part of the sample has fewer points, and so lower costs for the same tree.
    const scale = (learnt[0]?.length ?? 0) / sample.points.length;
    const subtrees = pruningSequence(grow(sample, learnt, leastLeaf));
    prices.forEach((price, at) => {
      const tree = atPrice(subtrees, price * scale);
      foldOf.forEach((of, place) => {
        const error = errors[at];
        if (of !== fold || error === undefined) return;
        const miss = Number(sample.cases[place]) - shareAt(sample, tree, place);
        error[place] = miss * miss;
      });
    });
  }
  const judged = errors.map(meanAndError);
  const least = judged.reduce((found, next) => (next.mean < found.mean ? next : found));
  const last = judged.findLastIndex(({ mean }) => mean <= least.mean + least.error);
  return (sequence[last] ?? sequence[0]).tree;
}

/** The share of cases in the leaf that a point falls into. */
function shareAt({ parameters, points }: CaseSample, tree: TreeNode, place: number): number {
  let node = tree;
  while (node.split !== null) {
    const value = points[place]?.[parameters.indexOf(node.split.parameter)] ?? 0;
    node = value < node.split.bound ? node.split.below : node.split.above;
  }
  return node.cases / node.points;
}

function geometricMean(low: number, high: number): number {
  return high === Infinity ? Infinity : Math.sqrt(low * high);
}

function meanAndError(errors: Float64Array): { readonly mean: number; readonly error: number } {
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const squares = errors.reduce((sum, error) => sum + (error - mean) * (error - mean), 0);
  return { mean, error: Math.sqrt(squares) / errors.length };
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} is a whole number from ${least} to ${most}, not ${value}`);
}
