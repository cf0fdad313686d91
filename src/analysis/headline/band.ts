import type { Interval } from '../../montecarlo/intervals.js';
import type { Estimate } from '../../montecarlo/result.js';
import { bandOver } from '../epistemic/index.js';

/** The answer of a world: from each half of its runs, on their own; or one alone that is exact. */
export type Halves = readonly [Estimate] | readonly [Estimate, Estimate];

/**
 * The band of an answer over draws of the numbers: from the 5th to the 95th of 100. Chance is kept from widening it. The
 * halves of a world's runs have their numbers in common and nothing of their luck, so over the draws their covariance is the
 * variance that comes of the numbers alone, without bias, whatever luck the draws share. All answers are drawn towards their
 * mean until their variance is that.
 *
 * Source: the covariance of replicates as the between-group variance (Searle, Casella and McCulloch, *Variance components*,
 * 1992, ch. 3).
 *
 * @returns null where no draw has an answer
 */
export function bandOf(draws: readonly Halves[]): Interval | null {
  const told = draws.flatMap(([first, second = first]) => {
    const value = pooled(first, second);
    return value === null ? [] : [{ value, first: first.value ?? value, second: second.value ?? value }];
  });
  if (told.length === 0) return null;
  const [values, firsts, seconds] = [
    told.map(({ value }) => value),
    told.map(({ first }) => first),
    told.map(({ second }) => second),
  ];
  const all = covariance(values, values);
  const ofNumbers = Math.min(all, Math.max(0, covariance(firsts, seconds)));
  const scale = all === 0 ? 1 : Math.sqrt(ofNumbers / all);
  const middle = mean(values);
  const band = bandOver(values.map((value) => middle + scale * (value - middle)));
  return band === null ? null : { low: band.low, high: band.high };
}

/** What contains several bands. Readings have no probabilities, so none of them is left out. */
export function hullOf(bands: readonly Interval[]): Interval | null {
  if (bands.length === 0) return null;
  return {
    low: Math.min(...bands.map(({ low }) => low)),
    high: Math.max(...bands.map(({ high }) => high)),
  };
}

/** The share over the runs of both. */
function pooled(first: Estimate, second: Estimate): number | null {
  if (first.value === null || second.value === null) return first.value ?? second.value;
  const runs = first.runs + second.runs;
  if (runs === 0) return first.value;
  return (first.value * first.runs + second.value * second.runs) / runs;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(ones: readonly number[], others: readonly number[]): number {
  const [one, other] = [mean(ones), mean(others)];
  const products = ones.map((value, place) => (value - one) * ((others[place] ?? other) - other));
  return products.reduce((sum, product) => sum + product, 0) / Math.max(1, ones.length - 1);
}
