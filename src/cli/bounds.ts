import type { Command } from 'commander';
import process from 'node:process';
import { BOUNDS_MEGABYTES, bounds } from '../analysis/bounds/index.js';
import { boundsToJson } from '../report/bounds/json.js';
import { printBounds } from '../report/bounds.js';
import { jsonText } from '../report/json/text.js';
import { EXIT, Finished } from './failure.js';
import { gather, parseMemory, readingOption, settingOption, variantOption } from './options.js';
import { asFailure, checkSettings, findReadings, findVariant } from './names-in-scenario.js';
import { distinct, loadOrFail } from './scenario.js';
import { complainOf, print } from './terminal.js';

interface BoundsCommandOptions {
  readonly of?: readonly string[];
  readonly param?: readonly string[];
  readonly alone: boolean;
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
  readonly megabytes: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship bounds scenario.yaml
  brinkmanship bounds scenario.yaml --of "regional war" --param alpha-restraint.fidelity
  brinkmanship bounds scenario.yaml --no-alone --json

Exit codes: as of all commands; 4 where nothing of it fits into memory.`;

export function addBounds(program: Command): void {
  program
    .command('bounds')
    .description('Say how far probabilities can go if numbers are only known to lie in their ranges')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--of <name>', 'an outcome or a question; may be repeated (default: all outcomes)', gather)
    .option(
      '--param <name>',
      'vary this number; may be repeated (default: all that have a range and no distribution)',
      gather,
    )
    .option('--no-alone', 'do not vary each number by itself too')
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
    .option('--megabytes <number>', 'memory for one chain', parseMemory, BOUNDS_MEGABYTES)
    .option('--json', 'write JSON (see `schema bounds`)')
    .addHelpText('after', EXAMPLES)
    .action(bound);
}

async function bound(file: string, options: BoundsCommandOptions): Promise<void> {
  const { of, param, alone, megabytes, set = new Map<string, number>() } = options;
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  checkSettings(scenario, set);
  const found = asFailure(() =>
    bounds(scenario, {
      ...(of === undefined ? {} : { of }),
      ...(param === undefined ? {} : { parameters: param }),
      alone,
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
  print(options.json === true ? jsonText(boundsToJson(result)) : printBounds(result));
  if (result.rows.length === 0) process.exitCode = EXIT.tooLarge;
}
