import type { Expression, Span } from '../expressions/syntax.js';
import type { Condition } from '../scenario.js';
import type { Reader } from './reader.js';

/**
 * What happens in a tick and is over. An outcome that does not end the run is judged once, after the last tick: if it
 * asks for something passing, it counts that one tick, which is hardly ever meant.
 */

/** Warns of an outcome that counts only what happens in the last tick. */
export function checkLasting(reader: Reader, name: string, { text, expression, path }: Condition): void {
  const span = passingIn(expression);
  if (span === null) return;
  const what = text.slice(span.start, span.end).trim();
  const whole = expression.kind === 'act' || expression.kind === 'commitment';
  reader.report({
    code: 'last-tick-only',
    severity: 'warning',
    path,
    span,
    message: `"${name}" counts "${what}" only if it happens in the last ${reader.tick} of a run`,
    hint: whole
      ? `write ever(${what}) if it may happen at any time, or \`ends: true\` if it ends the run`
      : `write ever(${what}) if it may happen at any time`,
  });
}

/** Where an expression asks for something passing, outside of all that looks back; null if nowhere. */
function passingIn(expression: Expression): Span | null {
  switch (expression.kind) {
    case 'act':
      return expression.span;
    case 'commitment':
      return ['tempted', 'kept', 'broken'].includes(expression.test) ? expression.span : null;
    case 'and':
    case 'or':
    case 'least':
    case 'greatest':
      return firstOf(expression.operands);
    case 'at least':
      return firstOf(expression.conditions);
    case 'not':
    case 'negative':
      return passingIn(expression.operand);
    case 'compare':
    case 'arithmetic':
      return firstOf([expression.left, expression.right]);
    case 'held':
      return passingIn(expression.condition);
    // `ever`, `since` and `count` look back, and everything else lasts.
    default:
      return null;
  }
}

function firstOf(expressions: readonly Expression[]): Span | null {
  for (const expression of expressions) {
    const span = passingIn(expression);
    if (span !== null) return span;
  }
  return null;
}
