/**
 * The pages of the site in the order of its navigation, by their paths in docs/ without `.md`. A name that ends in `/` stands
 * for all the pages of that folder that are not named. A page that nothing here names comes last, under `MORE`.
 */
export const CONTENTS: readonly (readonly [group: string, pages: readonly string[]])[] = [
  ['Begin', ['tutorial', 'results', 'phrasebook', 'glossary', 'comparison']],
  ['How to', ['how-to/']],
  ['Cases', ['founding-case', 'cases/december-assurances', 'cases/']],
  ['The language', ['language', 'expressions', 'semantics', 'language/']],
  [
    'Play, analyse, report',
    [
      'exact',
      'long-runs',
      'analysis',
      'accounts',
      'pathways',
      'updating',
      'explore',
      'play',
      'bounds',
      'plausibility',
      'report',
      'export',
    ],
  ],
  ['Theory and methods', ['theory', 'methods', 'draws']],
  ['How it is built', ['architecture', 'decisions', 'benchmarks', 'mutation', 'fuzzing', '../CHANGELOG']],
];

export const MORE = 'More';

/** A group, and its pages in order. */
export interface Group {
  readonly title: string;
  readonly pages: readonly string[];
}

/**
 * The groups of the navigation, each of the given pages in one of them.
 *
 * @throws Error where the contents name a page, or a folder of pages, that is not among the given
 */
export function arrange(pages: readonly string[], contents: typeof CONTENTS = CONTENTS): Group[] {
  const named = new Set(contents.flatMap(([, names]) => names));
  const unnamed = [...pages].sort().filter((page) => !named.has(page));
  const taken = new Set<string>();
  const groups = contents.map(([title, names]) => ({
    title,
    pages: names.flatMap((name) => {
      const found = name.endsWith('/')
        ? unnamed.filter((page) => page.startsWith(name))
        : pages.filter((page) => page === name);
      if (found.length === 0)
        throw new Error(`docs/site/contents.ts names ${name}, but there is no such page in docs/.`);
      for (const page of found) taken.add(page);
      return found;
    }),
  }));
  const rest = unnamed.filter((page) => !taken.has(page));
  return rest.length === 0 ? groups : [...groups, { title: MORE, pages: rest }];
}
