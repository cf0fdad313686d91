import { visible } from '../scenario/diagnostics/visible.js';

/**
 * Markup that is made of texts. A scenario may come from a stranger, so every text that is put into markup is escaped,
 * unless it is markup already; and what cannot be seen, or would move what is seen, is written as an escape.
 */

/** Text that is markup. Only `markup` and `trusted` make it. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What can stand in markup; null and false leave nothing. */
export type Part = string | number | Markup | null | false | readonly Part[];

/** A template of markup: what stands in its places is escaped. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    texts.map((text, place) => text + (place < parts.length ? written(parts[place] ?? null) : '')).join(''),
  );
}

/** Takes a text of this program for markup as it stands. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escapeMarkup(part);
  return typeof part === 'number' ? String(part) : part.map(written).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in an element or between quotes, in HTML and in SVG. */
export function escapeMarkup(text: string): string {
  return visible(text.replaceAll('\n', ' ')).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
