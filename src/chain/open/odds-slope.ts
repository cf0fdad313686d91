import type { Amount } from '../../model/model.js';
import { parametersOf } from './closed-amount.js';
import { type Box, enclosure, type Interval, point, times } from './interval.js';
import { type Factor, factorOver, type Odds } from './odds.js';
import { negative, slope, total } from './slope.js';

/** What a chance may be beyond 0 and 1 by rounding. */
const ROUNDING = 1e-12;

/** The parameters that a probability reads. */
export function parametersOfOdds(odds: Odds): readonly string[] {
  return odds
    .flat()
    .flatMap((factor) => ('chance' in factor ? [factor.chance] : factor.weights))
    .flatMap(parametersOf);
}

/** Whether at every point of a box all chances lie from 0 to 1, and no weight is below 0. */
export function areProbabilities(odds: Odds, box: Box): boolean {
  return odds.flat().every((factor) => {
    const amounts = 'chance' in factor ? [factor.chance] : factor.weights;
    const most = 'chance' in factor ? 1 : Infinity;
    return amounts.every((amount) => {
      const { low, high } = enclosure(amount, box);
      return low >= -ROUNDING && high <= most + ROUNDING;
    });
  });
}

/**
 * An interval that holds the derivative of a probability by a parameter over a box in which all chances are some.
 *
 * @returns null where it has no bound.
 */
export function slopeOfOdds(odds: Odds, name: string, box: Box): Interval | null {
  return total(
    odds.map((product) =>
      total(
        product.map((factor, place) => {
          const own = slopeOfFactor(factor, name, box);
          if (own === null) return null;
          const others = product.filter((_, at) => at !== place).map((one) => factorOver(one, box));
          return others.reduce(times, own);
        }),
      ),
    ),
  );
}

function slopeOfFactor(factor: Factor, name: string, box: Box): Interval | null {
  switch (factor.is) {
    case 'comes about':
      return slope(factor.chance, name, box);
    case 'fails':
      return negative(slope(factor.chance, name, box));
    case 'share':
      return slopeOfShare(factor.weights, factor.place, name, box);
    case 'no share': {
      const isRead = factor.weights.some((weight) => parametersOf(weight).includes(name));
      // Where one weight is never 0, something is always chosen.
      return !isRead || factor.weights.some((weight) => enclosure(weight, box).low > 0) ? point(0) : null;
    }
  }
}

/** Of w / (w + v), v being all other weights: (w′ v − w v′) / (w + v)². */
function slopeOfShare(weights: readonly Amount[], place: number, name: string, box: Box): Interval | null {
  if (!weights.some((weight) => parametersOf(weight).includes(name))) return point(0);
  const sizes = weights.map((weight) => atLeastNothing(enclosure(weight, box)));
  const slopes = weights.map((weight) => slope(weight, name, box));
  const [own, ownSlope] = [sizes[place] ?? point(0), slopes[place] ?? null];
  const others = total(sizes.filter((_, at) => at !== place));
  const othersSlope = total(slopes.filter((_, at) => at !== place));
  if (ownSlope === null || others === null || othersSlope === null) return null;
  const whole = { low: own.low + others.low, high: own.high + others.high };
  if (whole.low <= 0) return null;
  const inverse = { low: 1 / (whole.high * whole.high), high: 1 / (whole.low * whole.low) };
  const above = total([times(ownSlope, others), negative(times(own, othersSlope))]);
  return above === null ? null : times(above, inverse);
}

function atLeastNothing({ low, high }: Interval): Interval {
  return { low: Math.max(0, low), high: Math.max(0, high) };
}
