import type { Command } from 'commander';
import process from 'node:process';
import { lower } from '../model/lower/index.js';
import { visible } from '../scenario/diagnostics/visible.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import type { SourceText } from '../scenario/text/source.js';
import type { Scenario } from '../scenario/scenario.js';
import { EXIT } from './failure.js';
import { distinct, load } from './scenario.js';
import { complainOf, print } from './terminal.js';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Say what is wrong with scenario files, under every variant, without playing them')
    .argument('<files...>', 'the scenario files; - for standard input')
    .action(check);
}

async function check(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const { scenario, diagnostics, source } = await load(file);
    const found =
      scenario === null
        ? diagnostics
        : distinct([...diagnostics, ...diagnosticsOfVariants(scenario, source)]);
    complainOf(found);
    const errors = found.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) process.exitCode = EXIT.diagnostics;
    print(
      `${visible(file)}: ${scenario === null || errors > 0 ? 'not valid' : summary(scenario, found.length)}\n`,
    );
  }
}

function diagnosticsOfVariants(scenario: Scenario, source: SourceText | null): readonly Diagnostic[] {
  const variants = [null, ...scenario.variants.map(({ name }) => name)];
  return variants.flatMap((variant) => lower(scenario, { variant, source }).diagnostics);
}

function summary(scenario: Scenario, warnings: number): string {
  const parts = [
    counted(scenario.actors.length, 'actor'),
    counted(scenario.commitments.length, 'commitment'),
    counted(scenario.options.length, 'option'),
    counted(scenario.questions.length, 'question'),
    counted(scenario.variants.length, 'variant'),
  ];
  return `valid${warnings === 0 ? '' : `, with ${counted(warnings, 'warning')}`} (${parts.join(', ')})`;
}

function counted(number: number, word: string): string {
  return `${number} ${number === 1 ? word : `${word}s`}`;
}
