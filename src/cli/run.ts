import { type Command, Option } from 'commander';
import process from 'node:process';
import type { Seed } from '../chance/index.js';
import { VERSION } from '../version.js';
import type { Model } from '../model/model.js';
import {
  answerModel,
  CheckpointError,
  CrewError,
  type IntervalMethod,
  type Method,
  type Precision,
  TooLargeError,
} from '../montecarlo/index.js';
import type { SimulationResult } from '../montecarlo/result.js';
import { printAnswers } from '../report/answers.js';
import { toCsv } from '../report/csv.js';
import { toJson } from '../report/json.js';
import { jsonText } from '../report/json/text.js';
import { printReadings } from '../report/readings.js';
import { variantName } from '../report/variants.js';
import {
  type Combination,
  combinationsInWords,
  combinationsOf,
  combinationText,
  countCombinations,
  MOST_COMBINATIONS,
} from '../scenario/readings.js';
import { AS_GIVEN } from '../scenario/read/answers.js';
import type { Scenario } from '../scenario/scenario.js';
import { checkpointFile } from '../node/checkpoint-file.js';
import { workers } from '../node/workers.js';
import { epistemic } from './epistemic.js';
import { EXIT, Failure } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import {
  gather,
  parseLevel,
  parsePoints,
  parsePrecision,
  parseReading,
  parseRuns,
  parseSeed,
  parseSetting,
  parseWorkers,
  READING_HELP,
} from './options.js';
import { createProgress } from './progress.js';
import { findReadings, findVariant, loadOrFail, lowerAll, type World } from './scenario.js';
import { print } from './terminal.js';
import { tooLarge } from './too-large.js';
import { onlyAsked, variantsAsked, variantsNotAsked } from './variants-asked.js';

interface RunOptions {
  readonly variant?: readonly string[];
  readonly reading?: ReadonlyMap<string, string>;
  readonly readings?: true;
  readonly runs?: number;
  readonly precision?: Precision;
  readonly method: Method;
  readonly workers?: number;
  readonly checkpoint?: string;
  readonly seed: Seed;
  readonly set?: ReadonlyMap<string, number>;
  readonly level: number;
  readonly interval: IntervalMethod;
  readonly json?: true;
  readonly csv?: true;
  readonly questionsOnly?: true;
  readonly epistemic?: number;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .description('Play a scenario many times and answer its questions')
    .argument('<file>', 'the scenario file; - for standard input')
    .option(
      '--variant <name>',
      'play this variant; may be repeated; "as given" is the file itself (default: as given, and every variant that a question asks about)',
      gather,
    )
    .option('--reading <name=alternative>', READING_HELP, parseReading)
    .option('--readings', 'answer over all combinations of readings, side by side; --reading fixes some')
    .option(
      '--runs <number>',
      'how many runs of each variant (default: 1000); with --precision how many at most (default: 1000000)',
      parseRuns,
    )
    .option(
      '--precision <half-width>',
      'play until every interval is so narrow: 0.01, or 10% of what is estimated',
      parsePrecision,
    )
    .option(
      '--workers <number>',
      'how many worker threads play what takes long; 0 for none (default: as many as the machine has)',
      parseWorkers,
    )
    .addOption(
      new Option(
        '--epistemic <points>',
        'answer over the ranges of the numbers too, of one variant: what `epistemic` does with so many --points',
      )
        .argParser(parsePoints)
        .conflicts(['readings', 'precision', 'checkpoint', 'csv', 'questionsOnly']),
    )
    .option('--checkpoint <file>', 'keep what was counted in this file, and go on from it; for one variant')
    .addOption(
      new Option(
        '--method <method>',
        'how outcomes and questions are answered: solved exactly, counted over runs, or solved where that is small',
      )
        .choices(['auto', 'exact', 'monte-carlo'])
        .default('auto'),
    )
    .option('--seed <seed>', 'a number or a text; the same seed gives the same runs', parseSeed, 1)
    .option(
      '--set <name=value>',
      'give a number of the scenario another value; may be repeated',
      parseSetting,
    )
    .option('--level <level>', 'the level of the intervals', parseLevel, 0.95)
    .addOption(
      new Option('--interval <method>', 'how intervals are made')
        .choices(['wilson', 'clopper-pearson'])
        .default('wilson'),
    )
    .addOption(new Option('--json', 'write JSON (see `schema result`)').conflicts(['csv', 'questionsOnly']))
    .addOption(new Option('--csv', 'write CSV, one number a line').conflicts('questionsOnly'))
    .option('--questions-only', 'only the questions, and what the answers stand on')
    .action(run);
}

