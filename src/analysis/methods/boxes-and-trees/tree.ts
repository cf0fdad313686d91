/** A node of a classification tree: the points that reach it, and how it parts them. */
export interface TreeNode {
  readonly points: number;
  /** How many of them are cases of interest. */
  readonly cases: number;
  /** null for a leaf. */
  readonly split: TreeSplit | null;
}

/** A question that parts the points of a node. */
export interface TreeSplit {
  readonly parameter: string;
  readonly bound: number;
  /** Where the parameter is below the bound. */
  readonly below: TreeNode;
  /** Where it is at the bound or above. */
  readonly above: TreeNode;
}

/**
 * The cost of a node as a leaf: the sum of squared errors of its share of cases, which is half of its points times its Gini
 * impurity 2p(1 − p).
 */
export function costOf({ points, cases }: Pick<TreeNode, 'points' | 'cases'>): number {
  return points === 0 ? 0 : (cases * (points - cases)) / points;
}

/** How many leaves a tree has. */
export function leavesOf(node: TreeNode): number {
  return node.split === null ? 1 : leavesOf(node.split.below) + leavesOf(node.split.above);
}

/** The cost of a tree's leaves. */
export function costOfLeaves(node: TreeNode): number {
  return node.split === null ? costOf(node) : costOfLeaves(node.split.below) + costOfLeaves(node.split.above);
}
