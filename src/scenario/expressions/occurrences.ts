import type { Span } from './syntax.js';

/** A name where it stands in the text of an expression. */
export interface Named {
  readonly name: string;
  readonly span: Span;
}

/** Every name in a tree, each place in the text once. */
export function namesIn(tree: unknown): Named[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const found = Array.isArray(tree) ? tree.flatMap(namesIn) : Object.values(tree).flatMap(namesIn);
  const own = isNamed(tree) ? [tree, ...found] : found;
  return [...new Map(own.map((named) => [named.span.start, named])).values()];
}

function isNamed(tree: object): tree is Named {
  return 'name' in tree && typeof tree.name === 'string' && 'span' in tree;
}
