import { columns, visible } from '../scenario/diagnostics/visible.js';
import { cut, PAGE_WIDTH } from './wrap.js';

/** Aligned columns for a terminal. */

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** A longer cell is cut. */
  readonly most?: number;
  /** The column is at least as wide, so that several tables can stand under each other. */
  readonly least?: number;
}

export interface TableOptions {
  readonly indent?: number;
  readonly gap?: number;
  readonly width?: number;
}

/**
 * A table: a line of heads, unless all are empty, and a line a row. Where the page is too narrow, the first column
 * stands again and the others go on below.
 */
export function table(
  heads: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string[] {
  const [first, ...others] = heads.map((head, place) => fit(head, rows, place));
  if (first === undefined) return [];
  const lines: string[] = [];
  for (const block of blocksOf(first, others, options)) {
    if (lines.length > 0) lines.push('');
    if (block.some((column) => column.head !== ''))
      lines.push(lineOf(block, (column) => column.head, options));
    for (const [row] of rows.entries()) {
      const line = lineOf(block, (column) => column.cells[row] ?? '', options);
      // What a row says in other blocks leaves nothing here.
      if (line !== '') lines.push(line);
    }
  }
  return lines;
}

interface Fitted {
  readonly head: string;
  readonly cells: readonly string[];
  readonly align: 'left' | 'right';
  readonly width: number;
}

function fit(column: Column, rows: readonly (readonly string[])[], place: number): Fitted {
  const most = column.most ?? Number.POSITIVE_INFINITY;
  const cells = rows.map((row) => cut(visible(row[place] ?? ''), most));
  const head = visible(column.head);
  const width = cells.reduce(
    (widest, cell) => Math.max(widest, columns(cell)),
    Math.max(columns(head), column.least ?? 0),
  );
  return { head, cells, align: column.align ?? 'left', width };
}

/** As many columns in each block as the page holds; at least one beside the first. */
function blocksOf(first: Fitted, others: readonly Fitted[], options: TableOptions): Fitted[][] {
  const page = options.width ?? PAGE_WIDTH;
  const gap = options.gap ?? 2;
  const start = (options.indent ?? 0) + first.width;
  const blocks: Fitted[][] = [];
  let block: Fitted[] = [first];
  let used = start;
  for (const column of others) {
    if (block.length > 1 && used + gap + column.width > page) {
      blocks.push(block);
      block = [first];
      used = start;
    }
    block.push(column);
    used += gap + column.width;
  }
  return [...blocks, block];
}

function lineOf(block: readonly Fitted[], cell: (column: Fitted) => string, options: TableOptions): string {
  const cells = block.map((column) => padded(cell(column), column));
  return (' '.repeat(options.indent ?? 0) + cells.join(' '.repeat(options.gap ?? 2))).trimEnd();
}

function padded(text: string, { align, width }: Fitted): string {
  const space = ' '.repeat(Math.max(0, width - columns(text)));
  return align === 'right' ? space + text : text + space;
}
