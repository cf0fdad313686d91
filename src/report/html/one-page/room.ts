import { widthOf } from '../../charts/elements.js';

/**
 * How much of a sheet is taken: there is no printer to measure on, so it is reckoned in pixels, rather too much than too
 * little. The sheet is A4, its text 12 pixels high.
 */

/** What is between the margins. */
export const SHEET = { width: 705, height: 1046 };
/** The width of one of two columns. */
export const COLUMN = 338;
/** A heading, with the room above it. */
export const HEADING = 30;

/** How high a text stands. */
export function heightOf(text: string, width: number = SHEET.width, size = 12): number {
  return Math.ceil(widthOf(text, size) / width) * Math.ceil(size * 1.3);
}

/** How high texts stand below each other. */
export function heightOfAll(texts: readonly string[], width: number = SHEET.width, size = 12): number {
  return texts.reduce((sum, text) => sum + heightOf(text, width, size), 0);
}

/** The beginning of a text, to the end of a word, and so much that it stands no higher than some lines. */
export function beginningOf(text: string, lines: number): string {
  const most = Math.floor((0.95 * lines * SHEET.width) / widthOf('n', 12));
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(' ', most)).replace(/[\s,;:.]+$/u, '')} …`;
}
