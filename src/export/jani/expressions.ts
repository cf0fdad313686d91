import type { Amount, Condition } from '../../model/model.js';
import { ExportError } from '../export-error.js';
import { type Program, TICK } from '../program/program.js';

/** Conditions and amounts as JANI expressions. */
export type JaniExpression =
  | number
  | boolean
  | string
  | { readonly op: string; readonly exp: JaniExpression }
  | { readonly op: string; readonly left: JaniExpression; readonly right: JaniExpression }
  | JaniChoice;

/** One of two expressions, chosen by a condition. */
export interface JaniChoice {
  readonly op: 'ite';
  readonly if: JaniExpression;
  readonly then: JaniExpression;
  readonly else: JaniExpression;
}

type Names = Pick<Program, 'variables' | 'horizon'>;

export function conditionInJani(condition: Condition, program: Names): JaniExpression {
  const inner = (of: Condition): JaniExpression => conditionInJani(of, program);
  switch (condition.is) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'in': {
      const variable = program.variables[condition.variable];
      if (variable === undefined) throw unknown(condition.variable);
      return membership(variable.name, condition.values, variable.low, variable.high);
    }
    case 'tick':
      return between(TICK, condition.from, condition.to, 0, program.horizon);
    case 'compare': {
      const op = condition.operator === '<=' ? '≤' : condition.operator;
      return {
        op,
        left: amountInJani(condition.left, program),
        right: amountInJani(condition.right, program),
      };
    }
    case 'not':
      return { op: '¬', exp: inner(condition.of) };
    case 'all':
      return joined('∧', condition.of.map(inner), true);
    case 'any':
      return joined('∨', condition.of.map(inner), false);
    case 'at least': {
      const counted = condition.of.map((of) => ifElse(inner(of), 1, 0));
      return { op: '≤', left: condition.count, right: joined('+', counted, 0) };
    }
  }
}

export function amountInJani(amount: Amount, program: Names): JaniExpression {
  const inner = (of: Amount): JaniExpression => amountInJani(of, program);
  switch (amount.is) {
    case 'constant':
      return amount.value;
    case 'variable': {
      const name = program.variables[amount.variable]?.name;
      if (name === undefined) throw unknown(amount.variable);
      return name;
    }
    case 'tick':
      return TICK;
    case 'sum':
      return joined('+', amount.of.map(inner), 0);
    case 'product':
      return joined('*', amount.of.map(inner), 1);
    case 'least':
      return joined('min', amount.of.map(inner), 0);
    case 'greatest':
      return joined('max', amount.of.map(inner), 0);
    case 'difference':
      return { op: '-', left: inner(amount.left), right: inner(amount.right) };
    case 'choose':
      return ifElse(conditionInJani(amount.when, program), inner(amount.yes), inner(amount.otherwise));
    default:
      throw new ExportError(`an amount of the kind "${amount.is}" has no form in whole numbers`);
  }
}

/** Several conditions or numbers as one, halved again and again, so that no long list nests deeply. */
export function joined(op: string, parts: readonly JaniExpression[], none: JaniExpression): JaniExpression {
  const [first] = parts;
  if (first === undefined) return none;
  if (parts.length === 1) return first;
  const middle = parts.length >> 1;
  return { op, left: joined(op, parts.slice(0, middle), none), right: joined(op, parts.slice(middle), none) };
}

const CHOICE = ['op', 'if', 'then', 'else'] as const;

/** A choice. Its keys are JANI's; one of them is also what makes a promise, which this is not. */
export function ifElse(when: JaniExpression, yes: JaniExpression, otherwise: JaniExpression): JaniExpression {
  const values = ['ite', when, yes, otherwise];
  return Object.fromEntries(CHOICE.map((key, place) => [key, values[place]])) as unknown as JaniChoice;
}

function membership(name: string, values: readonly number[], low: number, high: number): JaniExpression {
  const stretches: [number, number][] = [];
  for (const value of values) {
    if (value < low || value > high) continue;
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === value - 1) last[1] = value;
    else stretches.push([value, value]);
  }
  return joined(
    '∨',
    stretches.map(([from, to]) => between(name, from, to, low, high)),
    false,
  );
}

function between(name: string, from: number, to: number, low: number, high: number): JaniExpression {
  if (from > to) return false;
  if (from === to) return { op: '=', left: name, right: from };
  const parts: JaniExpression[] = [
    ...(from > low ? [{ op: '≤', left: from, right: name }] : []),
    ...(to < high ? [{ op: '≤', left: name, right: to }] : []),
  ];
  return joined('∧', parts, true);
}

function unknown(variable: number): ExportError {
  return new ExportError(`the model names variable ${variable}, which is none`);
}
