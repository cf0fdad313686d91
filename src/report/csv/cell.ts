import { visible } from '../../scenario/diagnostics/visible.js';

/** One cell of a CSV file: quoted where RFC 4180 asks for it, and harmless in a spreadsheet and on a terminal. */

export type Cell = string | number | null;

/** A spreadsheet takes a text that begins so for a formula, and runs it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = visible(FORMULA.test(cell) && !NUMERIC.test(cell) ? `'${cell}` : cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of cells, with its end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
