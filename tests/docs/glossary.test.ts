import { describe, expect, it } from 'vitest';
import { readPage } from './page.js';

/** Whom the glossary names as the source of a word, it or docs/theory.md lists with the work that is meant. */

const glossary = readPage('docs/glossary.md');
const [terms = '', listed = ''] = glossary.split('\n## The sources\n');
const sources = `${listed}\n${readPage('docs/theory.md').split('\n## The sources\n')[1] ?? ''}`
  .split('\n')
  .filter((line) => line.startsWith('- '))
  .flatMap((line) => line.split(/(?<=\.) (?=[A-Z][a-z]+, [A-Z])/));

const named = [...terms.matchAll(/\(([^()]*\b\d{4}\b[^()]*)\)/g)]
  .flatMap(([, inside = '']) => inside.split('; '))
  .map((one) => ({
    names: [...one.matchAll(/\p{Lu}[\p{L}-]+/gu)].map(([name]) => name),
    year: /\d{4}/.exec(one)?.[0] ?? '',
  }));

describe('the sources of the glossary', () => {
  it('are named', () => {
    expect(named.length).toBeGreaterThan(30);
  });

  it.each(named)('have the work of $names, $year', ({ names, year }) => {
    const works = sources.filter((work) => work.includes(` ${year}.`));
    expect(works.filter((work) => names.every((name) => work.includes(name)))).toHaveLength(1);
  });

  it('are those of its words, and no others', () => {
    const works = listed.split('\n').filter((line) => line.startsWith('- '));
    const unused = works.filter(
      (work) =>
        !named.some(
          ({ names, year }) => work.includes(` ${year}.`) && names.every((name) => work.includes(name)),
        ),
    );
    expect(unused).toEqual([]);
  });
});
