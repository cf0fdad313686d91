import { escapeMarkdown } from '../markdown/escape.js';
import { wrap } from '../wrap.js';
import { columns } from '../../scenario/diagnostics/visible.js';
import type { Section } from './view.js';

/** Sections as lines for a terminal, or as Markdown. */

const WIDEST = 64;

/** A heading, and its rows with their labels in a column. */
export function sectionLines({ heading, rows, note }: Section): readonly string[] {
  const labels = rows.map(({ label }) => columns(label)).filter((width) => width <= WIDEST);
  const width = Math.max(0, ...labels);
  const gap = width === 0 ? '' : '  ';
  return [
    ...wrap(`${heading}:`),
    ...rows.flatMap(({ label, text }) => {
      const first = `  ${label}${' '.repeat(Math.max(0, width - columns(label)))}${gap}`;
      return wrap(text, { first, rest: ' '.repeat(width + 2 + gap.length) });
    }),
    ...(note === undefined ? [] : wrap(note, { first: '  ' })),
  ];
}

/** A heading and a list. */
export function sectionMarkdown({ heading, rows, note }: Section): readonly string[] {
  const items = rows.map(({ label, text }) => {
    const start = label === '' ? '' : `**${escapeMarkdown(label)}** `;
    return `- ${start}${escapeMarkdown(text)}`;
  });
  return [
    `## ${escapeMarkdown(heading)}`,
    '',
    ...items,
    ...(note === undefined ? [] : ['', escapeMarkdown(note)]),
  ];
}
