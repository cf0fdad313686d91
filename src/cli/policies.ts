import type { Command } from 'commander';
import process from 'node:process';
import { BOUNDS_MEGABYTES } from '../analysis/bounds/index.js';
import { policies } from '../analysis/policies/index.js';
import { jsonText } from '../report/json/text.js';
import { policiesToJson } from '../report/policies/json.js';
import { printPolicies } from '../report/policies.js';
import { EXIT, Finished } from './failure.js';
import { gather, parseMemory, readingOption, settingOption, variantOption } from './options.js';
import { asFailure, checkSettings, findReadings, findVariant } from './names-in-scenario.js';
import { distinct, loadOrFail } from './scenario.js';
import { complainOf, print } from './terminal.js';

interface PoliciesCommandOptions {
  readonly of?: readonly string[];
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
  readonly megabytes: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship policies scenario.yaml
  brinkmanship policies scenario.yaml --of "regional war" --json

Exit codes: as of all commands; 4 where nothing of it fits into memory.`;

export function addPolicies(program: Command): void {
  program
    .command('policies')
    .description('Say what may come of options that are chosen freely, and what to choose to that end')
    .argument('<file>', 'the scenario file, with `choice: free` in some option; - for standard input')
    .option('--of <name>', 'an outcome or a question; may be repeated (default: all outcomes)', gather)
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
    .option('--megabytes <number>', 'memory for one chain', parseMemory, BOUNDS_MEGABYTES)
    .option('--json', 'write JSON (see `schema policies`)')
    .addHelpText('after', EXAMPLES)
    .action(choose);
}

async function choose(file: string, options: PoliciesCommandOptions): Promise<void> {
  const { of, megabytes, set = new Map<string, number>() } = options;
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  checkSettings(scenario, set);
  const found = asFailure(() =>
    policies(scenario, {
      ...(of === undefined ? {} : { of }),
      variant,
      readings,
      set,
      source,
      megabytes,
    }),
  );
  complainOf(distinct([...read.diagnostics, ...found.diagnostics]));
  if (found.result === null) throw new Finished(EXIT.diagnostics);
  const { result } = found;
  print(options.json === true ? jsonText(policiesToJson(result)) : printPolicies(result));
  if (result.rows.length === 0) process.exitCode = EXIT.tooLarge;
}
