import type { Command } from 'commander';
import { shellWord } from '../report/shell-word.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { STARTER } from './starter.js';
import { print } from './terminal.js';
import { writeOrFail } from './write-file.js';

const EXAMPLES = `
Examples:
  brinkmanship new -o crisis.yaml
  brinkmanship new | brinkmanship run -`;

export function addNew(program: Command): void {
  program
    .command('new')
    .description('Write a scenario to start from, with a comment on each part')
    .option(
      '-o, --output <file>',
      'where to; a file that is there already is left alone (default: standard output)',
    )
    .addHelpText('after', EXAMPLES)
    .action(start);
}

async function start({ output = '-' }: { readonly output?: string }): Promise<void> {
  if (output === '-') return print(STARTER);
  await writeOrFail(output, STARTER, 'new');
  const word = visible(shellWord(output));
  print(
    `${visible(output)} is written. Play it:\n  npx brinkmanship run ${word}\nand see what each change does:\n  npx brinkmanship watch ${word}\n`,
  );
}
