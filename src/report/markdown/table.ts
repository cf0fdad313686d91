import { escapeMarkdown } from './escape.js';

/** A table in Markdown: every cell is escaped, and the last columns, so many as are said, are of numbers. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: number,
): string[] {
  const rule = heads.map((_, place) => (place >= heads.length - numbers ? '---:' : '---'));
  return [heads.map(escapeMarkdown), rule, ...rows.map((row) => row.map(cell))].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
}

/** Numbers and intervals are no markup as they stand. */
const NUMBERS = /^[\d.,\s[\]]*$/;

function cell(text: string): string {
  return NUMBERS.test(text) ? text : escapeMarkdown(text);
}
