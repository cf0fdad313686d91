import { logistic, logOdds, perTick } from '../../chance/index.js';
import type { Amount } from '../../model/model.js';

/** All numbers from `low` to `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How far each parameter that was kept by name may go. */
export type Box = ReadonlyMap<string, Interval>;

export function point(value: number): Interval {
  return { low: value, high: value };
}

/**
 * An interval that holds all values of an amount over a box: interval arithmetic (Moore, Interval Analysis, 1966). It is the
 * narrowest one where no parameter stands in the amount twice, and one number where the box is a point. Rounding is not
 * directed outwards: it is true up to about 1e-15 of what is reckoned.
 *
 * @param amount reads parameters alone; neither variables nor the tick
 * @throws RangeError if it reads more, or divides by what may be 0.
 */
export function enclosure(amount: Amount, box: Box): Interval {
  const inner = (of: Amount): Interval => enclosure(of, box);
  switch (amount.is) {
    case 'constant':
      return point(amount.value);
    case 'parameter': {
      const { low, high } = box.get(amount.name) ?? point(amount.value);
      return amount.scale === 'plain' ? { low, high } : { low: logOdds(low), high: logOdds(high) };
    }
    case 'sum':
      return amount.of.map(inner).reduce((one, other) => ({
        low: one.low + other.low,
        high: one.high + other.high,
      }));
    case 'product':
      return amount.of.map(inner).reduce(times);
    case 'least':
      return amount.of.map(inner).reduce((one, other) => ({
        low: Math.min(one.low, other.low),
        high: Math.min(one.high, other.high),
      }));
    case 'greatest':
      return amount.of.map(inner).reduce((one, other) => ({
        low: Math.max(one.low, other.low),
        high: Math.max(one.high, other.high),
      }));
    case 'difference': {
      const left = inner(amount.left);
      const right = inner(amount.right);
      return { low: left.low - right.high, high: left.high - right.low };
    }
    case 'ratio': {
      const divisor = inner(amount.right);
      if (divisor.low <= 0 && divisor.high >= 0) throw new RangeError('an amount divides by what may be 0');
      return times(inner(amount.left), { low: 1 / divisor.high, high: 1 / divisor.low });
    }
    case 'logistic': {
      const { low, high } = inner(amount.logOdds);
      return { low: logistic(low), high: logistic(high) };
    }
    case 'per tick': {
      const { low, high } = inner(amount.within);
      return { low: rate(low, amount.ticks), high: rate(high, amount.ticks) };
    }
    case 'variable':
    case 'table':
    case 'choose':
    case 'tick':
      throw new RangeError(`an amount of kind "${amount.is}" has no value of its own`);
  }
}

/** What is certain has no rate; a range may end there, and takes the limit. */
function rate(within: number, ticks: number): number {
  return within === 1 ? 1 : perTick(within, ticks);
}

/** All products of a number of the one and a number of the other. */
export function times(one: Interval, other: Interval): Interval {
  const ends = [one.low * other.low, one.low * other.high, one.high * other.low, one.high * other.high];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
