import type { Command } from 'commander';
import { printModel } from '../model/print.js';
import { page } from '../report/page.js';
import { readingOption, settingOption, variantOption } from './options.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll } from './scenario.js';
import { print } from './terminal.js';

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
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
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
