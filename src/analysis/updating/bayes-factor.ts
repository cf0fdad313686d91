import type { Estimate } from '../../montecarlo/result.js';
import type { BayesFactor, Updated } from './result.js';

/** What is estimated where nothing is. */
export const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

/** A probability before and after, and what the evidence did to its odds. */
export function updated(before: Estimate = NOTHING, after: Estimate = NOTHING): Updated {
  return { before, after, factor: factorOf(before, after) };
}

/** The odds after over the odds before; null where one of them has none. */
function factorOf(before: Estimate, after: Estimate): BayesFactor | null {
  const [from, to] = [oddsOf(before.value), oddsOf(after.value)];
  if (from === null || to === null || from === 0) return null;
  const least = oddsOf(before.low);
  const most = oddsOf(before.high);
  const low = oddsOf(after.low);
  const high = oddsOf(after.high);
  return {
    value: to / from,
    low: low === null || most === null ? 0 : low / most,
    high: high === null || least === null || least === 0 ? null : high / least,
  };
}

/** Null where they are without bound. */
function oddsOf(probability: number | null): number | null {
  return probability === null || probability === 1 ? null : probability / (1 - probability);
}
