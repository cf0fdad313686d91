import { visible } from '../scenario/diagnostics/visible.js';

/** Text of a scenario as lines of comment: one line each, with nothing in it that a terminal would obey. */
export function commentLines(texts: readonly string[], indent = ''): string[] {
  return texts.map((text) => `${indent}// ${visible(text)}`.trimEnd());
}
