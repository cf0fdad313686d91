import { outcomes } from '../../charts/outcomes.js';
import { headlineLines, headlineSentence } from '../../headline/lines.js';
import { markup, type Markup, trusted } from '../../markup.js';
import { count, decimalsFor, withInterval } from '../../numbers.js';
import { duration } from '../../ticks.js';
import { variantName } from '../../variants.js';
import type { Report } from '../../whole/report.js';
import { unbroken } from '../unbroken.js';
import { COLUMN, heightOf, heightOfAll } from './room.js';

/** So many outcomes are shown. */
const MOST = 8;
/** It is drawn so wide, and shown as wide as a column. */
const WIDTH = 460;

/** How it ends: the one picture, and beside it the bands; and how high that stands. */
export function ends({ worlds, headline }: Report): { readonly content: Markup; readonly height: number } {
  const result = worlds[0]?.result;
  if (result === undefined) return { content: markup``, height: 0 };
  const variant = variantName(result.variant);
  const shown = { ...result, outcomes: result.outcomes.slice(0, MOST) };
  const rest = result.outcomes.slice(MOST);
  const more = rest.map(
    ({ name, probability }) => `${name}: ${withInterval(probability, decimalsFor(result.runs))}`,
  );
  const svg = trusted(outcomes(shown, { width: WIDTH, id: 'outcomes', standalone: false }));
  const what = result.solved === null ? `share of ${count(result.runs)} runs` : 'probability';
  const within = `within ${duration(result.tick, result.horizon)}`;
  const picture = markup`<figure><figcaption>With the numbers as given <span class="muted small">${variant === 'as given' ? '' : `${variant}, `}${what}, ${within}</span></figcaption>
${svg}</figure>`;
  const lines = headline === null ? [] : headlineLines(shown, headline).filter(({ isOutcome }) => isOutcome);
  const bands =
    headline !== null &&
    lines.length > 0 &&
    markup`<div><h3>Over what is not known</h3>
<ul class="brief">${lines.map(({ what: name, band, words }) => markup`<li><strong>${unbroken(band)}</strong><span>${name}<br><span class="small muted">${words}</span></span></li>\n`)}</ul>
<p class="small muted">${headlineSentence(variant, headline)}.</p></div>`;
  return {
    content: markup`<div class="pair">${picture}${bands}</div>
${more.length > 0 && markup`<p class="small muted">And ${more.join('; ')}.</p>`}`,
    height:
      Math.max(
        34 + ((30 + 42 * shown.outcomes.length) * COLUMN) / WIDTH,
        46 +
          heightOfAll(
            lines.map(({ what: name }) => name),
            COLUMN - 94,
          ) +
          heightOfAll(
            lines.map(({ words }) => words),
            COLUMN - 94,
            11,
          ) +
          3 * lines.length,
      ) + heightOf(more.join('; ')),
  };
}
