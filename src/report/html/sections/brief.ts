import { headlineLines, headlineNote, headlineSentence } from '../../headline/lines.js';
import { markup, type Markup } from '../../markup.js';
import { variantName } from '../../variants.js';
import type { Report } from '../../whole/report.js';
import { cardTable } from '../tables.js';

/** The answers in brief: a band and its words for each, and beside them the numbers as they are given. */
export function briefSection({ worlds, headline }: Report): Markup | null {
  const result = worlds[0]?.result;
  if (result === undefined || headline === null) return null;
  const rows = headlineLines(result, headline).map(({ what, band, words, asGiven }) => [
    what,
    markup`<strong>${band}</strong>`,
    words,
    markup`<span class="small muted">${asGiven}</span>`,
  ]);
  if (rows.length === 0) return null;
  const heads = ['', 'band', 'in words', 'as given [chance]'].map((head) => ({ head }));
  const sentence = headlineSentence(variantName(result.variant), headline);
  return markup`<p>${sentence}.</p>
${cardTable('The answers in brief', heads, rows)}
<p class="small muted">${headlineNote(headline)}</p>`;
}
