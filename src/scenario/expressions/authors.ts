import type { ActPattern } from './syntax.js';

/** The authors that a pattern names: none for `any`, several for a joint act. */
export function namedAuthors({ author, others = [] }: ActPattern): readonly string[] {
  return author === null ? [] : [author, ...others].map(({ name }) => name);
}
