import type { Estimate } from '../../montecarlo/result.js';
import type { Inquiry } from './asking.js';
import type { BaseRates } from './base-rates.js';
import { candidatesFor, spanOf } from './candidates.js';
import type { Comparison } from './result.js';

/** An answer beside the rates that count the same. */
export function compare(
  inquiry: Inquiry,
  simulated: Estimate,
  horizon: number,
  rates: BaseRates,
): Comparison {
  const { topic, event, between, withinDays, wanted, toTicks } = inquiry;
  const scaled = toTicks !== null && toTicks > horizon;
  const compared = scaled ? scaledTo(simulated, toTicks / horizon) : simulated;
  const candidates = candidatesFor(rates, wanted);
  const span = spanOf(candidates);
  const verdict = verdictOf(compared, span);
  return { topic, event, between, withinDays, simulated, compared, scaled, candidates, span, verdict };
}

/** The chance in so many times the time, if the hazard stays the same. It keeps the order, so an interval stays one. */
function scaledTo({ value, low, high, runs }: Estimate, times: number): Estimate {
  const scale = (chance: number | null): number | null =>
    chance === null ? null : 1 - (1 - chance) ** times;
  return { value: scale(value), low: scale(low), high: scale(high), runs };
}

/** Outside only where the whole interval is: then it is not the small number of runs that makes the difference. */
function verdictOf({ value, low, high }: Estimate, span: Comparison['span']): Comparison['verdict'] {
  if (value === null || low === null || high === null) return 'not estimable';
  if (span === null) return 'no rate';
  const [least, greatest] = span;
  if (low > greatest) return 'above';
  return high < least ? 'below' : 'within';
}
