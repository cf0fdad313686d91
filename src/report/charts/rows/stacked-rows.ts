import type { Caption } from '../clean.js';
import { draw } from '../draw.js';
import { type Element, type Entry, legend, rect, text, widthOf } from '../elements.js';
import type { DrawnOptions } from '../options.js';
import { COLOURS } from '../palette.js';

/** Shares of one whole. */
export interface StackedRow {
  readonly label: string;
  readonly shares: readonly { readonly share: number; readonly colour: string; readonly ink?: string }[];
  /** Stands at the right. */
  readonly aside?: string;
  /** Stands above the row, over it and those that follow. */
  readonly heading?: string;
  readonly headingAside?: string;
}

const ROW = 40;
const HEADING = 30;
/** A share that is narrower has no number in it. */
const LEAST_FOR_NUMBER = 34;

/** Shares of a whole as rows of one length each. */
export function stackedRows(
  rows: readonly StackedRow[],
  entries: readonly Entry[],
  caption: Caption,
  options: DrawnOptions,
): string {
  const { width } = options;
  const { elements: key, height } = legend(entries, width);
  const elements: Element[] = [...key];
  let top = height;
  for (const { label, shares, aside = '', heading, headingAside = '' } of rows) {
    if (heading !== undefined) {
      const room = width - widthOf(headingAside, 12) - 12;
      elements.push(text(0, top + 17, heading, { bold: true, most: room }));
      elements.push(text(width, top + 17, headingAside, { size: 12, align: 'right', colour: COLOURS.muted }));
      top += HEADING;
    }
    const room = width - widthOf(aside, 12) - 12;
    elements.push(text(0, top + 9, label, { size: 12.5, most: room }));
    elements.push(text(width, top + 9, aside, { size: 12, align: 'right', colour: COLOURS.muted }));
    elements.push(...bar(shares, top + 18, width));
    top += ROW;
  }
  return draw({ graphic: { elements } }, Math.ceil(top) + 2, caption, options);
}

function bar(shares: StackedRow['shares'], top: number, width: number): Element[] {
  const elements: Element[] = [rect(0, top, width, 15, COLOURS.track)];
  let from = 0;
  for (const { share, colour, ink = COLOURS.paper } of shares) {
    const to = from + share * width;
    // A thin gap of the ground keeps neighbours apart whatever their colours.
    elements.push(rect(from, top, Math.max(Math.min(1, to - from), to - from - 1.5), 15, colour));
    if (to - from >= LEAST_FOR_NUMBER) {
      elements.push(
        text((from + to) / 2, top + 8, share.toFixed(2), {
          size: 11,
          align: 'center',
          colour: ink,
          bold: true,
        }),
      );
    }
    from = to;
  }
  return elements;
}
