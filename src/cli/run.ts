import { type Command, Option } from 'commander';
import { VERSION } from '../version.js';
import type { HeadlineResult } from '../analysis/headline/index.js';
import type { SimulationResult } from '../montecarlo/result.js';
import { printAnswers } from '../report/answers.js';
import { toCsv, toWideCsv } from '../report/csv.js';
import { toJson } from '../report/json.js';
import { jsonText } from '../report/json/text.js';
import { printReadings } from '../report/readings.js';
import {
  type Combination,
  combinationsInWords,
  combinationsOf,
  countCombinations,
  MOST_COMBINATIONS,
} from '../scenario/readings.js';
import type { Scenario } from '../scenario/scenario.js';
import { addBandOptions, type BandOptions, bandsOf } from './banding.js';
import { Failure } from './failure.js';
import { printRuns } from './run-lines.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll, type World } from './scenario.js';
import { addSimulationOptions, simulateAll } from './simulation.js';
import { print } from './terminal.js';
import { refuseOver, writeOrFail } from './write-file.js';
import { onlyAsked, variantsAsked, variantsNotAsked } from './variants-asked.js';

interface RunOptions extends BandOptions {
  readonly readings?: true;
  readonly json?: true;
  readonly csv?: true;
  readonly wide?: true;
  readonly parquet?: string;
  readonly jsonl?: true;
  readonly questionsOnly?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship run scenario.yaml
  brinkmanship run scenario.yaml --variant "no pact" --variant "as given" --runs 10000
  brinkmanship run scenario.yaml --set alpha-restraint.fidelity=0.7 --seed 2
  brinkmanship run scenario.yaml --epistemic 200
  brinkmanship run scenario.yaml --precision 0.005 --checkpoint counted.json --variant "as given"
  brinkmanship run scenario.yaml --csv --wide > results.csv
  brinkmanship run scenario.yaml --parquet results.parquet
  brinkmanship run scenario.yaml --jsonl --runs 100000 | grep '"outcome":"war"'`;

export function addRun(program: Command): void {
  const command = program
    .command('run')
    .description('Play a scenario many times and answer its questions')
    .argument('<file>', 'the scenario file; - for standard input');
  addBandOptions(addSimulationOptions(command))
    .option('--readings', 'answer over all combinations of readings, side by side; --reading fixes some')
    .option('--checkpoint <file>', 'keep what was counted in this file, and go on from it; for one variant')
    .addOption(
      new Option(
        '--method <method>',
        'how outcomes and questions are answered: solved exactly, counted over runs, or solved where that is small',
      )
        .choices(['auto', 'exact', 'monte-carlo'])
        .default('auto'),
    )
    .addOption(
      new Option('--json', 'write JSON (see `schema result`)').conflicts(['csv', 'questionsOnly', 'wide']),
    )
    .addOption(new Option('--csv', 'write CSV, one number a line').conflicts('questionsOnly'))
    .option('--parquet <file>', 'also write the lines of --csv to this file, as Apache Parquet')
    .option('--wide', 'with --csv: one thing a line, with columns for each variant')
    .addOption(
      new Option('--jsonl', 'write no answers but the runs: one line of JSON for each').conflicts([
        'json',
        'csv',
        'questionsOnly',
        'precision',
        'checkpoint',
      ]),
    )
    .option('--questions-only', 'only the questions, and what the answers stand on')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(file: string, options: RunOptions): Promise<void> {
  refuseOver(file, '--parquet', options.parquet);
  const read = await loadOrFail(file);
  const { scenario } = read;
  const named = options.variant?.map((name) => findVariant(scenario, name));
  const variants = named ?? variantsAsked(scenario);
  refuseManyCheckpoints(variants, options);
  const worlds = worldsOf(scenario, variants, options);
  const models = lowerAll(read, worlds, options.set ?? new Map());
  if (options.jsonl === true) return printRuns(models, options);
  const played = await simulateAll(models, options);
  // A variant that was named answers every question; else each is answered where it is asked.
  const results = named === undefined ? played.map((result) => onlyAsked(scenario, result)) : played;
  const trouble = options.parquet === undefined ? null : await asParquet(options.parquet, results);
  const notRun = named === undefined ? variantsNotAsked(scenario) : [];
  const [first] = worlds;
  // Over readings side by side the bands go anyway; and CSV has no place for them.
  const readings = findReadings(scenario, options.reading);
  const isShown = first !== undefined && options.csv !== true;
  const headline = isShown ? await bandsOf(read, { ...first, readings }, options) : null;
  print(written(results, { notRun, headline }, options));
  if (trouble !== null) throw trouble;
}

/** Writes a file beside what is printed. That it cannot be written is handed back: what was counted is to be printed all the same. */
async function asParquet(file: string, results: readonly SimulationResult[]): Promise<Failure | null> {
  const { toParquet } = await import('brinkmanship/parquet');
  try {
    await writeOrFail(file, toParquet(results));
    return null;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** A checkpoint keeps one simulation. */
function refuseManyCheckpoints(variants: readonly (string | null)[], options: RunOptions): void {
  if (options.checkpoint === undefined || (variants.length === 1 && options.readings !== true)) return;
  throw new Failure('A checkpoint keeps one simulation, and several are asked for.', {
    hint: 'Name one variant with --variant NAME (or --variant "as given"), and leave --readings out.',
  });
}

/** Each variant under the readings that were chosen, or under all their combinations. */
function worldsOf(scenario: Scenario, variants: readonly (string | null)[], options: RunOptions): World[] {
  const chosen = findReadings(scenario, options.reading);
  if (options.readings !== true) return variants.map((variant) => ({ variant, readings: chosen }));
  const combinations = allCombinations(scenario, chosen);
  return variants.flatMap((variant) => combinations.map((readings) => ({ variant, readings })));
}

/** All combinations, some readings being fixed; so many that nobody could read them are refused. */
function allCombinations({ readings }: Scenario, fixed: Combination): Combination[] {
  if (readings.length === 0) {
    const hint = 'Write them in the file, under `readings`; or run it without --readings.';
    throw new Failure('The scenario has no readings.', { hint });
  }
  if (countCombinations(readings, fixed) > MOST_COMBINATIONS) {
    const counted = combinationsInWords(readings, fixed);
    const message = `The readings have ${counted} combinations, and at most ${MOST_COMBINATIONS} are run at once.`;
    throw new Failure(message, { hint: 'Fix some of them with --reading NAME="ALTERNATIVE".' });
  }
  return combinationsOf(readings, fixed);
}

function written(
  results: readonly SimulationResult[],
  { notRun, headline }: { readonly notRun: readonly string[]; readonly headline: HeadlineResult | null },
  options: RunOptions,
): string {
  if (options.json === true) return jsonText(toJson(results, VERSION, headline));
  if (options.csv === true) return options.wide === true ? toWideCsv(results) : toCsv(results);
  const wanted = { questionsOnly: options.questionsOnly === true, notRun, headline };
  return options.readings === true ? printReadings(results, wanted) : printAnswers(results, wanted);
}
