import type { Expression } from './syntax.js';

/** The expressions that an expression is made of, itself first, with whether each stands under an odd number of `not`s. */
export function* partsOfExpression(
  expression: Expression,
  negated = false,
): Generator<{ readonly part: Expression; readonly negated: boolean }> {
  yield { part: expression, negated };
  const turned = negated !== (expression.kind === 'not');
  for (const inner of operandsOf(expression)) yield* partsOfExpression(inner, turned);
}

function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'least':
    case 'greatest':
      return expression.operands;
    case 'not':
    case 'negative':
      return [expression.operand];
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'is':
      return [expression.subject];
    case 'held':
    case 'ever':
    case 'since':
    case 'count':
      return [expression.condition];
    case 'at least':
      return expression.conditions;
    default:
      return [];
  }
}
