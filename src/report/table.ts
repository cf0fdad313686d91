import { columns, visible } from '../scenario/diagnostics/visible.js';
import { cut, PAGE_WIDTH, wrap } from './wrap.js';

/** Aligned columns for a terminal. */

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** A longer cell is cut. */
  readonly most?: number;
  /** A longer cell is broken into lines between its words. */
  readonly wrap?: number;
  /** The column is at least as wide, so that several tables can stand under each other. */
  readonly least?: number;
}

/** The cells of a row, or a text of its own above the rows that follow. */
export type Row = readonly string[] | string;

export interface TableOptions {
  readonly indent?: number;
  readonly width?: number;
}

const GAP = 2;
/** A head that is wider than its cells and than this is broken into lines. */
const HEAD_WIDTH = 12;

/**
 * A table: the heads, unless all are empty, and a line a row. Where the page is too narrow, the first column stands
 * again and the others go on below.
 */
export function table(heads: readonly Column[], rows: readonly Row[], options: TableOptions = {}): string[] {
  const [first, ...others] = heads.map((head, place) => fit(head, rows, place));
  if (first === undefined) return [];
  const lines: string[] = [];
  for (const block of blocksOf(first, others, options)) {
    if (lines.length > 0) lines.push('');
    lines.push(...headsOf(block, options));
    for (const [place, row] of rows.entries()) {
      if (typeof row === 'string') lines.push(...aside(row, place, options));
      // What a row says in other blocks leaves nothing here.
      else lines.push(...rowOf(block, place, options).filter((line) => line !== ''));
    }
  }
  return lines;
}

interface Fitted {
  readonly head: readonly string[];
  /** The lines of each cell. */
  readonly cells: readonly (readonly string[])[];
  readonly align: 'left' | 'right';
  readonly width: number;
}

function fit(column: Column, rows: readonly Row[], place: number): Fitted {
  const most = column.most ?? Number.POSITIVE_INFINITY;
  const cells = rows.map((row) => {
    if (typeof row === 'string') return [];
    const text = visible(row[place] ?? '');
    return column.wrap === undefined ? [cut(text, most)] : wrap(text, { width: column.wrap });
  });
  const inner = widest(cells.flat());
  const head = column.head === '' ? [] : wrap(column.head, { width: Math.max(inner, HEAD_WIDTH) });
  const width = Math.max(inner, widest(head), column.least ?? 0);
  return { head, cells, align: column.align ?? 'left', width };
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, columns(text)), 0);
}

/** As many columns in each block as the page holds; at least one beside the first. */
function blocksOf(first: Fitted, others: readonly Fitted[], options: TableOptions): Fitted[][] {
  const page = options.width ?? PAGE_WIDTH;
  const start = (options.indent ?? 0) + first.width;
  const blocks: Fitted[][] = [];
  let block: Fitted[] = [first];
  let used = start;
  for (const column of others) {
    if (block.length > 1 && used + GAP + column.width > page) {
      blocks.push(block);
      block = [first];
      used = start;
    }
    block.push(column);
    used += GAP + column.width;
  }
  return [...blocks, block];
}

/** The heads, of as many lines as the longest needs; shorter ones stand at the bottom. */
function headsOf(block: readonly Fitted[], options: TableOptions): string[] {
  const height = block.reduce((most, { head }) => Math.max(most, head.length), 0);
  return Array.from({ length: height }, (_, line) =>
    lineOf(block, ({ head }) => head[line - height + head.length] ?? '', options),
  );
}

/** A text between rows stands a little to the left of them, after an empty line. */
function aside(text: string, place: number, { indent = 0 }: TableOptions): string[] {
  const line = `${' '.repeat(Math.max(0, indent - 2))}${visible(text)}`;
  return place === 0 ? [line] : ['', line];
}

/** A row, of as many lines as its longest cell needs. */
function rowOf(block: readonly Fitted[], row: number, options: TableOptions): string[] {
  const height = block.reduce((most, { cells }) => Math.max(most, cells[row]?.length ?? 0), 0);
  return Array.from({ length: height }, (_, line) =>
    lineOf(block, ({ cells }) => cells[row]?.[line] ?? '', options),
  );
}

function lineOf(block: readonly Fitted[], cell: (column: Fitted) => string, options: TableOptions): string {
  const cells = block.map((column) => padded(cell(column), column));
  return (' '.repeat(options.indent ?? 0) + cells.join(' '.repeat(GAP))).trimEnd();
}

function padded(text: string, { align, width }: Fitted): string {
  const space = ' '.repeat(Math.max(0, width - columns(text)));
  return align === 'right' ? space + text : text + space;
}
