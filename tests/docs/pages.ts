/**
 * Who reads which block of the pages. A page is followed by one test file, the commands in their order; a file holds a
 * group of pages, so that files run beside each other. What nothing follows is named here too, with the reason.
 */

/** The pages whose commands are run as they stand, by the test file `<group>.test.ts`. */
export const FOLLOWED = {
  beginning: ['README.md', 'docs/results.md', 'docs/exact.md'],
  tutorial: ['docs/tutorial.md'],
  'how-to': [
    'docs/how-to/alliance-chain.md',
    'docs/how-to/calibrate-a-number.md',
    'docs/how-to/mediator.md',
    'docs/how-to/secret-promise.md',
    'docs/how-to/truce.md',
  ],
  cases: [
    'docs/cases/cuba-1962.md',
    'docs/cases/december-assurances.md',
    'docs/cases/gulf-1991.md',
    'docs/cases/january-2020.md',
    'docs/cases/july-1914.md',
  ],
  analysis: ['docs/analysis.md', 'docs/explore.md', 'docs/pathways.md', 'docs/plausibility.md'],
  accounts: ['docs/accounts.md', 'docs/bounds.md', 'docs/play.md'],
  updating: ['docs/updating.md'],
  reports: ['docs/report.md', 'docs/export.md', 'docs/long-runs.md'],
} as const;

/** The file that each page of fragments speaks of: a block is laid over it, after what else it needs to be one. */
export const FRAGMENTS: Readonly<Record<string, { readonly file: string; readonly with?: string }>> = {
  'docs/language/accidents.md': { file: 'examples/accidents' },
  'docs/language/alarms.md': { file: 'examples/alarms' },
  'docs/language/effects.md': { file: 'examples/effects' },
  'docs/language/episodes.md': {
    file: 'examples/episodes',
    with: 'actors: { west: The West }\noffers: { ceasefire: { from: north, to: south, chance: "10% per week, assumed" } }',
  },
  'docs/language/joint-acts.md': { file: 'examples/joint-acts' },
  'docs/language/offers.md': {
    file: 'examples/ultimatum',
    with: 'processes: { backing: { states: [wavering, firm], starts: firm } }',
  },
  'docs/language/presets.md': { file: 'examples/presets' },
  'docs/language/readings.md': { file: 'examples/readings' },
  'docs/language/scopes.md': {
    file: 'examples/scopes',
    with: 'processes: { supply: { states: [stopped, flowing], starts: flowing } }',
  },
  'docs/language/signals.md': { file: 'examples/signals' },
  'docs/language/stocks.md': { file: 'examples/stocks' },
  'docs/language/succession.md': { file: 'examples/succession' },
  'docs/language/time-pressure.md': {
    file: 'examples/time-pressure',
    with: 'acts: { arm: { rung: threat, says: "{actor} arms" } }\noptions: { south may arm north: "1% per day, assumed" }',
  },
  'docs/expressions.md': { file: 'third-party' },
};

/** The page that phrasebook.test.ts reads, over a frame of its own. */
export const PHRASEBOOK = 'docs/phrasebook.md';

/** The page whose blocks for a browser tests/browser/web-workers.test.ts opens. */
export const FOR_A_BROWSER = 'docs/long-runs.md';

/** A block that is not run as it stands, by its page and by how it begins. */
export interface Unread {
  readonly page: string;
  readonly begins: string;
  readonly why: string;
  /** The same commands with the same options and names, but so small that they take seconds. Left out where none are. */
  readonly sooner?: (commands: string) => string;
}

const MINUTES = 'minutes of processor time';

/** Each command over few points and with few runs, whatever it says. */
function small(commands: string): string {
  const sizes = { run: '--no-band', epistemic: '--points 2', robust: '--points 2' };
  return Object.entries(sizes)
    .reduce(
      (text, [name, size]) =>
        text.replaceAll(new RegExp(`^npx brinkmanship ${name} .*$`, 'gm'), `$& ${size}`),
      commands,
    )
    .replaceAll(/ --runs \d+/g, '')
    .replaceAll(/^npx brinkmanship .*$/gm, '$& --runs 10');
}

const SWEEP = `${MINUTES}: tests/history plays the same signs, as given and in one corner`;

export const UNREAD: readonly Unread[] = [
  {
    page: 'docs/draws.md',
    begins: 'h = a + c × 0x9E3779B9',
    why: 'a formula: tests/chance/vectors.test.ts holds the table below it against a second writing',
  },
  {
    page: 'docs/draws.md',
    begins: 'npx tsx tests/chance/battery.ts ticks | dieharder',
    why: 'hours, and a program that does not come with this one',
  },
  ...[
    'npx brinkmanship solve scenarios/december-assurances.yaml --memory 60',
    'Outcomes cannot be solved exactly',
    'npx brinkmanship solve scenarios/december-assurances.yaml --variant core',
  ].map((begins) => ({ page: 'docs/exact.md', begins, why: MINUTES })),
  {
    page: 'docs/report.md',
    begins: 'npx brinkmanship report scenarios/december-assurances.yaml -o assurances.html',
    why: 'half a minute of processor time',
    sooner: (commands) => commands.replace(' -o ', ' --quick --runs 20 -o '),
  },
  ...[
    'run scenarios/december-assurances.yaml --runs 10000',
    'robust scenarios/december-assurances.yaml --runs 5000 --variants "lebanon-after-war',
    'epistemic scenarios/december-assurances.yaml --variant us-strikes --reading',
    'pathways scenarios/december-assurances.yaml',
    'accounts scenarios/december-assurances.yaml',
    'robust scenarios/december-assurances.yaml --runs 5000 --variants "as given,without',
  ].map((command) => ({
    page: 'docs/founding-case.md',
    begins: `npx brinkmanship ${command}`,
    why: MINUTES,
    sooner: small,
  })),
  ...['cuba-1962', 'gulf-1991', 'january-2020'].map((name) => ({
    page: `docs/cases/${name}.md`,
    begins: `npx tsx tests/history/sweep-signs.ts ${name}`,
    why: SWEEP,
  })),
  {
    page: 'docs/cases/july-1914.md',
    begins: 'npx tsx tests/history/sweep-july.ts',
    why: SWEEP,
  },
];
