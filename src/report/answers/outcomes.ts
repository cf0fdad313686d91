import type { OutcomeResult, SimulationResult } from '../../montecarlo/result.js';
import { columns, visible } from '../../scenario/diagnostics/visible.js';
import { bar } from '../bar.js';
import { decimalsFor, probability, withInterval } from '../numbers.js';
import { table } from '../table.js';
import { roundTicks, tickName } from '../ticks.js';
import { perVariant, section } from './common.js';

/** A longer name of an outcome is cut. */
const LONGEST = 50;

/** How the runs end: the share of each outcome, with its interval and a bar. */
export function outcomes(results: readonly SimulationResult[]): string[] {
  const least = longestName(results);
  return section(
    'How the runs end (share of runs)',
    perVariant(results, (result, indent) => {
      const decimals = decimalsFor(result.runs);
      const rows = result.outcomes.map((outcome) => [
        outcome.name,
        withInterval(outcome.probability, decimals),
        bar(outcome.probability.value ?? 0),
      ]);
      return table([{ head: '', most: LONGEST, least }, { head: '' }, { head: '' }], rows, { indent });
    }),
  );
}

/** How soon: the share of runs that had ended in each outcome by a few ticks. Only for outcomes that end a run. */
export function byWhen(results: readonly SimulationResult[]): string[] {
  return section(
    'Ended by then (share of runs; outcomes that end a run compete, so each row counts first ends only)',
    perVariant(results, (result, indent) => {
      const ending = result.outcomes.filter((outcome) => outcome.ends && outcome.count > 0);
      if (ending.length === 0) return [];
      const ticks = roundTicks(result.horizon);
      const heads = [
        { head: '', most: LONGEST },
        ...ticks.map((tick) => ({ head: tickName(result.tick, tick), align: 'right' as const })),
      ];
      return table(
        heads,
        ending.map((outcome) => cumulativeRow(outcome, ticks, result.runs)),
        { indent },
      );
    }),
  );
}

function cumulativeRow(outcome: OutcomeResult, ticks: readonly number[], runs: number): string[] {
  const decimals = decimalsFor(runs);
  const shares = ticks.map((tick) => (outcome.cumulative[tick - 1] ?? outcome.count) / runs);
  return [outcome.name, ...shares.map((share) => probability(share, decimals))];
}

/** So that the columns of all variants stand under each other. */
function longestName(results: readonly SimulationResult[]): number {
  const names = results.flatMap((result) => result.outcomes.map((outcome) => outcome.name));
  return Math.min(
    LONGEST,
    names.reduce((widest, name) => Math.max(widest, columns(visible(name))), 0),
  );
}
