import { clopperPearson, type Interval, wilson } from '../montecarlo/intervals.js';
import type { OutcomeResult, SimulationResult } from '../montecarlo/result.js';
import { decimalsFor, exactProbability, probability } from './numbers.js';

/** By when an outcome has ended runs: exactly where that is known, else as it was counted. */

/** The outcomes that end a run, and can or did. */
export function endingOutcomes({ outcomes }: SimulationResult): OutcomeResult[] {
  return outcomes.filter(({ ends, probability: { value } }) => ends && value !== null && value > 0);
}

/** The share of runs that it has ended by a tick, with its interval. */
export function endedBy(
  { cumulative, cumulativeExact, count: all }: OutcomeResult,
  tick: number,
  { runs, interval, level }: SimulationResult,
): Interval & { readonly share: number } {
  if (cumulativeExact !== undefined) {
    const share = cumulativeExact[tick - 1] ?? 0;
    return { share, low: share, high: share };
  }
  const count = cumulative[tick - 1] ?? all;
  const bounds = interval === 'clopper-pearson' ? clopperPearson : wilson;
  return { share: count / runs, ...bounds(count, runs, level) };
}

/** The same as a text. */
export function endedByText(outcome: OutcomeResult, tick: number, result: SimulationResult): string {
  const { share } = endedBy(outcome, tick, result);
  return outcome.cumulativeExact === undefined
    ? probability(share, decimalsFor(result.runs))
    : exactProbability(share);
}
