import type { Restriction } from './sample.js';
import type { TreeNode } from './tree.js';

/** What leads to one leaf of a tree. */
export interface TreeRule {
  /** What has to hold, each bound once: the narrowest where a path has several. */
  readonly restrictions: readonly Restriction[];
  readonly points: number;
  readonly cases: number;
  /** The share of its points that are cases of interest. */
  readonly density: number;
}

/** The leaves of a tree as rules, the densest in cases first. `at most` of a tree means below. */
export function rulesOf(tree: TreeNode): readonly TreeRule[] {
  return leaves(tree, []).sort((left, right) => right.density - left.density);
}

function leaves(node: TreeNode, path: readonly Restriction[]): TreeRule[] {
  const { points, cases, split } = node;
  if (split === null)
    return [{ restrictions: path, points, cases, density: points === 0 ? 0 : cases / points }];
  const { parameter, bound } = split;
  return [
    ...leaves(split.below, narrowed(path, { parameter, side: 'at most', bound })),
    ...leaves(split.above, narrowed(path, { parameter, side: 'at least', bound })),
  ];
}

/** A later bound of a path on the same side is always the narrower one. */
function narrowed(path: readonly Restriction[], next: Restriction): readonly Restriction[] {
  return [...path.filter(({ parameter, side }) => parameter !== next.parameter || side !== next.side), next];
}
