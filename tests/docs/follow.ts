import { afterAll, describe, expect, it } from 'vitest';
import { FOLLOWED } from './pages.js';
import { type Block, blocksOf, readPage } from './page.js';
import { createSandbox, missing, type Sandbox } from './sandbox.js';
import { addStep } from './scenario-steps.js';

class Reader {
  readonly #sandbox: Sandbox;
  /** The scenario of the page as it stands so far. The commands that follow play it, and warn of what is wrong with it. */
  #scenario = '';
  #printed = '';

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** What is wrong with the next block of the page; empty if nothing is. */
  follow({ language, text }: Block, next?: Block): string {
    if (language === 'yaml') return this.#add(text);
    if (language === 'sh') return this.#run(text, next?.text.startsWith('error[') === true);
    return this.#compare(text);
  }

  #add(text: string): string {
    this.#scenario = this.#scenario === '' ? text : addStep(this.#scenario, text);
    this.#sandbox.write('crisis.yaml', this.#scenario);
    return '';
  }

  #run(script: string, fails: boolean): string {
    const { status, output } = this.#sandbox.run(script);
    this.#printed = output;
    return status === (fails ? 1 : 0) && !output.includes('warning[') ? '' : `exit code ${status}\n${output}`;
  }

  #compare(text: string): string {
    const lacking = missing(text, this.#printed);
    return lacking === null ? '' : `the page shows\n${lacking}\nbut this was printed\n${this.#printed}`;
  }
}

const READ = ['sh', 'text', 'yaml'];

/**
 * The pages of a group as their reader follows them: the commands run in their order, and print what the page shows. A
 * block of text is part of what the commands before it printed.
 */
export function follow(group: keyof typeof FOLLOWED): void {
  const sandbox = createSandbox();
  afterAll(() => {
    sandbox.remove();
  });

  describe.each(FOLLOWED[group])('%s', (path) => {
    const reader = new Reader(sandbox);
    const blocks = blocksOf(readPage(path))
      .filter(({ language }) => READ.includes(language))
      .map((block, place, all) => ({ ...block, path: `${path}:${block.line}`, next: all[place + 1] }));

    it('has commands', () => {
      expect(blocks.map(({ language }) => language)).toContain('sh');
    });

    // The founding case in all its worlds takes half a minute where two cores are busy with other things too.
    it.each(blocks)('holds at $path ($language)', { timeout: 180_000 }, (block) => {
      expect(reader.follow(block, block.next)).toBe('');
    });
  });
}
