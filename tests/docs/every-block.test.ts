import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf, readPage, repository } from './page.js';
import { FOLLOWED, FOR_A_BROWSER, FRAGMENTS, PHRASEBOOK, UNREAD } from './pages.js';

/** No block of the pages that nobody reads: what is not run as it stands is in the list of tests/docs/pages.ts. */

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];
const followed: readonly string[] = Object.values(FOLLOWED).flat();

/** Whether a test reads the block as it stands. */
function isRead(page: string, language: string): boolean {
  switch (language) {
    case 'ts':
      return true; // typescript.test.ts takes those of every page.
    case 'sh':
    case 'text':
      return followed.includes(page);
    case 'yaml':
      return followed.includes(page) || page in FRAGMENTS || page === PHRASEBOOK;
    case 'html':
    case 'js':
      return page === FOR_A_BROWSER;
    default:
      return false;
  }
}

const unread = pages.flatMap((page) =>
  blocksOf(readPage(page))
    .filter(({ language }) => !isRead(page, language))
    .map(({ text, language, line }) => ({ page, text, language, line })),
);

describe('the blocks of the pages', () => {
  it('are between fences that these tests see', () => {
    for (const page of pages) {
      const fences = readPage(page).match(/^\s*(```|~~~)/gm) ?? [];
      expect(fences.length, page).toBe(2 * blocksOf(readPage(page)).length);
    }
  });

  it('are read by a test, or named with the reason why not', () => {
    const unnamed = unread.filter(
      ({ page, text, language }) =>
        language !== '' || !UNREAD.some((one) => one.page === page && text.startsWith(one.begins)),
    );
    expect(unnamed.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
  });

  it.each(UNREAD)('has $begins in $page, which is not read', ({ page, begins }) => {
    expect(unread.filter((one) => one.page === page && one.text.startsWith(begins))).toHaveLength(1);
  });

  it.each(Object.keys(FOLLOWED))('are followed by %s.test.ts', (group) => {
    expect(existsSync(join(repository, `tests/docs/${group}.test.ts`))).toBe(true);
    expect(readPage(`tests/docs/${group}.test.ts`)).toContain(`follow('${group}');`);
  });
});

describe('the commands within the lines', () => {
  const inLines = pages.flatMap((page) =>
    [...readPage(page).matchAll(/(?<!`)`((?:npx|npm) [^`\n]+)`/g)].map(([, command = '']) => ({
      page,
      command,
    })),
  );
  const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> };

  it('name scripts that there are', () => {
    const names = inLines.map(({ command }) => /^npm run ([\w:-]+)/.exec(command)?.[1] ?? null);
    expect(names.filter((name) => name !== null && scripts[name] === undefined)).toEqual([]);
  });

  it('name files that there are', () => {
    const files = inLines.flatMap(
      ({ command }) => command.match(/\b(?:scenarios|tests|src|docs)\/[\w./-]+/g) ?? [],
    );
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  });
});
