import { readFileSync } from 'node:fs';
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
  /** The scenario of the page as it stands so far; README.md shows a whole one. */
  #scenario = '';
  #printed = '';

  /** What is wrong with the next block of the page; empty if nothing is. */
  follow({ language, text }: Block): string {
    if (language === 'yaml') return this.#add(text);
    if (language === 'sh') return this.#run(text);
    if (language === 'text') return this.#compare(text);
    return LANGUAGES.includes(language) ? '' : `the language of a block is one of ${LANGUAGES.join(', ')}`;
  }

  #add(text: string): string {
    this.#scenario = this.#scenario === '' ? text : addStep(this.#scenario, text);
    sandbox.write('crisis.yaml', this.#scenario);
    const { output } = sandbox.run('npx brinkmanship check crisis.yaml');
    return output.startsWith('crisis.yaml: valid (') ? '' : output;
  }

  #run(script: string): string {
    const { status, output } = sandbox.run(script);
    this.#printed = output;
    const expected = output.includes('error[') ? 1 : 0;
    return status === expected ? '' : `exit code ${status}\n${output}`;
  }

  #compare(text: string): string {
    const lacking = missing(text, this.#printed);
    return lacking === null ? '' : `the page shows\n${lacking}\nbut this was printed\n${this.#printed}`;
  }
}

describe.each(['README.md', 'docs/tutorial.md', 'docs/results.md'])('%s', (path) => {
  const reader = new Reader();
  const blocks = blocksOf(readPage(path)).map((block) => ({ ...block, path: `${path}:${block.line}` }));

  it('has commands', () => {
    expect(blocks.map(({ language }) => language)).toContain('sh');
  });

  it.each(blocks)('holds at $path ($language)', (block) => {
    expect(reader.follow(block)).toBe('');
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
