import { escapeMarkup } from '../markup.js';
import { COLOURS, darkRules } from './palette.js';
import type { DrawnOptions } from './options.js';

/** What a chart says to those who do not see it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

/** Around a chart that stands for itself. */
const MARGIN = 14;

/**
 * A drawing of ECharts as a picture for any page: without what only its own script would use, without inline styles,
 * which a content policy may forbid, with ids that are the same in every process, with a name and a description.
 */
export function clean(drawing: string, height: number, caption: Caption, options: DrawnOptions): string {
  const { width, id, standalone } = options;
  const body = drawing
    .replace(/^<svg[^>]*>\s*<rect[^>]*><\/rect>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replaceAll(/<style\s*><!\[CDATA\[[^]*?\]\]>\s*<\/style>/g, '')
    .replaceAll(/ (?:class="zr\d+-cls-\d+"|ecmeta_\w+="[^"]*"|pointer-events="\w+"|xml:space="\w+")/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => attributes(style))
    .replaceAll(/<[^>]+>/g, rounded)
    .replaceAll(/\n+/g, '\n')
    .trim();
  const margin = standalone ? MARGIN : 0;
  const [across, down] = [width + 2 * margin, height + 2 * margin];
  const title = `${id}-title`;
  const description = `${id}-description`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round((down * width) / across)}" viewBox="${-margin} ${-margin} ${across} ${down}"`,
    ` font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"`,
    ` role="img" aria-labelledby="${title} ${description}">\n`,
    `<title id="${title}">${escapeMarkup(caption.title)}</title>`,
    `<desc id="${description}">${escapeMarkup(caption.description)}</desc>\n`,
    standalone ? `<style>@media (prefers-color-scheme:dark){${darkRules()}}</style>\n` : '',
    standalone
      ? `<rect x="${-margin}" y="${-margin}" width="${across}" height="${down}" fill="${COLOURS.paper}"/>\n`
      : '',
    stableIds(body, id),
    '\n</svg>\n',
  ].join('');
}

/** The last digits of a sine may differ between engines, and nobody sees a hundredth of a pixel. */
function rounded(tag: string): string {
  return tag.replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}

/** `font-size:12px;font-family:sans-serif;` as attributes. The family is that of the whole picture. */
function attributes(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':'))
    .map(([property = '', value = '']) => {
      if (property === 'font-size') return ` font-size="${value.replace('px', '')}"`;
      return property === 'font-weight' ? ` font-weight="${value}"` : '';
    })
    .join('');
}

/** Ids by the order in which they stand, in place of those of a counter that all charts of a process share. */
function stableIds(body: string, id: string): string {
  const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, found = '']) => found);
  return ids.reduce(
    (text, found, place) =>
      text
        .replaceAll(` id="${found}"`, ` id="${id}-${place}"`)
        .replaceAll(`url(#${found})`, `url(#${id}-${place})`),
    body,
  );
}
