import type { Command } from 'commander';
import process from 'node:process';
import { type BaseRates, plausibility } from '../analysis/plausibility/index.js';
import type { Seed } from '../chance/index.js';
import { loadBaseRates } from '../node/base-rates.js';
import { jsonText } from '../report/json/text.js';
import { plausibilityToJson } from '../report/plausibility/json.js';
import { printPlausibility } from '../report/plausibility.js';
import { variantName } from '../report/variants.js';
import { EXIT, Finished } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import { parseRuns, seedOption, settingOption, variantOption } from './options.js';
import { createProgress, QUIET_HELP } from './progress.js';
import { checkSettings, findVariant } from './names-in-scenario.js';
import { distinct, loadOrFail, reading } from './scenario.js';
import { complainOf, print } from './terminal.js';

interface PlausibilityCommandOptions {
  readonly rates?: string;
  readonly variant: string;
  readonly runs: number;
  readonly seed: Seed;
  readonly set?: ReadonlyMap<string, number>;
  readonly json?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship plausibility scenario.yaml
  brinkmanship plausibility scenario.yaml --variant "no pact" --runs 5000
  brinkmanship plausibility scenario.yaml --rates my-rates.yaml --json`;

export function addPlausibility(program: Command): void {
  program
    .command('plausibility')
    .description('Hold what a scenario implies against how often such things have happened in past crises')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--rates <file>', 'a file of base rates (default: that which comes with the package)')
    .addOption(variantOption())
    .option('--runs <number>', 'how many runs', parseRuns, 1_000)
    .addOption(seedOption('the seed of the runs'))
    .addOption(settingOption())
    .option('--json', 'write JSON (see `schema plausibility`)')
    .option('--quiet', QUIET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(hold);
}

async function hold(file: string, options: PlausibilityCommandOptions): Promise<void> {
  const { runs, seed, set = new Map<string, number>() } = options;
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const variant = findVariant(scenario, options.variant);
  checkSettings(scenario, set);
  const rates = await ratesOrFail(options.rates);
  const progress = createProgress(options);
  const interrupt = stopOnInterrupt();
  const onProgress = (done: number): void => progress.show(variantName(variant), done, runs);
  try {
    const { signal } = interrupt;
    const held = await plausibility(scenario, {
      rates,
      variant,
      set,
      source,
      runs,
      seed,
      signal,
      onProgress,
    });
    progress.clear();
    complainOf(distinct([...read.diagnostics, ...held.diagnostics]));
    if (held.result === null) throw new Finished(EXIT.diagnostics);
    const { result } = held;
    print(options.json === true ? jsonText(plausibilityToJson(result)) : printPlausibility(result));
    if (result.stopped) process.exitCode = interrupt.exitCode;
  } finally {
    interrupt.done();
    progress.clear();
  }
}

async function ratesOrFail(path: string | undefined): Promise<BaseRates> {
  const { rates, diagnostics } = await reading(path ?? 'the base rates', () => loadBaseRates(path));
  complainOf(diagnostics);
  if (rates === null) throw new Finished(EXIT.diagnostics);
  return rates;
}
