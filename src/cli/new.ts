import type { Command } from 'commander';
import { shellWord } from '../report/shell-word.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { Failure } from './failure.js';
import { STARTER } from './starter.js';
import { print } from './terminal.js';
import { writeOrFail } from './write-file.js';

const EXAMPLES = `
Examples:
  brinkmanship new crisis.yaml
  brinkmanship new | brinkmanship run -`;

export function addNew(program: Command): void {
  program
    .command('new')
    .description('Write a scenario to start from, with a comment on each part')
    .argument('[file]', 'where to; a file that is there already is left alone (default: standard output)')
    .option('-o, --output <file>', 'the same')
    .addHelpText('after', EXAMPLES)
    .action(start);
}

async function start(file: string | undefined, options: { readonly output?: string }): Promise<void> {
  if (file !== undefined && options.output !== undefined && file !== options.output)
    throw new Failure('Give one file to write to: as an argument, or with -o.');
  const output = file ?? options.output ?? '-';
  if (output === '-') return print(STARTER);
  await writeOrFail(output, STARTER, 'new');
  const word = visible(shellWord(output));
  print(
    `${visible(output)} is written. Play it:\n  npx brinkmanship run ${word}\nand see what each change does:\n  npx brinkmanship watch ${word}\n`,
  );
}
