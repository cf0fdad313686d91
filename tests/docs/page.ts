import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A page of the documentation, as its tests read it. */

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What stands between two fences. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line of its first fence, counting from 1. */
  readonly line: number;
}

export function readPage(path: string): string {
  return readFileSync(`${repository}/${path}`, 'utf8');
}

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
    line: page.slice(0, match.index).split('\n').length,
  }));
}

function withoutBlocks(page: string): string {
  return page.replaceAll(/^```.*?^```$/gms, '');
}

/** The anchors that a page offers, as code hosts make them from its headings. */
export function anchorsOf(page: string): string[] {
  return [...withoutBlocks(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/\]\([^)]*\)/g, '')
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Where the links of a page lead. */
export function linksOf(page: string): string[] {
  return [...withoutBlocks(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}
