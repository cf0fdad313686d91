import { ALWAYS, constantValue, isOneOf, NEVER, not, product, sum, wholeNumbers } from '../../conditions.js';
import type { Amount, Condition } from '../../model.js';
import { reckoned } from '../../tracing.js';
import type { Context } from '../context.js';

/** Two amounts, put together or held against each other by an operator of the guard language. */

export function arithmetic(operator: string, left: Amount, right: Amount): Amount {
  const areConstant = left.is === 'constant' && right.is === 'constant';
  if (operator === '+') return sum(left, right);
  if (operator === '*') return product(left, right);
  if (operator === '-') {
    if (areConstant) return reckoned([left, right], ([one = 0, other = 0]) => one - other);
    return { is: 'difference', left, right };
  }
  if (areConstant) return reckoned([left, right], ([one = 0, other = 0]) => one / other);
  return { is: 'ratio', left, right };
}

export function compareAmounts(context: Context, operator: string, left: Amount, right: Amount): Condition {
  const fixedLeft = constantValue(left);
  const fixedRight = constantValue(right);
  if (fixedLeft !== null && fixedRight !== null)
    return compares(operator, fixedLeft, fixedRight) ? ALWAYS : NEVER;
  if (left.is === 'tick' && fixedRight !== null) {
    const horizon = context.scenario.horizon;
    if (operator === '>=') return { is: 'tick', from: Math.ceil(fixedRight), to: Number.MAX_SAFE_INTEGER };
    if (operator === '<=') return { is: 'tick', from: 0, to: Math.floor(fixedRight) };
    if (operator === '=') return { is: 'tick', from: fixedRight, to: fixedRight };
    if (operator === '>')
      return { is: 'tick', from: Math.floor(fixedRight) + 1, to: Number.MAX_SAFE_INTEGER };
    if (operator === '<') return { is: 'tick', from: 0, to: Math.min(horizon, Math.ceil(fixedRight) - 1) };
  }
  if (left.is === 'variable' && fixedRight !== null) {
    const variable = context.builder.variables[left.variable];
    if (variable !== undefined) {
      const range = wholeNumbers(variable.low, variable.high);
      const values = range.filter((value) => compares(operator, value, fixedRight));
      return values.length === range.length ? ALWAYS : isOneOf(left.variable, values);
    }
  }
  switch (operator) {
    case '>':
      return { is: 'compare', operator: '<', left: right, right: left };
    case '>=':
      return { is: 'compare', operator: '<=', left: right, right: left };
    case '!=':
      return not({ is: 'compare', operator: '=', left, right });
    default:
      return {
        is: 'compare',
        operator: operator === '<' ? '<' : operator === '<=' ? '<=' : '=',
        left,
        right,
      };
  }
}

export function compares(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}
