import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addStep } from './scenario-steps.js';
import { type Block, blocksOf, readPage, repository } from './page.js';
import { createSandbox, FOUNDING_CASE, missing } from './sandbox.js';

/**
 * The pages as their reader follows them: the commands run in their order, and print what the page shows. A block of text
 * is part of what the commands before it printed.
 */
const sandbox = createSandbox();
afterAll(() => {
  sandbox.remove();
});

const LANGUAGES = ['sh', 'text', 'yaml', 'ts'];

class Reader {
  /** The scenario of the page as it stands so far. The commands that follow play it, and warn of what is wrong with it. */
  #scenario = '';
  #printed = '';

  /** What is wrong with the next block of the page; empty if nothing is. */
  follow({ language, text }: Block, next?: Block): string {
    if (language === 'yaml') return this.#add(text);
    if (language === 'sh') return this.#run(text, next?.text.startsWith('error[') === true);
    if (language === 'text') return this.#compare(text);
    return LANGUAGES.includes(language) ? '' : `the language of a block is one of ${LANGUAGES.join(', ')}`;
  }

  #add(text: string): string {
    this.#scenario = this.#scenario === '' ? text : addStep(this.#scenario, text);
    sandbox.write('crisis.yaml', this.#scenario);
    return '';
  }

  #run(script: string, fails: boolean): string {
    const { status, output } = sandbox.run(script);
    this.#printed = output;
    return status === (fails ? 1 : 0) && !output.includes('warning[') ? '' : `exit code ${status}\n${output}`;
  }

  #compare(text: string): string {
    const lacking = missing(text, this.#printed);
    return lacking === null ? '' : `the page shows\n${lacking}\nbut this was printed\n${this.#printed}`;
  }
}

const howTos = readdirSync(`${repository}/docs/how-to`).map((name) => `docs/how-to/${name}`);

describe.each([
  'README.md',
  'docs/tutorial.md',
  'docs/results.md',
  'docs/plausibility.md',
  'docs/report.md',
  'docs/export.md',
  'docs/analysis.md',
  'docs/accounts.md',
  'docs/explore.md',
  'docs/play.md',
  'docs/pathways.md',
  'docs/updating.md',
  'docs/bounds.md',
  ...howTos,
])('%s', (path) => {
  const reader = new Reader();
  const blocks = blocksOf(readPage(path)).map((block, place, all) => ({
    ...block,
    path: `${path}:${block.line}`,
    next: all[place + 1],
  }));

  it('has commands', () => {
    expect(blocks.map(({ language }) => language)).toContain('sh');
  });

  it.each(blocks)('holds at $path ($language)', (block) => {
    expect(reader.follow(block, block.next)).toBe('');
  });
});

describe('README.md', () => {
  const page = readPage('README.md');

  it('has fewer than 150 lines', () => {
    expect(page.trimEnd().split('\n').length).toBeLessThan(150);
  });

  it('shows first-strike-pact.yaml as it is', () => {
    const [shown] = blocksOf(page).filter(({ language }) => language === 'yaml');
    const file = readFileSync(`${repository}/scenarios/first-strike-pact.yaml`, 'utf8');
    expect(file.replace(/^# .*\n/, '')).toBe(shown?.text);
  });

  it('starts the founding case, and the tests', () => {
    const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Record<string, string> };
    expect(scripts).toMatchObject({ start: `node dist/cli.js run ${FOUNDING_CASE}`, test: 'vitest run' });
  });
});

describe('docs/tutorial.md', () => {
  it('ends with the scenario of tests/docs/crisis.yaml', () => {
    const steps = blocksOf(readPage('docs/tutorial.md')).filter(({ language }) => language === 'yaml');
    const built = steps.reduce((file, { text }) => (file === '' ? text : addStep(file, text)), '');
    expect(parse(built)).toEqual(parse(readPage('tests/docs/crisis.yaml')));
  });
});
