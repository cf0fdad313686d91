import { headlineLines, headlineNote, headlineSentence } from '../../headline/lines.js';
import { markup, type Markup } from '../../markup.js';
import { variantName } from '../../variants.js';
import type { Report } from '../../whole/report.js';
import { cardTable } from '../tables.js';

/** So many answers are shown at once, where there are no outcomes that sum up the others. */
const AT_ONCE = 8;

/**
 * What the file comes down to: a band and its words for each outcome. Opened, it has every answer, and beside each the
 * numbers as they are given.
 */
export function briefSection({ worlds, headline }: Report): Markup | null {
  const result = worlds[0]?.result;
  if (result === undefined || headline === null) return null;
  const lines = headlineLines(result, headline);
  if (lines.length === 0) return null;
  const outcomes = lines.filter(({ isOutcome }) => isOutcome);
  const first = outcomes.length > 0 ? outcomes : lines.slice(0, AT_ONCE);
  const rows = lines.map(({ what, band, words, asGiven }) => [
    what,
    markup`<strong>${band}</strong>`,
    words,
    markup`<span class="small muted">${asGiven}</span>`,
  ]);
  const heads = ['', 'band', 'in words', 'as given [chance]'].map((head) => ({ head }));
  const sentence = headlineSentence(variantName(result.variant), headline);
  const all = `All ${lines.length} answers, and beside them the numbers as given`;
  return markup`<p>${sentence}.</p>
<ul class="brief">${first.map(({ what, band, words }) => markup`<li><strong>${band}</strong><span>${what}<br><span class="small muted">${words}</span></span></li>\n`)}</ul>
<details><summary>${all}</summary>
${cardTable('The answers in brief', heads, rows)}
<p class="small muted">${headlineNote(headline)}</p></details>`;
}
