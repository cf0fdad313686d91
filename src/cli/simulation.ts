import { type Command, Option } from 'commander';
import process from 'node:process';
import type { Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import { answerModel, type IntervalMethod, type Method, type Precision } from '../montecarlo/index.js';
import type { SimulationResult } from '../montecarlo/result.js';
import { checkpointFile } from '../node/checkpoint-file.js';
import { workers } from '../node/workers.js';
import { variantName } from '../report/variants.js';
import { combinationText } from '../scenario/readings.js';
import { stopOnInterrupt } from './interrupt.js';
import {
  gather,
  levelOption,
  parsePrecision,
  parseRuns,
  parseWorkers,
  readingOption,
  seedOption,
  settingOption,
} from './options.js';
import { createProgress, QUIET_HELP } from './progress.js';

/** How scenarios are simulated by the commands that do, and the options that say so. */

export interface SimulationOptions {
  readonly variant?: readonly string[];
  readonly reading?: ReadonlyMap<string, string>;
  readonly runs?: number;
  readonly precision?: Precision;
  /** Counted over runs unless told. */
  readonly method?: Method;
  readonly workers?: number;
  readonly checkpoint?: string;
  readonly seed: Seed;
  readonly set?: ReadonlyMap<string, number>;
  readonly level: number;
  readonly interval: IntervalMethod;
  readonly quiet?: true;
}

export function addSimulationOptions(command: Command): Command {
  return command
    .option(
      '--variant <name>',
      'play this variant; may be repeated; "as given" is the file itself (default: as given, and every variant that a question asks about)',
      gather,
    )
    .addOption(readingOption())
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
    .addOption(seedOption('a number or a text; the same seed gives the same runs'))
    .addOption(settingOption())
    .addOption(levelOption())
    .addOption(
      new Option('--interval <method>', 'how intervals are made')
        .choices(['wilson', 'clopper-pearson'])
        .default('wilson'),
    )
    .option('--quiet', QUIET_HELP);
}

/** One variant after the other. Those that were not begun when it was interrupted are left out. */
export async function simulateAll(
  models: readonly Model[],
  options: SimulationOptions,
): Promise<SimulationResult[]> {
  const { runs, precision, method = 'monte-carlo', seed, level, interval, checkpoint } = options;
  const asked = {
    ...(runs === undefined ? {} : { runs }),
    ...(precision === undefined ? {} : { precision }),
    ...(options.workers === 0 ? {} : { crew: workers(options.workers) }),
    ...(checkpoint === undefined ? {} : { checkpoint: checkpointFile(checkpoint) }),
  };
  const results: SimulationResult[] = [];
  const progress = createProgress(options);
  const interrupt = stopOnInterrupt(method);
  try {
    for (const model of models) {
      const name = worldName(model);
      const onProgress = (done: number, of: number): void => progress.show(name, done, of);
      const signal = interrupt.signal;
      const how = { ...asked, method, seed, level, interval, signal, onProgress };
      results.push(await answerModel(model, how));
      if (interrupt.signal.aborted) break;
    }
    if (results.some((result) => result.stopped)) process.exitCode = interrupt.exitCode;
  } finally {
    interrupt.done();
    progress.clear();
  }
  return results;
}

function worldName({ variant, readings }: Model): string {
  return [variantName(variant), combinationText(readings)].filter((part) => part !== '').join(', ');
}