async function run(file: string, options: RunOptions): Promise<void> {
  if (options.epistemic !== undefined) {
    const [variant = AS_GIVEN, another] = options.variant ?? [];
    if (another !== undefined) {
      throw new Failure('What is not known is asked of one variant at a time.', {
        hint: 'Name one --variant.',
      });
    }
    await epistemic(file, { ...options, variant, points: options.epistemic });
    return;
  }
  const read = await loadOrFail(file);
  const { scenario } = read;
  const named = options.variant?.map((name) => findVariant(scenario, name));
  const variants = named ?? variantsAsked(scenario);
  refuseManyCheckpoints(variants, options);
  const models = lowerAll(read, worldsOf(scenario, variants, options), options.set ?? new Map());
  const played = await simulateAll(models, options);
  // A variant that was named answers every question; else each is answered where it is asked.
  const results = named === undefined ? played.map((result) => onlyAsked(scenario, result)) : played;
  const notRun = named === undefined ? variantsNotAsked(scenario) : [];
  print(written(results, notRun, options));
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

/** One variant after the other. Those that were not begun when it was interrupted are left out. */
async function simulateAll(models: readonly Model[], options: RunOptions): Promise<SimulationResult[]> {
  const { runs, precision, method, seed, level, interval, checkpoint } = options;
  const asked = {
    ...(runs === undefined ? {} : { runs }),
    ...(precision === undefined ? {} : { precision }),
    ...(options.workers === 0 ? {} : { crew: workers(options.workers) }),
    ...(checkpoint === undefined ? {} : { checkpoint: checkpointFile(checkpoint) }),
  };
  const results: SimulationResult[] = [];
  const progress = createProgress();
  const interrupt = stopOnInterrupt();
  try {
    for (const model of models) {
      const name = worldName(model);
      const onProgress = (done: number, of: number): void => progress.show(name, done, of);
      const signal = interrupt.signal;
      const how = { ...asked, method, seed, level, interval, signal, onProgress };
      results.push(await orFail(answerModel(model, how)));
      if (interrupt.signal.aborted) break;
    }
    if (results.some((result) => result.stopped)) process.exitCode = interrupt.exitCode;
  } finally {
    interrupt.done();
    progress.clear();
  }
  return results;
}

/** A checkpoint that cannot be gone on from is the user's to mend; a disk or a worker that fails is nobody's fault. */
async function orFail<Result>(simulation: Promise<Result>): Promise<Result> {
  try {
    return await simulation;
  } catch (error) {
    if (error instanceof TooLargeError) throw tooLarge(error);
    if (!(error instanceof CheckpointError || error instanceof CrewError)) throw error;
    const { message, hint, cause } = error;
    const isRefused = error instanceof CheckpointError && cause === undefined;
    throw new Failure(`${message.charAt(0).toUpperCase()}${message.slice(1)}.`, {
      hint,
      exitCode: isRefused ? EXIT.usage : EXIT.machine,
    });
  }
}

function worldName({ variant, readings }: Model): string {
  return [variantName(variant), combinationText(readings)].filter((part) => part !== '').join(', ');
}

function written(
  results: readonly SimulationResult[],
  notRun: readonly string[],
  options: RunOptions,
): string {
  if (options.json === true) return jsonText(toJson(results, VERSION));
  if (options.csv === true) return toCsv(results);
  const wanted = { questionsOnly: options.questionsOnly === true, notRun };
  return options.readings === true ? printReadings(results, wanted) : printAnswers(results, wanted);
}
