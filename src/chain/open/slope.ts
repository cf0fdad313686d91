import { perTick } from '../../chance/index.js';
import type { Amount } from '../../model/model.js';
import { parametersOf } from './closed-amount.js';
import { type Box, enclosure, type Interval, point, times } from './interval.js';

/** How fast amounts grow with a parameter, in intervals. */

/**
 * An interval that holds the derivative of an amount by a parameter at all points of a box at which it has one: forward
 * differentiation in interval arithmetic (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 9). Where
 * the least or the greatest of several amounts is taken, it holds the derivatives of all that may be it.
 *
 * @returns null where it has no bound.
 * @throws RangeError where the amount has no enclosure.
 */
export function slope(amount: Amount, name: string, box: Box): Interval | null {
  if (!parametersOf(amount).includes(name)) return point(0);
  const inner = (of: Amount): Interval | null => slope(of, name, box);
  switch (amount.is) {
    case 'parameter':
      return amount.scale === 'plain' ? point(1) : oddsSlope(box.get(name) ?? point(amount.value));
    case 'sum':
      return total(amount.of.map(inner));
    case 'difference':
      return total([inner(amount.left), negative(inner(amount.right))]);
    case 'product':
      return total(
        amount.of.map((one, place) => {
          const others = amount.of.filter((_, at) => at !== place).map((of) => enclosure(of, box));
          const own = inner(one);
          return own === null ? null : others.reduce(times, own);
        }),
      );
    case 'ratio': {
      const [above, below] = [inner(amount.left), inner(amount.right)];
      if (above === null || below === null) return null;
      const { low, high } = enclosure(amount.right, box);
      const inverse = { low: 1 / high, high: 1 / low };
      const share = times(enclosure(amount, box), times(below, inverse));
      return total([times(above, inverse), negative(share)]);
    }
    case 'least':
    case 'greatest': {
      const ends = amount.of.map((one) => ({ one, ...enclosure(one, box) }));
      const most = Math.min(...ends.map(({ high }) => high));
      const least = Math.max(...ends.map(({ low }) => low));
      const may = ends.filter(({ low, high }) => (amount.is === 'least' ? low <= most : high >= least));
      return hull(may.map(({ one }) => inner(one)));
    }
    case 'logistic': {
      const own = inner(amount.logOdds);
      return own === null ? null : times(own, spread(enclosure(amount, box)));
    }
    case 'per tick': {
      const own = inner(amount.within);
      const { low, high } = enclosure(amount.within, box);
      // 1 − (1 − w)^(1/n) grows the faster the nearer w is to 1, and there without bound.
      if (own === null || low < 0 || high >= 1) return null;
      return times(own, { low: rate(low, amount.ticks), high: rate(high, amount.ticks) });
    }
    default:
      return null;
  }
}

/** The derivative of `perTick`: (1 − w)^(1/n) / (n (1 − w)). */
function rate(within: number, ticks: number): number {
  return (1 - perTick(within, ticks)) / (ticks * (1 - within));
}

/** The derivative of the log odds, 1 / (p (1 − p)). */
function oddsSlope(range: Interval): Interval | null {
  if (range.low <= 0 || range.high >= 1) return null;
  const { low, high } = spread(range);
  return { low: 1 / high, high: 1 / low };
}

/** p (1 − p), which is greatest at one half. */
function spread({ low, high }: Interval): Interval {
  const ends = [low * (1 - low), high * (1 - high)];
  return { low: Math.min(...ends), high: low < 0.5 && high > 0.5 ? 0.25 : Math.max(...ends) };
}

/** A sum; null where a part of it is. */
export function total(parts: readonly (Interval | null)[]): Interval | null {
  let [low, high] = [0, 0];
  for (const part of parts) {
    if (part === null) return null;
    low += part.low;
    high += part.high;
  }
  return { low, high };
}

export function negative(of: Interval | null): Interval | null {
  return of === null ? null : { low: -of.high, high: -of.low };
}

function hull(parts: readonly (Interval | null)[]): Interval | null {
  const known = parts.flatMap((part) => part ?? []);
  if (known.length < parts.length) return null;
  return {
    low: Math.min(...known.map(({ low }) => low)),
    high: Math.max(...known.map(({ high }) => high)),
  };
}
