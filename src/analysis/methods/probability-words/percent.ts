import type { Interval } from '../../../montecarlo/intervals.js';
import { requireBand } from './words.js';

/** Nothing finer than a percent is told from one. */
const HUNDRED = 100;

/** Products such as 0.29 · 100 miss a whole number by rounding: this much counts as none. */
const ROUNDING = 1e-9;

/**
 * A band of probabilities in whole percent, so with two digits at most: `12 to 31 %`. It is rounded outwards, so that it
 * claims no more than is known. Below 1 and above 99 percent it says so: `below 1 %`, `3 % or less`, `97 % or more`.
 *
 * @throws RangeError unless 0 ≤ low ≤ high ≤ 1.
 */
export function percentBand(band: Interval): string {
  requireBand(band);
  if (band.low === band.high) return percent(band.low);
  const low = Math.floor(band.low * HUNDRED + ROUNDING);
  const high = Math.ceil(band.high * HUNDRED - ROUNDING);
  if (high <= 1) return 'below 1 %';
  if (low >= HUNDRED - 1) return 'above 99 %';
  if (low < 1) return high >= HUNDRED ? '0 to 100 %' : `${high} % or less`;
  if (high >= HUNDRED) return `${low} % or more`;
  return low === high ? `${low} %` : `${low} to ${high} %`;
}

/**
 * A probability in whole percent: `12 %`; never rounded to 0 or to 100.
 *
 * @throws RangeError unless the probability lies from 0 to 1.
 */
export function percent(probability: number): string {
  requireBand({ low: probability, high: probability });
  if (probability === 0 || probability === 1) return `${probability * HUNDRED} %`;
  if (probability < 1 / HUNDRED) return 'below 1 %';
  if (probability > 1 - 1 / HUNDRED) return 'above 99 %';
  return `${Math.round(probability * HUNDRED)} %`;
}
