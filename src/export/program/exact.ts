import { all, any, ALWAYS, constant, NEVER } from '../../model/conditions.js';
import type { Amount, Condition } from '../../model/model.js';
import { type Case, casesOf, type Domain } from './cases.js';

/**
 * Brings conditions and amounts into a form that every tool reckons alike: whole numbers added, subtracted, multiplied and
 * compared. Whatever else there is becomes a choice between whole numbers by cases.
 */

/** PRISM's whole numbers have 32 bits. */
const MOST = 0x7fff_ffff;

/** The condition, in which only whole numbers are compared. */
export function exactCondition(domain: Domain, condition: Condition, about: string): Condition {
  const inner = (of: Condition): Condition => exactCondition(domain, of, about);
  switch (condition.is) {
    case 'always':
    case 'never':
      return condition;
    case 'in':
      return condition.values.length === 0 ? NEVER : condition;
    case 'tick': {
      const { horizon } = domain;
      const from = Math.max(0, condition.from);
      const to = Math.min(horizon, condition.to);
      if (from > to) return NEVER;
      return from === 0 && to === horizon ? ALWAYS : { is: 'tick', from, to };
    }
    case 'compare': {
      const { operator, left, right } = condition;
      if (isWhole(left, domain) && isWhole(right, domain)) {
        return {
          ...condition,
          left: exactChoices(domain, left, about),
          right: exactChoices(domain, right, about),
        };
      }
      const cases = casesOf(
        domain,
        [left, right],
        ALWAYS,
        ([one = NaN, other = NaN]) => {
          if (operator === '=') return one === other;
          return operator === '<' ? one < other : one <= other;
        },
        about,
      );
      return any(...cases.filter(({ result }) => result).map(({ when }) => inner(when)));
    }
    case 'not': {
      const of = inner(condition.of);
      return of.is === 'always' ? NEVER : of.is === 'never' ? ALWAYS : { is: 'not', of };
    }
    case 'all':
      return all(...condition.of.map(inner));
    case 'any':
      return any(...condition.of.map(inner));
    case 'at least':
      return { is: 'at least', count: condition.count, of: condition.of.map(inner) };
  }
}

/** A whole number, as sums, differences and choices of whole numbers. */
export function exactAmount(domain: Domain, amount: Amount, within: Condition, about: string): Amount {
  if (isWhole(amount, domain)) return exactChoices(domain, amount, about);
  const cases = casesOf(
    domain,
    [amount],
    within,
    ([value = NaN]) => {
      // What is no whole number is nothing that may be written: our engines refuse it too.
      if (Number.isInteger(value)) return value + 0;
      throw new RangeError('not a whole number');
    },
    about,
  );
  return chosen(
    cases.map(({ when, result }) => ({
      when: exactCondition(domain, when, about),
      result: constant(result),
    })),
    constant(0),
  );
}

/** The amount of the case that holds; the last needs no condition, and none at all is `otherwise`. */
export function chosen(cases: readonly Case<Amount>[], otherwise: Amount): Amount {
  const last = cases.at(-1);
  if (last === undefined) return otherwise;
  return cases.slice(0, -1).reduceRight<Amount>((rest, { when, result }) => {
    return { is: 'choose', when, yes: result, otherwise: rest };
  }, last.result);
}

function exactChoices(domain: Domain, amount: Amount, about: string): Amount {
  const inner = (of: Amount): Amount => exactChoices(domain, of, about);
  switch (amount.is) {
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return { is: amount.is, of: amount.of.map(inner) };
    case 'difference':
      return { is: 'difference', left: inner(amount.left), right: inner(amount.right) };
    case 'choose':
      return {
        is: 'choose',
        when: exactCondition(domain, amount.when, about),
        yes: inner(amount.yes),
        otherwise: inner(amount.otherwise),
      };
    default:
      return amount;
  }
}

/** Whether an amount is made of whole numbers alone, by steps that stay among whole numbers of 32 bits. */
function isWhole(amount: Amount, domain: Domain): boolean {
  const range = rangeOf(amount, domain);
  return range !== null && range.low >= -MOST && range.high <= MOST;
}

/** Between which numbers variables lie. */
export interface Bounds {
  readonly variables: readonly Range[];
  readonly horizon: number;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Between which whole numbers an amount lies, at the widest; null if it is made of other numbers. */
export function rangeOf(amount: Amount, domain: Bounds): Range | null {
  switch (amount.is) {
    case 'constant':
      return Number.isInteger(amount.value) ? { low: amount.value, high: amount.value } : null;
    case 'variable': {
      const variable = domain.variables[amount.variable];
      return variable === undefined ? null : { low: variable.low, high: variable.high };
    }
    case 'tick':
      return { low: 0, high: domain.horizon };
    case 'sum':
      return folded(amount.of, domain, { low: 0, high: 0 }, (one, other) => ({
        low: one.low + other.low,
        high: one.high + other.high,
      }));
    case 'product':
      return folded(amount.of, domain, { low: 1, high: 1 }, (one, other) => {
        const corners = [
          one.low * other.low,
          one.low * other.high,
          one.high * other.low,
          one.high * other.high,
        ];
        return { low: Math.min(...corners), high: Math.max(...corners) };
      });
    case 'least':
      return folded(amount.of, domain, null, (one, other) => ({
        low: Math.min(one.low, other.low),
        high: Math.min(one.high, other.high),
      }));
    case 'greatest':
      return folded(amount.of, domain, null, (one, other) => ({
        low: Math.max(one.low, other.low),
        high: Math.max(one.high, other.high),
      }));
    case 'difference': {
      const left = rangeOf(amount.left, domain);
      const right = rangeOf(amount.right, domain);
      return left === null || right === null
        ? null
        : { low: left.low - right.high, high: left.high - right.low };
    }
    case 'choose': {
      const yes = rangeOf(amount.yes, domain);
      const otherwise = rangeOf(amount.otherwise, domain);
      return yes === null || otherwise === null
        ? null
        : { low: Math.min(yes.low, otherwise.low), high: Math.max(yes.high, otherwise.high) };
    }
    case 'parameter':
    case 'ratio':
    case 'table':
    case 'logistic':
    case 'per tick':
      return null;
  }
}

/** Steps that leave the whole numbers of 32 bits on the way make the whole unfit. */
function folded(
  of: readonly Amount[],
  domain: Bounds,
  neutral: Range | null,
  fold: (one: Range, other: Range) => Range,
): Range | null {
  let range = neutral;
  for (const amount of of) {
    const next = rangeOf(amount, domain);
    if (next === null) return null;
    range = range === null ? next : fold(range, next);
    if (range.low < -MOST || range.high > MOST) return null;
  }
  return range;
}
