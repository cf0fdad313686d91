import { logOdds } from '../chance/index.js';
import type { Amount, Condition, Variable, VariableIndex } from './model.js';
import { decided, pinnedValue, reckoned } from './tracing.js';

/** Makes conditions and amounts, simplified as they are made, so that equal meanings tend to look equal. */

export const ALWAYS: Condition = { is: 'always' };
export const NEVER: Condition = { is: 'never' };

export function all(...of: readonly Condition[]): Condition {
  return combine('all', of);
}

export function any(...of: readonly Condition[]): Condition {
  return combine('any', of);
}

function combine(is: 'all' | 'any', of: readonly Condition[]): Condition {
  const neutral = is === 'all' ? 'always' : 'never';
  const absorbing = is === 'all' ? 'never' : 'always';
  const kept: Condition[] = [];
  for (const operand of of.flatMap((one) => (one.is === is ? one.of : [one]))) {
    if (operand.is === absorbing) return operand;
    if (operand.is === neutral) continue;
    kept.push(operand);
  }
  const [only, another] = kept;
  if (only === undefined) return { is: neutral };
  if (another === undefined) return only;
  const different = [...new Map(kept.map((one) => [textOf(one), one])).values()];
  return different.length === 1 ? only : { is, of: different };
}

const texts = new WeakMap<Condition, string>();

/** A condition as JSON: equal texts are equal conditions. It is kept with the condition, for it is asked for again and again. */
export function textOf(condition: Condition): string {
  const known = texts.get(condition);
  if (known !== undefined) return known;
  const text =
    condition.is === 'all' || condition.is === 'any'
      ? `{"is":"${condition.is}","of":[${condition.of.map(textOf).join(',')}]}`
      : JSON.stringify(condition);
  texts.set(condition, text);
  return text;
}

export function not(of: Condition): Condition {
  if (of.is === 'always') return NEVER;
  if (of.is === 'never') return ALWAYS;
  if (of.is === 'not') return of.of;
  return { is: 'not', of };
}

/** The variable has one of the values. */
export function isOneOf(variable: VariableIndex, values: readonly number[]): Condition {
  if (values.length === 0) return NEVER;
  return { is: 'in', variable, values: ascend(values) ? values : [...new Set(values)].sort(byValue) };
}

function ascend(values: readonly number[]): boolean {
  return values.every((value, place) => place === 0 || value > (values[place - 1] ?? value));
}

function byValue(one: number, other: number): number {
  return one - other;
}

