import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPage, repository } from './page.js';
import { createSandbox } from './sandbox.js';

/** The table of docs/theory.md: each command prints the numbers of its row, and each row with a file has a test. */
const sandbox = createSandbox();
afterAll(() => {
  sandbox.remove();
});

const rows = readPage('docs/theory.md')
  .split('\n')
  .filter((line) => /^\| (\[T\d+\]|T\d+)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '').trim()))
  .map(([number = '', , label = '', , command = '', found = '']) => ({
    name: /T\d+/.exec(number)?.[0] ?? '',
    file: /\(\.\.\/(.+)\)/.exec(number)?.[1] ?? null,
    label,
    command: /^`(.+)`$/.exec(command)?.[1] ?? null,
    numbers: [...found.matchAll(/`([^`]+)`/g)].map(([, shown = '']) => shown),
  }));

describe('docs/theory.md', () => {
  it('has a row for each demand of theory, emergent or encoded', () => {
    expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 14 }, (_, index) => `T${index + 1}`));
    expect(rows.filter(({ label }) => !['emergent', 'encoded'].includes(label))).toEqual([]);
  });

  it.each(rows.filter(({ file }) => file !== null))(
    '$name has a test, and its command prints its numbers',
    (row) => {
      const { file, command, numbers } = row;
      if (file === null || command === null) throw new Error(`${row.name} has no command`);
      expect(command).toContain(file);
      const test = join(repository, file.replace('.yaml', '.test.ts'));
      expect(existsSync(test)).toBe(true);
      // The test says the same of it as the table: that the sign is written into the file, or that it comes out.
      expect(readFileSync(test, 'utf8')).toContain(`${row.name}, ${row.label}`);
      const { status, output } = sandbox.run(command);
      expect(status).toBe(0);
      expect(numbers.length).toBeGreaterThan(0);
      for (const number of numbers)
        expect(output).toMatch(new RegExp(`(^|\\s)${number.replace('.', '\\.')}\\s`));
    },
  );
});
