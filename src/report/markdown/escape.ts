import { visible } from '../../scenario/diagnostics/visible.js';

/**
 * A text as it stands in Markdown: no character of it is markup, and it stays on its line. A scenario may come from a
 * stranger, and pages that show Markdown show HTML and links too. What a backslash does not quote everywhere becomes an entity.
 */
export function escapeMarkdown(text: string): string {
  return (
    visible(text.replaceAll('\n', ' '))
      // Blanks at the start of a line make it code.
      .trim()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\*_{}[\]()#+!|~$@]/g, '\\$&')
      .replaceAll('`', '&#96;')
      // What would be a list, a heading or a link by itself.
      .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
      .replace(/^(\s*)-/, '$1\\-')
      .replaceAll(/(https?|ftp):\/\//gi, '$1&#58;//')
      .replaceAll(/www\./gi, 'www&#46;')
  );
}

/** A text as code, which no character ends; not for a table, in which `|` would end its cell. */
export function codeMarkdown(text: string): string {
  const shown = visible(text.replaceAll('\n', ' '));
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}
