import type { OutcomeResult, SimulationResult } from '../../montecarlo/result.js';
import { columns, visible } from '../../scenario/diagnostics/visible.js';
import { bar } from '../bar.js';
import { endedByText, endingOutcomes } from '../ended-by.js';
import { decimalsFor, exactProbability, probability, withInterval } from '../numbers.js';
import { table } from '../table.js';
import { roundTicks, tickName } from '../ticks.js';
import { variantName } from '../variants.js';
import { wrap } from '../wrap.js';
import { areFew, perVariant, section } from './common.js';

/** A longer name of an outcome is cut. */
const LONGEST = 50;

/** How the runs end: the share of each outcome, with its interval and a bar. */
export function outcomes(results: readonly SimulationResult[]): string[] {
  const least = longestName(results);
  const blocks = perVariant(results, (result, indent) => {
    const decimals = decimalsFor(result.runs);
    const rows = result.outcomes.map((outcome) => [
      outcome.name,
      withInterval(outcome.probability, decimals),
      bar(outcome.probability.value ?? 0),
    ]);
    return table([{ head: '', most: LONGEST, least }, { head: '' }, { head: '' }], rows, { indent });
  });
  const others = areFew(results) ? [] : ['', ...allVariants(results)];
  const what = results.every(({ solved }) => solved !== null) ? 'probability' : 'share of runs';
  return section(`How the runs end (${what})`, [...blocks, ...others]);
}

/** Many variants side by side: a row each, without intervals. */
function allVariants(results: readonly SimulationResult[]): string[] {
  const reached = results.flatMap((result) =>
    result.outcomes.filter(({ probability: { value } }) => value !== null && value > 0),
  );
  const inOrder = results.flatMap((result) => result.outcomes.map(({ name }) => name));
  const names = [...new Set(inOrder)].filter((name) => reached.some((outcome) => outcome.name === name));
  const heads = [{ head: '', most: 40 }, ...names.map((head) => ({ head, align: 'right' as const }))];
  const rows = results.map(({ variant, runs, outcomes: found }) => [
    variantName(variant),
    ...names.map((name) => {
      const estimate = found.find((outcome) => outcome.name === name)?.probability;
      const value = estimate?.value ?? null;
      if (value === null || value === 0) return '·';
      return estimate?.exact === true ? exactProbability(value) : probability(value, decimalsFor(runs));
    }),
  ]);
  const widest = Math.max(...results.flatMap((result) => result.outcomes.map(halfWidth)));
  const exact = results.every(({ solved }) => solved !== null);
  const note = exact
    ? 'A dot is a probability of 0.'
    : `None of these has an interval wider than ±${widest.toFixed(3)}. A dot is no run at all.`;
  return [...table(heads, rows, { indent: 4 }), '', ...wrap(note, { first: '  ' })];
}

function halfWidth({ probability: { value, low, high } }: OutcomeResult): number {
  return value === null || low === null || high === null ? 0 : Math.max(value - low, high - value);
}

/** How soon: the share of runs that had ended in each outcome by a few ticks. Only for outcomes that end a run. */
export function byWhen(results: readonly SimulationResult[]): string[] {
  const [first] = results;
  if (first === undefined) return [];
  const ticks = roundTicks(first.horizon);
  const ending = results.flatMap((result) => endingOutcomes(result).map((outcome) => ({ result, outcome })));
  const [only, ...others] = new Set(ending.map(({ outcome }) => outcome.name));
  if (only === undefined) return [];
  const rows = ending.map(({ result, outcome }) => [
    variantName(result.variant),
    ...(others.length === 0 ? [] : [outcome.name]),
    ...ticks.map((tick) => endedByText(outcome, tick, result)),
  ]);
  const heads = [
    { head: '', most: 40 },
    ...(others.length === 0 ? [] : [{ head: '', most: LONGEST }]),
    ...ticks.map((tick) => ({ head: tickName(first.tick, tick), align: 'right' as const })),
  ];
  const what =
    others.length === 0 ? `Ended in ${only} by then` : 'Ended by then, each run by what ended it first';
  const unit = results.every(({ solved }) => solved !== null) ? 'probability' : 'share of runs';
  return section(`${what} (${unit})`, table(heads, rows.map(withoutRepeats), { indent: 2 }));
}

/** A name that stands above is not written again. */
function withoutRepeats(
  row: readonly string[],
  place: number,
  rows: readonly (readonly string[])[],
): string[] {
  const [name = '', ...rest] = row;
  return [rows[place - 1]?.[0] === name ? '' : name, ...rest];
}

/** So that the columns of all variants stand under each other. */
function longestName(results: readonly SimulationResult[]): number {
  const names = results.flatMap((result) => result.outcomes.map((outcome) => outcome.name));
  const widest = names.reduce((width, name) => Math.max(width, columns(visible(name))), 0);
  return Math.min(LONGEST, widest);
}