/** Whether a value is among those of a condition. They ascend, and may be a hundred thousand. */
export function hasValue({ values }: Extract<Condition, { is: 'in' }>, value: number): boolean {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = values[middle] ?? 0;
    if (found === value) return true;
    if (found < value) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** A truth (0 or 1) is 1. */
export function holds(variable: VariableIndex): Condition {
  return { is: 'in', variable, values: [1] };
}

/** At least `count` of the conditions hold. */
export function atLeast(count: number, of: readonly Condition[]): Condition {
  const certain = of.filter((one) => one.is === 'always').length;
  const open = of.filter((one) => one.is !== 'always' && one.is !== 'never');
  const needed = count - certain;
  if (needed <= 0) return ALWAYS;
  if (needed > open.length) return NEVER;
  if (needed === 1) return any(...open);
  if (needed === open.length) return all(...open);
  return { is: 'at least', count: needed, of: open };
}

/** from, from + 1, …, to; none if to is below from. */
export function wholeNumbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** from ≤ tick ≤ to. */
export function during(from: number, to: number | null): Condition {
  if (from <= 1 && to === null) return ALWAYS;
  return { is: 'tick', from, to: to ?? Number.MAX_SAFE_INTEGER };
}

export function constant(value: number): Amount {
  return { is: 'constant', value };
}

export function valueOf(variable: VariableIndex): Amount {
  return { is: 'variable', variable };
}

/** The value that a parameter has where nobody varies it. */
export function nominalValue({ value, scale }: Extract<Amount, { is: 'parameter' }>): number {
  return scale === 'plain' ? value : logOdds(value);
}

/**
 * The value where it does not depend on the state, nor on a parameter that was kept. Where lowering is traced, what reads
 * it so is shaped by it: what asks for one value in particular better takes `isConstant`.
 */
export function constantValue(amount: Amount): number | null {
  return amount.is === 'constant' ? pinnedValue(amount) : null;
}

/** Whether it is this value, whatever the state. */
export function isConstant(amount: Amount, value: number): boolean {
  return amount.is === 'constant' && decided([amount], ([now]) => now === value);
}

export function sum(...of: readonly Amount[]): Amount {
  return fold('sum', of, 0, (left, right) => left + right);
}

export function product(...of: readonly Amount[]): Amount {
  if (of.some((one) => isConstant(one, 0))) return constant(0);
  return fold('product', of, 1, (left, right) => left * right);
}

function fold(
  is: 'sum' | 'product',
  of: readonly Amount[],
  neutral: number,
  apply: (left: number, right: number) => number,
): Amount {
  const open = of.filter((one) => one.is !== 'constant');
  const fixed = reckoned(
    of.filter((one) => one.is === 'constant'),
    (values) => values.reduce(apply, neutral),
  );
  if (open.length === 0) return fixed;
  const parts = isConstant(fixed, neutral) ? open : [fixed, ...open];
  const [only, another] = parts;
  return only !== undefined && another === undefined ? only : { is, of: parts };
}

/** 1 − x. */
export function complement(amount: Amount): Amount {
  return amount.is === 'constant'
    ? reckoned([amount], ([value = 0]) => 1 - value)
    : { is: 'difference', left: constant(1), right: amount };
}

/** The amount while the condition holds, else nothing. */
export function onlyWhen(when: Condition, amount: Amount): Amount {
  if (when.is === 'always') return amount;
  if (when.is === 'never') return constant(0);
  return { is: 'choose', when, yes: amount, otherwise: constant(0) };
}

/** Every variable that a condition reads. */
export function variablesOf(condition: Condition, into = new Set<VariableIndex>()): Set<VariableIndex> {
  switch (condition.is) {
    case 'always':
    case 'never':
    case 'tick':
      break;
    case 'in':
      into.add(condition.variable);
      break;
    case 'compare':
      variablesOfAmount(condition.left, into);
      variablesOfAmount(condition.right, into);
      break;
    case 'not':
      variablesOf(condition.of, into);
      break;
    case 'all':
    case 'any':
    case 'at least':
      for (const one of condition.of) variablesOf(one, into);
  }
  return into;
}

/** Every variable that an amount reads. */
export function variablesOfAmount(amount: Amount, into = new Set<VariableIndex>()): Set<VariableIndex> {
  switch (amount.is) {
    case 'constant':
    case 'parameter':
    case 'tick':
      break;
    case 'variable':
    case 'table':
      into.add(amount.variable);
      break;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      for (const one of amount.of) variablesOfAmount(one, into);
      break;
    case 'difference':
    case 'ratio':
      variablesOfAmount(amount.left, into);
      variablesOfAmount(amount.right, into);
      break;
    case 'choose':
      variablesOf(amount.when, into);
      variablesOfAmount(amount.yes, into);
      variablesOfAmount(amount.otherwise, into);
      break;
    case 'logistic':
      variablesOfAmount(amount.logOdds, into);
      break;
    case 'per tick':
      variablesOfAmount(amount.within, into);
  }
  return into;
}

/** Whether a condition can hold only in a tick in which something happens: it is false once the passing variables clear. */
export function isPassing(condition: Condition, variables: readonly Variable[]): boolean {
  switch (condition.is) {
    case 'never':
      return true;
    case 'in': {
      const variable = variables[condition.variable];
      return variable?.kind === 'passing' && typeof variable.start === 'number'
        ? !hasValue(condition, variable.start)
        : false;
    }
    case 'all':
      return condition.of.some((one) => isPassing(one, variables));
    case 'any':
    case 'at least':
      return condition.of.every((one) => isPassing(one, variables));
    default:
      return false;
  }
}
