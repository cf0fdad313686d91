import type { SimulationResult } from '../montecarlo/result.js';
import { type Cell, csvLine } from './csv/cell.js';
import { LONG_COLUMNS, longRows, rowsOf } from './long-form.js';
import { worldName } from './variants.js';

/** The results as CSV (RFC 4180), in long form. What holds for the file as given has the variant `as given`. */
export function toCsv(results: readonly SimulationResult[]): string {
  const lines = longRows(results).map((row) => csvLine(LONG_COLUMNS.map((column) => row[column] ?? null)));
  return [csvLine(LONG_COLUMNS), ...lines].join('');
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
