import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern, NameNode } from '../expressions/syntax.js';
import type { Target } from '../scenario.js';
import type { Reader } from './reader.js';

/** One act: its author, kind and target are all named. */
export interface OneAct {
  readonly pattern: ActPattern;
  readonly author: NameNode;
  readonly kind: NameNode;
  readonly target: Target;
}

/** Reads a pattern that stands for one act only; null, and a report, if it does not. */
export function readOneAct(reader: Reader, text: string, path: Path): OneAct | null {
  const pattern = reader.pattern(text, path);
  if (pattern === null) return null;
  if (pattern.others !== undefined) {
    reader.report({
      code: 'wrong-kind',
      path,
      span: pattern.span,
      message: 'this is a joint act, and an act of one author is meant here',
      hint: 'name one author, such as: alpha strike beta',
    });
    return null;
  }
  const one = oneAct(pattern);
  if (one === null) {
    reader.report({
      code: 'wrong-kind',
      path,
      span: pattern.span,
      message: 'this stands for several acts, and one is meant here',
      hint: 'name its author, its kind and its target, such as: alpha strike beta',
    });
  }
  return one;
}

function oneAct(pattern: ActPattern): OneAct | null {
  const { author, act: kind, target } = pattern;
  if (author === null || kind === null) return null;
  if (target.kind === 'actor') {
    return { pattern, author, kind, target: { actor: target.actor.name, part: null } };
  }
  if (target.kind !== 'part') return null;
  return { pattern, author, kind, target: { actor: target.actor.name, part: target.part.name } };
}
