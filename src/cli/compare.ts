import type { Command } from 'commander';
import { compareVariants } from '../analysis/compare/index.js';
import type { Seed } from '../chance/index.js';
import { comparisonToJson } from '../report/compare/json.js';
import { printComparison } from '../report/compare.js';
import { jsonText } from '../report/json/text.js';
import { shellWord } from '../report/shell-word.js';
import { variantName } from '../report/variants.js';
import { analyse } from './analysing.js';
import { gather, levelOption, parseRuns, readingOption, seedOption, settingOption } from './options.js';
import { checkSettings, findReadings } from './names-in-scenario.js';
import { loadOrFail } from './scenario.js';
import { methodOf, methodOption } from './studying.js';
import { comparedVariants, questionsCompared } from './variants-compared.js';

interface CompareCommandOptions {
  readonly variants: readonly string[];
  readonly reading?: ReadonlyMap<string, string>;
  readonly runs: number;
  readonly traced: number;
  readonly seed: Seed;
  readonly set?: ReadonlyMap<string, number>;
  readonly level: number;
  readonly method: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship compare scenario.yaml --variants "no pact"
  brinkmanship compare scenario.yaml --variants "as given","no pact","no channel" --runs 4000
  brinkmanship compare scenario.yaml --variants calm --json`;

export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('Play the same worlds under several variants, and say what changes, how often and where')
    .argument('<file>', 'the scenario file; - for standard input')
    .requiredOption(
      '--variants <names>',
      'names of variants with commas between them; may be repeated. The first is what the others are held against; of one alone that is "as given"',
      gather,
    )
    .addOption(readingOption())
    .option('--runs <number>', 'how many runs of each variant', parseRuns, 1_000)
    .option('--traced <number>', 'how many changed runs are followed to where they part', parseRuns, 100)
    .addOption(seedOption('a number or a text; the same seed gives the same runs'))
    .addOption(settingOption())
    .addOption(levelOption())
    .addOption(
      methodOption('whether exact differences stand beside the counted ones: where that is small with auto'),
    )
    .option('--json', 'write JSON (see `schema compare`)')
    .addHelpText('after', EXAMPLES)
    .action(compare);
}

async function compare(file: string, options: CompareCommandOptions): Promise<void> {
  const { runs, traced, seed, level, set = new Map<string, number>() } = options;
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const variants = comparedVariants(scenario, options.variants);
  const readings = findReadings(scenario, options.reading);
  checkSettings(scenario, set);
  const traceCommand = (variant: string | null, run: number): string =>
    [
      `brinkmanship trace ${shellWord(file)} --run ${run} --variant ${shellWord(variantName(variant))}`,
      ...(seed === 1 ? [] : [`--seed ${shellWord(String(seed))}`]),
      ...[...set].map(([name, value]) => `--set ${shellWord(`${name}=${value}`)}`),
      ...Object.entries(readings).map(([name, value]) => `--reading ${shellWord(`${name}=${value}`)}`),
    ].join(' ');
  await analyse(
    read,
    { name: 'comparing', unit: 'runs', method: options.method },
    (hands) =>
      compareVariants(scenario, {
        variants,
        readings,
        set,
        source,
        runs,
        traced,
        seed,
        level,
        method: methodOf(options.method),
        ...hands,
      }),
    (result) =>
      options.json === true
        ? jsonText(comparisonToJson(result))
        : printComparison(result, {
            scenario,
            questions: questionsCompared(scenario, variants.slice(1)),
            traceCommand,
          }),
  );
}
