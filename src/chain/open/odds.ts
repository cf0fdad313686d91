import type { Amount } from '../../model/model.js';
import { checkedProbability } from '../../reference/index.js';
import { type Box, enclosure, type Interval, point } from './interval.js';

/** A probability as a formula of parameters: a sum of products. */
export type Odds = readonly (readonly Factor[])[];

/** What a rule draws: that its chance comes about, or not; and one of its alternatives, or that none has any weight. */
export type Factor =
  | { readonly is: 'comes about' | 'fails'; readonly rule: string; readonly chance: Amount }
  | { readonly is: 'share'; readonly place: number; readonly weights: readonly Amount[] }
  | { readonly is: 'no share'; readonly weights: readonly Amount[] };

/**
 * The least and the greatest that a probability may be over a box.
 *
 * @throws ModelError where the box is a point at which a chance does not lie from 0 to 1.
 */
export function boundsOf(odds: Odds, box: Box): Interval {
  let low = 0;
  let high = 0;
  for (const product of odds) {
    let least = 1;
    let greatest = 1;
    for (const factor of product) {
      const of = factorOver(factor, box);
      least *= of.low;
      greatest *= of.high;
    }
    low += least;
    high += greatest;
  }
  return { low: Math.min(1, low), high: Math.min(1, high) };
}

/** The least and the greatest of a factor over a box. */
export function factorOver(factor: Factor, box: Box): Interval {
  switch (factor.is) {
    case 'comes about':
    case 'fails': {
      const { low, high } = chanceOver(factor.chance, factor.rule, box);
      return factor.is === 'comes about' ? { low, high } : { low: 1 - high, high: 1 - low };
    }
    case 'share': {
      const weights = factor.weights.map((weight) => enclosure(weight, box));
      const own = weights[factor.place] ?? point(0);
      const others = weights.filter((_, place) => place !== factor.place);
      return { low: share(own.low, total(others, 'high')), high: share(own.high, total(others, 'low')) };
    }
    case 'no share': {
      const weights = factor.weights.map((weight) => enclosure(weight, box));
      // Nothing can be chosen only where all weights are 0.
      return {
        low: weights.every(({ high }) => high <= 0) ? 1 : 0,
        high: weights.every(({ low }) => low <= 0) ? 1 : 0,
      };
    }
  }
}

function chanceOver(chance: Amount, rule: string, box: Box): Interval {
  const { low, high } = enclosure(chance, box);
  if (low === high) return point(checkedProbability(low, rule));
  return { low: Math.min(1, Math.max(0, low)), high: Math.max(0, Math.min(1, high)) };
}

function share(own: number, others: number): number {
  return own <= 0 ? 0 : own / (own + Math.max(0, others));
}

function total(intervals: readonly Interval[], end: 'low' | 'high'): number {
  return intervals.reduce((sum, interval) => sum + Math.max(0, interval[end]), 0);
}
