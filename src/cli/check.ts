import type { Command } from 'commander';
import process from 'node:process';
import { lower } from '../model/lower/index.js';
import { printNames } from '../report/settable.js';
import { visible } from '../scenario/diagnostics/visible.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import type { SourceText } from '../scenario/text/source.js';
import type { Scenario } from '../scenario/scenario.js';
import { EXIT } from './failure.js';
import { parseReading } from './options.js';
import { findReadings } from './names-in-scenario.js';
import { distinct, fileName, load } from './scenario.js';
import { complainOf, print } from './terminal.js';

interface CheckOptions {
  readonly reading?: ReadonlyMap<string, string>;
  readonly names?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship check scenario.yaml
  brinkmanship check scenarios/*.yaml
  brinkmanship check scenario.yaml --names`;

export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      'Say what is wrong with scenario files, under every variant and reading, without playing them',
    )
    .argument('<files...>', 'the scenario files; - for standard input')
    .option('--reading <name=alternative>', 'only so: this alternative of this reading', parseReading)
    .option('--names', 'list the names of numbers that can be set, of variants and of readings')
    .addHelpText('after', EXAMPLES)
    .action(check);
}

async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  for (const file of files) {
    const { scenario, diagnostics, source } = await load(file);
    const found =
      scenario === null
        ? diagnostics
        : distinct([...diagnostics, ...diagnosticsOfWorlds(scenario, source, options)]);
    complainOf(found);
    const errors = found.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) process.exitCode = EXIT.diagnostics;
    const verdict = scenario === null || errors > 0 ? 'not valid' : summary(scenario, found.length);
    print(`${visible(fileName(file))}: ${verdict}\n`);
    if (scenario !== null && options.names === true) print(printNames(scenario));
  }
}

/** Under every variant: all readings at their first alternatives, then each other alternative by itself. */
function diagnosticsOfWorlds(
  scenario: Scenario,
  source: SourceText | null,
  { reading }: CheckOptions,
): readonly Diagnostic[] {
  const chosen = findReadings(scenario, reading);
  const free = scenario.readings.filter(({ name }) => chosen[name] === undefined);
  const combinations = [
    chosen,
    ...free.flatMap(({ name, alternatives }) =>
      alternatives.slice(1).map((alternative) => ({ ...chosen, [name]: alternative.name })),
    ),
  ];
  const variants = [null, ...scenario.variants.map(({ name }) => name)];
  return combinations.flatMap((readings) =>
    variants.flatMap(
      (variant) => lower(scenario, { variant, readings, source, choices: 'free' }).diagnostics,
    ),
  );
}

function summary(scenario: Scenario, warnings: number): string {
  const parts = [
    counted(scenario.actors.length, 'actor'),
    counted(scenario.commitments.length, 'commitment'),
    counted(scenario.options.length, 'option'),
    counted(scenario.questions.length, 'question'),
    counted(scenario.variants.length, 'variant'),
    ...(scenario.readings.length === 0 ? [] : [counted(scenario.readings.length, 'reading')]),
  ];
  return `valid${warnings === 0 ? '' : `, with ${counted(warnings, 'warning')}`} (${parts.join(', ')})`;
}

function counted(number: number, word: string): string {
  return `${number} ${number === 1 ? word : `${word}s`}`;
}
