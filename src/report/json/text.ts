import { visibleJson } from '../../scenario/diagnostics/visible.js';

/** A list of numbers, which JSON.stringify would write one a line. No text holds a line break, so nothing else matches. */
const NUMBERS = /\[\n\s+(-?\d[-+.\deE,\s]*?)\n\s*\]/g;

/** A value as indented JSON that is safe to look at: what cannot be seen is written as an escape. It reads back the same. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(NUMBERS, (_, numbers: string) => {
    return `[${numbers.replace(/\s+/g, ' ')}]`;
  });
  return `${visibleJson(text)}\n`;
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return `${visibleJson(JSON.stringify(value))}\n`;
}
