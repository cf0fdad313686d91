import { columns, visible } from '../scenario/diagnostics/visible.js';

/** How wide a page of text is, unless the caller says otherwise. */
export const PAGE_WIDTH = 110;

export interface WrapOptions {
  /** Stands before the first line. */
  readonly first?: string;
  /** Stands before every further line. As many spaces as `first` is wide, if left out. */
  readonly rest?: string;
  readonly width?: number;
}

/** Breaks a text between its words, so that no line is wider than the page. A longer word stands alone. */
export function wrap(text: string, options: WrapOptions = {}): string[] {
  const first = options.first ?? '';
  const rest = options.rest ?? ' '.repeat(columns(first));
  const width = options.width ?? PAGE_WIDTH;
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text
    .split(/\s+/u)
    .filter((part) => part !== '')
    .map(visible)) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.map((each) => each.trimEnd());
}

/** The text cut to so many columns, with a mark where it was cut. */
export function cut(text: string, most: number): string {
  if (columns(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (columns(kept) + columns(character) > most - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
