import type { SimulationResult } from '../../montecarlo/result.js';
import { combinationText } from '../../scenario/readings.js';
import { type Column, type Row, table } from '../table.js';
import { combinationsOf, variantName } from '../variants.js';
import { keyOf, type Line } from './lines.js';

/**
 * A table of the same lines in several worlds: a column for each combination of readings, a group of rows for each
 * variant. The least and the greatest of each row are marked, and the spread between them stands first.
 */
export function sideBySide(
  results: readonly SimulationResult[],
  linesOf: (result: SimulationResult) => readonly Line[],
  indent: number,
): string[] {
  const combinations = combinationsOf(results);
  const keys = combinations.map(combinationText);
  const variants = [...new Set(results.map(({ variant }) => variant))];
  const rows = variants.flatMap((variant): Row[] => {
    // A world that was not begun when the runs were interrupted leaves its column empty.
    const columns = keys.map((key) => {
      const found = results.find(
        (result) => result.variant === variant && combinationText(result.readings) === key,
      );
      return found === undefined ? [] : linesOf(found);
    });
    const lines = (columns[0] ?? []).map((line, place) =>
      rowOf(
        line.label,
        columns.map((column) => column[place] ?? null),
      ),
    );
    return variants.length === 1 ? lines : [variantName(variant), ...lines];
  });
  const heads: Column[] = [
    { head: '', most: 44 },
    { head: 'spread' },
    ...combinations.map((_, place) => ({ head: keyOf(combinations, place) })),
  ];
  return table(heads, rows, { indent: variants.length === 1 ? indent : indent + 2 });
}

function rowOf(label: string, cells: readonly (Line | null)[]): string[] {
  const values = cells.flatMap((cell) => cell?.value ?? []);
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const short = cells.find((cell) => cell !== null)?.short ?? String;
  const differ = values.length > 1 && least < greatest;
  const spread = differ ? `${short(least)} to ${short(greatest)}` : '–';
  const marked = cells.map((cell) => {
    if (cell === null) return '';
    if (!differ) return cell.text;
    const mark = cell.value === least ? ' ↓' : cell.value === greatest ? ' ↑' : '';
    return cell.text + mark;
  });
  return [label, spread, ...marked];
}
