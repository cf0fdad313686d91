import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf, readPage, repository } from './page.js';

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe.each(pages)('the links of %s', (page) => {
  const targets = linksOf(readPage(page)).filter((target) => !/^https?:/.test(target));

  it('lead to files, and to headings that are there', () => {
    const broken = targets.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? page : normalize(join(dirname(page), file));
      const found = existsSync(join(repository, path)) && statSync(join(repository, path)).isFile();
      return !found || (anchor !== undefined && !anchorsOf(readPage(path)).includes(anchor));
    });
    expect(broken).toEqual([]);
  });
});
