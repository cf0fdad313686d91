import type { ChartOptions } from '../charts/options.js';
import { markup, type Markup, trusted } from '../markup.js';

/** A chart with its caption, and the table behind it. */

export interface Figure {
  /** Unique in the page. */
  readonly id: string;
  readonly caption: string;
  readonly note?: string;
  readonly draw: (options: ChartOptions) => string;
  readonly table: Markup;
}

const WIDE = 720;
const NARROW = 340;

/** Drawn twice: for a desk and for a phone, of which one is seen. */
export function figure({ id, caption, note, draw, table }: Figure): Markup {
  const wide = draw({ width: WIDE, id: `${id}-wide`, standalone: false });
  const narrow = draw({ width: NARROW, id: `${id}-narrow`, standalone: false });
  return framed({ caption, note, table }, markup`${dressed(wide, 'wide')}${dressed(narrow, 'narrow')}`);
}

/** A chart that cannot be narrow: on a phone it goes sideways by itself. */
export function wideFigure({ id, caption, note, draw, table }: Figure): Markup {
  const svg = trusted(draw({ width: WIDE, id, standalone: false }));
  const picture = markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">${svg}</div>`;
  return framed({ caption, note, table }, picture);
}

function framed(
  { caption, note, table }: { caption: string; note: string | undefined; table: Markup },
  picture: Markup,
): Markup {
  const aside = note !== undefined && markup` <span class="muted small">${note}</span>`;
  return markup`<figure><figcaption>${caption}${aside}</figcaption>
${picture}<details><summary>The numbers as a table</summary>${table}</details></figure>
`;
}

function dressed(svg: string, kind: string): Markup {
  return trusted(svg.replace('<svg ', `<svg class="${kind}" `));
}
