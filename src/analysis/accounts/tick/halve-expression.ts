import type { Comparison, Expression } from '../../../scenario/expressions/syntax.js';

/** An expression over ticks of half the length; what cannot be said so is told to `refuse`. */
export function halvedExpression(expression: Expression, refuse: (reason: string) => void): Expression {
  const walk = (inner: Expression): Expression => halvedExpression(inner, refuse);
  switch (expression.kind) {
    case 'tick':
      refuse('it reckons with the number of the tick');
      return expression;
    case 'since':
      refuse('it reckons with the time since something');
      return expression;
    case 'compare':
      return halvedComparison(expression, refuse);
    case 'held':
      return { ...expression, condition: walk(expression.condition), ticks: 2 * expression.ticks };
    case 'and':
    case 'or':
    case 'least':
    case 'greatest':
      return { ...expression, operands: expression.operands.map(walk) };
    case 'not':
    case 'negative':
      return { ...expression, operand: walk(expression.operand) };
    case 'arithmetic':
      return { ...expression, left: walk(expression.left), right: walk(expression.right) };
    case 'is':
      return { ...expression, subject: walk(expression.subject) };
    case 'ever':
    case 'count':
      return { ...expression, condition: walk(expression.condition) };
    case 'at least':
      return { ...expression, conditions: expression.conditions.map(walk) };
    default:
      return expression;
  }
}

/** `since(e) < 5` becomes `since(e) < 10`; `tick >= 5` becomes `tick >= 9`, when tick 5 begins. */
function halvedComparison(
  expression: Extract<Expression, { kind: 'compare' }>,
  refuse: (reason: string) => void,
): Expression {
  const { left, right, operator } = expression;
  if (isTime(right) && !isTime(left)) {
    const turned = { ...expression, left: right, right: left, operator: TURNED[operator] };
    return halvedComparison(turned, refuse);
  }
  if (!isTime(left)) {
    return {
      ...expression,
      left: halvedExpression(left, refuse),
      right: halvedExpression(right, refuse),
    };
  }
  if (isTime(right) || operator === '=' || operator === '!=') {
    if (right.kind === 'number' && right.value === 0 && left.kind === 'since')
      return halvedSides(expression, 0, refuse);
    refuse('it asks for an exact tick, or compares two times');
    return expression;
  }
  // Tick t begins at half-tick 2t − 1 and ends with 2t.
  const begins = left.kind === 'tick' && (operator === '>=' || operator === '<');
  return halvedSides(expression, begins ? 1 : 0, refuse);
}

function halvedSides(
  expression: Extract<Expression, { kind: 'compare' }>,
  less: number,
  refuse: (reason: string) => void,
): Expression {
  const { left, right } = expression;
  const { span } = right;
  const number = (value: number): Expression => ({ kind: 'number', value, span });
  const double: Expression =
    right.kind === 'number'
      ? number(2 * right.value - less)
      : {
          kind: 'arithmetic',
          operator: '-',
          left: {
            kind: 'arithmetic',
            operator: '*',
            left: number(2),
            right: halvedExpression(right, refuse),
            span,
          },
          right: number(less),
          span,
        };
  const time =
    left.kind === 'since' ? { ...left, condition: halvedExpression(left.condition, refuse) } : left;
  return { ...expression, left: time, right: double };
}

function isTime({ kind }: Expression): boolean {
  return kind === 'tick' || kind === 'since';
}

const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
