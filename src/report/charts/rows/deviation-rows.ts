import type { Caption } from '../clean.js';
import { draw } from '../draw.js';
import { type Element, type Entry, legend, line, rect, text, widthOf } from '../elements.js';
import type { DrawnOptions } from '../options.js';
import { COLOURS } from '../palette.js';

/** By how much something departs from a common base, to either side. */
export interface DeviationRow {
  readonly label: string;
  /** Stands at the right. */
  readonly numbers: string;
  /** Up to where its bars go from the base. */
  readonly bars: readonly { readonly to: number; readonly colour: string }[];
  /** Drawn across its bars. */
  readonly interval?: { readonly low: number; readonly high: number };
}

const ROW = 40;
/** The room for what the base is. */
const BASE = 24;

/** Departures from one base as rows: the name and the numbers, and under them bars to either side of the base. */
export function deviationRows(
  rows: readonly DeviationRow[],
  base: { readonly value: number; readonly label: string },
  entries: readonly Entry[],
  caption: Caption,
  options: DrawnOptions,
): string {
  const { width } = options;
  const { elements: key, height } = legend(entries, width);
  const ends = rows.flatMap(({ bars, interval }) => [
    ...bars.map(({ to }) => to),
    ...(interval === undefined ? [] : [interval.low, interval.high]),
  ]);
  const [least, most] = [Math.min(base.value, ...ends), Math.max(base.value, ...ends)];
  // A stroke at the edge is as wide as one within.
  const at = (value: number): number =>
    most === least ? width / 2 : 1 + ((value - least) / (most - least)) * (width - 2);
  const middle = at(base.value);
  const half = widthOf(base.label, 12) / 2;
  const align = middle < half ? 'left' : middle > width - half ? 'right' : 'center';
  const x = align === 'left' ? 0 : align === 'right' ? width : middle;
  const elements: Element[] = [
    ...key,
    text(x, height + 10, base.label, { size: 12, align, colour: COLOURS.muted }),
  ];
  rows.forEach(({ label, numbers, bars, interval }, place) => {
    const top = height + BASE + place * ROW;
    elements.push(
      text(0, top + 10, label, { most: width - widthOf(numbers, 12) - 12 }),
      text(width, top + 10, numbers, { size: 12, align: 'right' }),
    );
    // Where two lie on one side, the shorter is seen on the longer one.
    const longestFirst = [...bars].sort(
      (one, other) => Math.abs(other.to - base.value) - Math.abs(one.to - base.value),
    );
    for (const { to, colour } of longestFirst) {
      const [from, end] = to < base.value ? [at(to), middle] : [middle, at(to)];
      elements.push(rect(from, top + 20, end - from, 12, colour));
    }
    // Only where the bars are, so that it crosses no name.
    elements.push(line(middle, top + 18, middle, top + 34, COLOURS.muted, 1));
    if (interval === undefined) return;
    const [low, high] = [at(interval.low), at(interval.high)];
    elements.push(
      line(low, top + 26, high, top + 26, COLOURS.ink, 1.5),
      line(low, top + 22, low, top + 30, COLOURS.ink, 1.5),
      line(high, top + 22, high, top + 30, COLOURS.ink, 1.5),
    );
  });
  return draw({ graphic: { elements } }, height + BASE + rows.length * ROW + 4, caption, options);
}
