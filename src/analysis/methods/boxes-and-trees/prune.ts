import { costOf, costOfLeaves, leavesOf, type TreeNode } from './tree.js';

/** A tree, and from which price of a leaf on it is the best subtree. */
export interface Pruned {
  readonly price: number;
  readonly tree: TreeNode;
}

/** Trees at rising prices: the first is whole, the last a single leaf. */
export type PruningSequence = readonly [Pruned, ...Pruned[]];

/**
 * The best subtrees of a tree for every price of a leaf, from 0 on: the cost of a subtree is that of its leaves plus the
 * price of each. As the price rises, the nodes go whose splits save least for each leaf: the weakest links.
 *
 * Source: Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees" (1984), 3.3.
 */
export function pruningSequence(tree: TreeNode): PruningSequence {
  const sequence: [Pruned, ...Pruned[]] = [{ price: 0, tree }];
  let rest = tree;
  while (rest.split !== null) {
    const price = weakest(rest);
    rest = withoutLinksUpTo(rest, price);
    // Rounding may make the next link look weaker than the last; a price never falls.
    sequence.push({ price: Math.max(price, sequence.at(-1)?.price ?? 0), tree: rest });
  }
  return sequence;
}

/** The smallest of the best subtrees at a price. */
export function atPrice(sequence: PruningSequence, price: number): TreeNode {
  return (sequence.findLast((pruned) => pruned.price <= price) ?? sequence[0]).tree;
}

/** What a node's split saves for each leaf more than the one that it would be. */
function strength(node: TreeNode): number {
  return (costOf(node) - costOfLeaves(node)) / (leavesOf(node) - 1);
}

function weakest(node: TreeNode): number {
  if (node.split === null) return Infinity;
  return Math.min(strength(node), weakest(node.split.below), weakest(node.split.above));
}

function withoutLinksUpTo(node: TreeNode, price: number): TreeNode {
  if (node.split === null) return node;
  if (strength(node) <= price) return { ...node, split: null };
  const below = withoutLinksUpTo(node.split.below, price);
  const above = withoutLinksUpTo(node.split.above, price);
  return { ...node, split: { ...node.split, below, above } };
}
