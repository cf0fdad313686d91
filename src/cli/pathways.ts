import type { Command } from 'commander';
import { pathwaysTo } from '../analysis/pathways/index.js';
import type { Seed } from '../chance/index.js';
import { jsonText } from '../report/json/text.js';
import { pathwaysToJson } from '../report/pathways/json.js';
import { printPathways } from '../report/pathways.js';
import { shellWord } from '../report/shell-word.js';
import { variantName } from '../report/variants.js';
import { analyse } from './analysing.js';
import {
  levelOption,
  parseMegabytes,
  parseProbability,
  parseRuns,
  readingOption,
  seedOption,
  settingOption,
  variantOption,
} from './options.js';
import { checkSettings, findReadings, findVariant, saidOf } from './names-in-scenario.js';
import { loadOrFail } from './scenario.js';

interface PathwaysCommandOptions {
  readonly to?: string;
  readonly all?: true;
  readonly chains: number;
  readonly threshold: number;
  readonly traced: number;
  readonly turned: number;
  readonly megabytes: number;
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly runs: number;
  readonly seed: Seed;
  readonly set?: ReadonlyMap<string, number>;
  readonly level: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship pathways scenario.yaml --to "regional war"
  brinkmanship pathways scenario.yaml --to "Q1:by day 90" --variant shock --threshold 80%
  brinkmanship pathways scenario.yaml --to "regional war" --chains 10 --json`;

export function addPathways(program: Command): void {
  program
    .command('pathways')
    .description(
      'Say by which chains of events something comes about, from where on there is no return, and who could have turned it',
    )
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--to <what>', 'the name of an outcome, or QUESTION:ROW')
    .option('--all', 'chains of everything that came about, and not only of what led to it')
    .option('--chains <number>', 'how many chains are told', parseRuns, 5)
    .option(
      '--threshold <probability>',
      'from here on there is no return: 0.5, or 50%',
      parseProbability,
      0.5,
    )
    .option(
      '--traced <number>',
      'in how many runs that come to it their chain is looked at',
      parseRuns,
      1_000,
    )
    .option(
      '--turned <number>',
      'in how many of these it is looked for the last act that could have turned it',
      parseRuns,
      100,
    )
    .option(
      '--megabytes <number>',
      'memory for the chain that says it exactly; 0 for not at all',
      parseMegabytes,
      100,
    )
    .addOption(variantOption())
    .addOption(readingOption())
    .option('--runs <number>', 'how many runs are played', parseRuns, 10_000)
    .addOption(seedOption())
    .addOption(settingOption())
    .addOption(levelOption())
    .option('--json', 'write JSON (see `schema pathways`)')
    .addHelpText('after', EXAMPLES)
    .action(pathways);
}

async function pathways(file: string, options: PathwaysCommandOptions): Promise<void> {
  const { to, all, chains, threshold, traced, turned, megabytes, runs, seed, level } = options;
  const set = options.set ?? new Map<string, number>();
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  checkSettings(scenario, set);
  const traceCommand = (run: number): string =>
    [
      `brinkmanship trace ${shellWord(file)} --run ${run}`,
      ...(variant === null ? [] : [`--variant ${shellWord(variantName(variant))}`]),
      ...(seed === 1 ? [] : [`--seed ${shellWord(String(seed))}`]),
      ...[...set].map(([name, value]) => `--set ${shellWord(`${name}=${value}`)}`),
      ...Object.entries(readings).map(([name, value]) => `--reading ${shellWord(`${name}=${value}`)}`),
    ].join(' ');
  await analyse(
    read,
    { name: 'pathways', unit: 'runs' },
    (hands) =>
      pathwaysTo(scenario, {
        to: saidOf(scenario, to, '--to'),
        chainOf: all === true ? 'everything' : 'what led to it',
        chains,
        threshold,
        looked: traced,
        turned,
        megabytes,
        variant,
        readings,
        set,
        source,
        runs,
        seed,
        level,
        ...hands,
      }),
    (result) =>
      options.json === true ? jsonText(pathwaysToJson(result)) : printPathways(result, { traceCommand }),
  );
}
