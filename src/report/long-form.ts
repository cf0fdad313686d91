import type { Estimate, SimulationResult } from '../montecarlo/result.js';
import { combinationText } from '../scenario/readings.js';
import { questionRows } from './json/questions.js';
import { variantName } from './variants.js';

/** Results as a table in long form: one number a row. */

/** The columns of the long form: one number a row, so that any tool can filter and pivot it. */
export const LONG_COLUMNS = [
  'variant',
  'kind',
  'id',
  'part',
  'holder',
  'tick',
  'value',
  'low',
  'high',
  'runs',
  'measure',
  'readings',
] as const;

/** A column of the long form. */
export type LongColumn = (typeof LONG_COLUMNS)[number];

/**
 * What `value` is: a share of runs, a number of runs, how often something came about over all runs, a mean in ticks, or a
 * number of the scenario.
 */
type Measure = 'share' | 'runs' | 'times' | 'ticks' | 'number';

/** A row of the long form; what has no place in it is left out. */
export interface LongRow extends Readonly<Partial<Record<LongColumn, string | number | null>>> {
  readonly measure: Measure;
}

/** The rows of all results. What holds for the file as given has the variant `as given`. */
export function longRows(results: readonly SimulationResult[]): LongRow[] {
  return results.flatMap((result) => {
    const variant = variantName(result.variant);
    const readings = combinationText(result.readings);
    return rowsOf(result).map((row) => ({ ...row, variant, readings }));
  });
}

/** What one result has to say, without its world. */
export function rowsOf(result: SimulationResult): LongRow[] {
  return [
    ...outcomeRows(result),
    ...answerRows(result),
    ...fateRows(result),
    ...result.temptations.flatMap(({ name, counts }) =>
      Object.entries(counts).map(
        ([part, value]): LongRow => ({
          kind: 'temptation',
          id: name,
          part,
          value,
          runs: result.runs,
          measure: 'times',
        }),
      ),
    ),
    ...result.disputes.flatMap(({ name, ever, meanTicks }): LongRow[] => [
      { kind: 'dispute', id: name, part: 'ever', ...share(ever) },
      {
        kind: 'dispute',
        id: name,
        part: 'mean ticks',
        value: meanTicks,
        runs: result.runs,
        measure: 'ticks',
      },
    ]),
    ...result.assumptions.map(
      ({ name, basis, value, range }): LongRow => ({
        kind: 'assumption',
        id: name,
        part: basis,
        value,
        low: range?.[0] ?? null,
        high: range?.[1] ?? null,
        measure: 'number',
      }),
    ),
  ];
}

/** Outcomes at the end, and for those that end a run the count by each tick. */
function outcomeRows(result: SimulationResult): LongRow[] {
  return result.outcomes.flatMap((outcome): LongRow[] => [
    { kind: 'outcome', id: outcome.name, tick: result.horizon, ...share(outcome.probability) },
    ...(outcome.ends ? outcome.cumulative : []).map(
      (value, place): LongRow => ({
        kind: 'ended by',
        id: outcome.name,
        tick: place + 1,
        value,
        runs: result.runs,
        measure: 'runs',
      }),
    ),
  ]);
}

function answerRows(result: SimulationResult): LongRow[] {
  return questionRows(result).map(
    ({ id, row, at, unit, value, low, high, runs, exact }): LongRow => ({
      kind: 'question',
      id,
      part: row,
      tick: at,
      value,
      low,
      high,
      ...(exact ? {} : { runs }),
      measure: unit === 'probability' ? 'share' : 'ticks',
    }),
  );
}

function fateRows(result: SimulationResult): LongRow[] {
  return result.commitments.flatMap(({ name, holder, fates, entries }): LongRow[] => [
    ...Object.entries(fates).map(
      ([part, value]): LongRow => ({
        kind: 'fate',
        id: name,
        part,
        holder,
        value,
        runs: result.runs,
        measure: 'runs',
      }),
    ),
    ...Object.entries(entries).map(
      ([part, value]): LongRow => ({
        kind: 'entry',
        id: name,
        part,
        holder,
        value,
        runs: result.runs,
        measure: 'times',
      }),
    ),
  ]);
}

function share({ value, low, high, runs, exact }: Estimate): LongRow {
  return { value, low, high, ...(exact === true ? {} : { runs }), measure: 'share' };
}
