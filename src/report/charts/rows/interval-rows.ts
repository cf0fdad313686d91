import type { Estimate } from '../../../montecarlo/result.js';
import { NOT_ESTIMABLE, withInterval } from '../../numbers.js';
import type { Caption } from '../clean.js';
import { draw } from '../draw.js';
import { circle, type Element, line, rect, text, widthOf } from '../elements.js';
import type { DrawnOptions } from '../options.js';
import { COLOURS } from '../palette.js';
import { markText, shareAxis } from '../scale.js';

/** A probability with its interval. */
export interface IntervalRow {
  readonly label: string;
  readonly estimate: Estimate;
  readonly colour: string;
  /** Stands above the row, over it and those that follow. */
  readonly heading?: string;
}

const ROW = 42;
const HEADING = 26;
const AXIS = 26;
const EDGE = 10;

/**
 * Probabilities as rows: the name and the numbers, and under them a bar with its interval, or a point where the rows are
 * to be held against each other.
 */
export function intervalRows(
  rows: readonly IntervalRow[],
  mark: 'bar' | 'point',
  decimals: number,
  caption: Caption,
  options: DrawnOptions,
  highest = 0,
): string {
  const { width } = options;
  const reach = Math.max(highest, 0.01, ...rows.map(({ estimate }) => estimate.high ?? estimate.value ?? 0));
  const { end, marks } = shareAxis(Math.min(1, reach), width < 500 ? 4 : 8);
  const left = EDGE;
  const span = width - 2 * EDGE;
  const at = (share: number): number => left + (share / end) * span;
  const elements: Element[] = [];
  let top = 2;
  const tops = rows.map((row) => {
    if (row.heading !== undefined) {
      top += HEADING;
      elements.push(
        text(left, top - 11, row.heading, { size: 12, colour: COLOURS.muted, bold: true, most: span }),
      );
    }
    top += ROW;
    return top - ROW;
  });
  const bottom = top + 4;
  for (const share of marks) elements.push(line(at(share), 2, at(share), bottom, COLOURS.rule));
  rows.forEach((row, place) => {
    elements.push(...rowElements(row, tops[place] ?? 0, { left, span, at, mark, decimals }));
  });
  for (const share of marks) {
    const align = share === 0 ? 'left' : share === end ? 'right' : 'center';
    const x = share === 0 ? left - 3 : share === end ? left + span + 3 : at(share);
    elements.push(text(x, bottom + 13, markText(share), { size: 12, colour: COLOURS.muted, align }));
  }
  return draw({ graphic: { elements } }, bottom + AXIS, caption, options);
}

interface Frame {
  readonly left: number;
  readonly span: number;
  readonly at: (share: number) => number;
  readonly mark: 'bar' | 'point';
  readonly decimals: number;
}

function rowElements({ label, estimate, colour }: IntervalRow, top: number, frame: Frame): Element[] {
  const { left, span, at, mark, decimals } = frame;
  const { value, low, high } = estimate;
  const numbers = withInterval(estimate, decimals);
  const room = span - widthOf(numbers, 12) - 16;
  const middle = top + 29;
  const told = [
    text(left, top + 13, label, { most: room, bold: mark === 'bar' }),
    text(left + span, top + 13, numbers, {
      size: 12,
      align: 'right',
      colour: value === null ? COLOURS.muted : COLOURS.ink,
    }),
  ];
  if (value === null)
    return [...told, text(left, middle, NOT_ESTIMABLE, { size: 11, colour: COLOURS.muted })];
  const bar = mark === 'bar' ? [rect(left, middle - 6, at(value) - left, 12, colour)] : [];
  if (low === null || high === null) return [...told, ...bar];
  // On a bar the interval is drawn in ink, so that it is seen on its colour.
  const stroke = mark === 'bar' ? COLOURS.ink : colour;
  const whisker = [
    line(at(low), middle, at(high), middle, stroke, mark === 'bar' ? 1.5 : 3),
    line(at(low), middle - 4, at(low), middle + 4, stroke, 1.5),
    line(at(high), middle - 4, at(high), middle + 4, stroke, 1.5),
  ];
  const point = mark === 'point' ? [circle(at(value), middle, 5, colour, COLOURS.paper)] : [];
  return [...told, ...bar, ...whisker, ...point];
}
