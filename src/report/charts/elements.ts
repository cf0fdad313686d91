import { columns, visible } from '../../scenario/diagnostics/visible.js';
import { COLOURS } from './palette.js';

/** The parts that charts are drawn of, as ECharts takes them. */

export interface Element {
  readonly type: 'rect' | 'text' | 'line' | 'circle' | 'polyline';
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly style: Readonly<Record<string, unknown>>;
  readonly silent: true;
}

export interface TextStyle {
  readonly size?: number;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly bold?: boolean;
  /** What is wider is cut. */
  readonly most?: number;
}

/** A line of text; y is its middle. */
export function text(x: number, y: number, words: string, style: TextStyle = {}): Element {
  const { size = 13, colour = COLOURS.ink, align = 'left', bold = false, most } = style;
  const shown = most === undefined ? visible(words) : cutTo(visible(words), most, size);
  return {
    type: 'text',
    silent: true,
    style: {
      text: shown,
      x,
      y,
      fill: colour,
      fontSize: size,
      ...(bold ? { fontWeight: 600 } : {}),
      align,
      verticalAlign: 'middle',
    },
  };
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  radius = 0,
  opacity = 1,
): Element {
  const size = { width: Math.max(0, width), height };
  const r = Math.min(radius, size.width / 2);
  return {
    type: 'rect',
    silent: true,
    shape: { x, y, ...size, ...(r > 0 ? { r } : {}) },
    style: { fill, ...(opacity < 1 ? { opacity } : {}) },
  };
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  lineWidth = 1,
  dash: readonly number[] = [],
): Element {
  return {
    type: 'line',
    silent: true,
    shape: { x1, y1, x2, y2 },
    style: { stroke, lineWidth, fill: 'none', ...(dash.length > 0 ? { lineDash: dash } : {}) },
  };
}

export function circle(
  cx: number,
  cy: number,
  r: number,
  fill: string,
  stroke: string | null = null,
): Element {
  return {
    type: 'circle',
    silent: true,
    shape: { cx, cy, r },
    style: { fill, ...(stroke === null ? {} : { stroke, lineWidth: 2 }) },
  };
}

/** How wide a text is, more or less: there is no screen to measure it on. */
export function widthOf(words: string, size: number): number {
  return columns(words) * size * 0.56;
}

function cutTo(words: string, most: number, size: number): string {
  if (widthOf(words, size) <= most) return words;
  const letters = Array.from(words);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Words on as many lines as they need. A word that is wider stands alone, cut. */
export function linesOf(words: string, most: number, size: number, limit = 3): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of visible(words).split(/\s+/u)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && widthOf(longer, size) > most) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  lines.push(current);
  const kept = lines.slice(0, limit);
  if (lines.length > limit) kept[limit - 1] = `${kept[limit - 1] ?? ''} …`;
  return kept.map((each) => cutTo(each, most, size));
}

export interface Entry {
  readonly name: string;
  readonly colour: string;
}

export interface Legend {
  readonly elements: readonly Element[];
  readonly height: number;
}

const LEGEND_ROW = 20;

/** What the colours stand for: as many entries in a row as there is room for. */
export function legend(entries: readonly Entry[], width: number, top = 0): Legend {
  const elements: Element[] = [];
  let x = 0;
  let row = 0;
  for (const { name, colour } of entries) {
    const wide = Math.min(width, 18 + widthOf(name, 12) + 18);
    if (x > 0 && x + wide - 18 > width) {
      x = 0;
      row += 1;
    }
    const y = top + row * LEGEND_ROW + 9;
    elements.push(
      rect(x, y - 5, 11, 11, colour, 2),
      text(x + 17, y, name, { size: 12, most: width - x - 17 }),
    );
    x += wide;
  }
  return { elements, height: entries.length === 0 ? 0 : (row + 1) * LEGEND_ROW + 6 };
}
