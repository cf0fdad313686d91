import { visible } from '../scenario/diagnostics/visible.js';

/**
 * Lines as one text for a terminal. A scenario may come from a stranger, so this is the only way out for a text that
 * quotes one: what cannot be seen, or would move what is seen, is written as an escape.
 */
export function page(lines: readonly string[]): string {
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** Blocks of lines with an empty line between them. Empty blocks are left out. */
export function spaced(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, place) => (place === 0 ? block : ['', ...block]));
}
