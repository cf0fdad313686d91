import type { Estimate, SimulationResult } from '../montecarlo/result.js';
import { combinationText } from '../scenario/readings.js';
import { type Cell, csvLine } from './csv/cell.js';
import { questionRows } from './json/questions.js';
import { variantName, worldName } from './variants.js';

/** The columns of the long form: one number a line, so that any tool can filter and pivot it. */
export const CSV_COLUMNS = [
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

/**
 * What `value` is: a share of runs, a number of runs, how often something came about over all runs, a mean in ticks, or a
 * number of the scenario.
 */
type Measure = 'share' | 'runs' | 'times' | 'ticks' | 'number';

interface Row extends Readonly<Partial<Record<(typeof CSV_COLUMNS)[number], Cell>>> {
  readonly measure: Measure;
}

/** The results as CSV (RFC 4180), in long form. What holds for the file as given has the variant `as given`. */
export function toCsv(results: readonly SimulationResult[]): string {
  const lines = [csvLine(CSV_COLUMNS)];
  for (const result of results) {
    const variant = variantName(result.variant);
    const readings = combinationText(result.readings);
    for (const row of rowsOf(result)) {
      const whole: Row = { ...row, variant, readings };
      lines.push(csvLine(CSV_COLUMNS.map((column) => whole[column] ?? null)));
    }
  }
  return lines.join('');
}

/** What tells the lines of the wide form apart. */
const KEYS = ['kind', 'id', 'part', 'holder', 'tick', 'measure'] as const;

/**
 * The results as CSV, in wide form: one thing a line, and three columns for each variant: its value, and the low and the
 * high end of the interval. What a variant does not answer is empty.
 */
export function toWideCsv(results: readonly SimulationResult[]): string {
  const lines = new Map<string, { readonly keys: readonly Cell[]; readonly cells: Cell[] }>();
  for (const [place, result] of results.entries()) {
    for (const row of rowsOf(result)) {
      const keys = KEYS.map((column) => row[column] ?? null);
      const key = JSON.stringify(keys);
      const line = lines.get(key) ?? { keys, cells: Array.from({ length: 3 * results.length }, () => null) };
      line.cells.splice(3 * place, 3, row.value ?? null, row.low ?? null, row.high ?? null);
      lines.set(key, line);
    }
  }
  const heads = results.flatMap((result) => {
    const name = worldName(result, results);
    return [name, `${name} low`, `${name} high`];
  });
  const body = [...lines.values()].map(({ keys, cells }) => csvLine([...keys, ...cells]));
  return [csvLine([...KEYS, ...heads]), ...body].join('');
}

function rowsOf(result: SimulationResult): Row[] {
  return [
    ...outcomeRows(result),
    ...answerRows(result),
    ...fateRows(result),
    ...result.temptations.flatMap(({ name, counts }) =>
      Object.entries(counts).map(
        ([part, value]): Row => ({
          kind: 'temptation',
          id: name,
          part,
          value,
          runs: result.runs,
          measure: 'times',
        }),
      ),
    ),
    ...result.disputes.flatMap(({ name, ever, meanTicks }): Row[] => [
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
      ({ name, basis, value, range }): Row => ({
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
function outcomeRows(result: SimulationResult): Row[] {
  return result.outcomes.flatMap((outcome): Row[] => [
    { kind: 'outcome', id: outcome.name, tick: result.horizon, ...share(outcome.probability) },
    ...(outcome.ends ? outcome.cumulative : []).map(
      (value, place): Row => ({
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

function answerRows(result: SimulationResult): Row[] {
  return questionRows(result).map(
    ({ id, row, at, unit, value, low, high, runs, exact }): Row => ({
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

function fateRows(result: SimulationResult): Row[] {
  return result.commitments.flatMap(({ name, holder, fates, entries }): Row[] => [
    ...Object.entries(fates).map(
      ([part, value]): Row => ({
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
      ([part, value]): Row => ({
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

function share({ value, low, high, runs, exact }: Estimate): Row {
  return { value, low, high, ...(exact === true ? {} : { runs }), measure: 'share' };
}
