import { logistic, perTick } from '../chance/index.js';
import { nominalValue } from '../model/conditions.js';
import type { Amount, Condition, Variable } from '../model/model.js';
import { ModelError } from './model-error.js';
import {
  atLeast,
  comparison,
  conjunction,
  disjunction,
  membership,
  type Reckoning,
  type Test,
} from './predicates.js';

/**
 * What conditions and amounts mean over a list of variables. Each is turned once into a function of the state and the
 * tick, which is kept with it, so that a run pays for the answer alone.
 */
export class Meaning {
  readonly #variables: readonly Variable[];
  readonly #tests = new WeakMap<Condition, Test>();
  readonly #reckonings = new WeakMap<Amount, Reckoning>();

  constructor(variables: readonly Variable[]) {
    this.#variables = variables;
  }

  /** Whether a condition holds, as a function. */
  test(condition: Condition): Test {
    const known = this.#tests.get(condition);
    if (known !== undefined) return known;
    const test = this.#makeTest(condition);
    this.#tests.set(condition, test);
    return test;
  }

  /** The value of an amount, as a function. What it divides by must not be 0: that is a ModelError. */
  reckoning(amount: Amount): Reckoning {
    const known = this.#reckonings.get(amount);
    if (known !== undefined) return known;
    const reckoning = this.#makeReckoning(amount);
    this.#reckonings.set(amount, reckoning);
    return reckoning;
  }

  #makeTest(condition: Condition): Test {
    switch (condition.is) {
      case 'always':
        return () => true;
      case 'never':
        return () => false;
      case 'in':
        return membership(this.#index(condition.variable), condition.values);
      case 'tick': {
        const { from, to } = condition;
        return (_, tick) => from <= tick && tick <= to;
      }
      case 'compare':
        return comparison(
          condition.operator,
          this.reckoning(condition.left),
          this.reckoning(condition.right),
        );
      case 'not': {
        const of = this.test(condition.of);
        return (state, tick) => !of(state, tick);
      }
      case 'all':
        return conjunction(condition.of.map((part) => this.test(part)));
      case 'any':
        return disjunction(condition.of.map((part) => this.test(part)));
      case 'at least':
        return atLeast(
          condition.count,
          condition.of.map((part) => this.test(part)),
        );
    }
  }

  #makeReckoning(amount: Amount): Reckoning {
    switch (amount.is) {
      case 'constant': {
        const { value } = amount;
        return () => value;
      }
      case 'parameter': {
        const value = nominalValue(amount);
        return () => value;
      }
      case 'variable': {
        const variable = this.#index(amount.variable);
        return (state) => state[variable] ?? NaN;
      }
      case 'tick':
        return (_, tick) => tick;
      case 'sum':
        return this.#folded(amount.of, 0, (sum, value) => sum + value);
      case 'product':
        return this.#folded(amount.of, 1, (product, value) => product * value);
      case 'least':
        return this.#folded(amount.of, Infinity, (least, value) => Math.min(least, value));
      case 'greatest':
        return this.#folded(amount.of, -Infinity, (greatest, value) => Math.max(greatest, value));
      case 'difference': {
        const left = this.reckoning(amount.left);
        const right = this.reckoning(amount.right);
        return (state, tick) => left(state, tick) - right(state, tick);
      }
      case 'ratio':
        return quotient(this.reckoning(amount.left), this.reckoning(amount.right));
      case 'choose': {
        const when = this.test(amount.when);
        const then = this.reckoning(amount.yes);
        const otherwise = this.reckoning(amount.otherwise);
        return (state, tick) => (when(state, tick) ? then(state, tick) : otherwise(state, tick));
      }
      case 'table': {
        const variable = this.#index(amount.variable);
        const low = this.#variables[variable]?.low ?? NaN;
        const { values } = amount;
        return (state) => values[(state[variable] ?? NaN) - low] ?? NaN;
      }
      case 'logistic':
        return remembered(this.reckoning(amount.logOdds), logistic);
      case 'per tick': {
        const { ticks } = amount;
        return remembered(this.reckoning(amount.within), (within) => perTick(within, ticks));
      }
    }
  }

  #folded(of: readonly Amount[], start: number, add: (sum: number, value: number) => number): Reckoning {
    const parts = of.map((part) => this.reckoning(part));
    return (state, tick) => {
      let sum = start;
      for (const part of parts) sum = add(sum, part(state, tick));
      return sum;
    };
  }

  #index(variable: number): number {
    if (this.#variables[variable] === undefined) throw new ModelError(`there is no variable ${variable}`);
    return variable;
  }
}

function quotient(left: Reckoning, right: Reckoning): Reckoning {
  return (state, tick) => {
    const divisor = right(state, tick);
    if (divisor === 0) throw new ModelError('an amount divides by 0');
    return left(state, tick) / divisor;
  };
}

/** A costly function of one number, which is often asked about the same number again. */
function remembered(of: Reckoning, compute: (value: number) => number): Reckoning {
  let lastValue = NaN;
  let lastResult = NaN;
  return (state, tick) => {
    const value = of(state, tick);
    if (value !== lastValue) {
      lastResult = compute(value);
      lastValue = value;
    }
    return lastResult;
  };
}
