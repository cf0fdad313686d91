import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, readPage } from './page.js';
import { UNREAD } from './pages.js';
import { createSandbox } from './sandbox.js';

/** The commands that take too long to be run as they stand: with fewer runs they go through, so every name in them is right. */

const sandbox = createSandbox();
afterAll(() => {
  sandbox.remove();
});

describe('the slow commands', () => {
  it.each(UNREAD.flatMap(({ sooner, ...block }) => (sooner === undefined ? [] : [{ ...block, sooner }])))(
    'of $page go through: $begins',
    ({ page, begins, sooner }) => {
      const block = blocksOf(readPage(page)).find(({ text }) => text.startsWith(begins));
      const commands = block?.text ?? '';
      const { status, output } = sandbox.run(sooner(commands));
      expect(sooner(commands)).not.toBe(commands);
      expect(status === 0 ? '' : output).toBe('');
    },
  );
});
