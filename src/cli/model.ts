import type { Command } from 'commander';
import { printModel } from '../model/print.js';
import { page } from '../report/page.js';
import { parseReading, parseSetting, READING_HELP } from './options.js';
import { findReadings, findVariant, loadOrFail, lowerAll } from './scenario.js';
import { print } from './terminal.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';

interface ModelOptions {
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
}

const EXAMPLES = `
Examples:
  brinkmanship model scenario.yaml
  brinkmanship model scenario.yaml --variant "no pact" --set alpha-restraint.fidelity=1`;

export function addModel(program: Command): void {
  program
    .command('model')
    .description('Print the model that a scenario stands for: its variables, rules and outcomes')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--variant <name>', 'under this variant', AS_GIVEN)
    .option('--reading <name=alternative>', READING_HELP, parseReading)
    .option(
      '--set <name=value>',
      'give a number of the scenario another value; may be repeated',
      parseSetting,
    )
    .addHelpText('after', EXAMPLES)
    .action(model);
}

async function model(file: string, options: ModelOptions): Promise<void> {
  const read = await loadOrFail(file);
  const variant = findVariant(read.scenario, options.variant);
  const readings = findReadings(read.scenario, options.reading);
  for (const each of lowerAll(read, [{ variant, readings }], options.set ?? new Map(), 'free'))
    print(page(printModel(each).trimEnd().split('\n')));
}
