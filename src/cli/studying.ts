import { type Command, Option } from 'commander';
import type { Method, Team } from '../montecarlo/index.js';
import type { Seed } from '../chance/index.js';
import type { StudyOptions } from '../analysis/evaluation/study.js';
import type { Analysis } from '../analysis/evaluation/worlds.js';
import { team as threads } from '../node/workers.js';
import type { Scenario } from '../scenario/scenario.js';
import { analyse } from './analysing.js';
import {
  levelOption,
  parseRuns,
  parseWorkers,
  readingOption,
  seedOption,
  settingOption,
  variantOption,
} from './options.js';
import { checkSettings, findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, type ReadFile } from './scenario.js';

/** What the commands share that evaluate many models. */

/** Their options. */
export interface StudyCommandOptions {
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly runs?: number;
  readonly seed: Seed;
  readonly set?: ReadonlyMap<string, number>;
  readonly level: number;
  readonly workers?: number;
  readonly json?: true;
  /** How models are answered: counted over runs where it cannot be said. */
  readonly method?: string;
}

/**
 * Adds the options that they share.
 *
 * @param runs how many runs of each model are played unless told; null where each part has a number of its own
 * @param schema the name of the schema of its JSON
 */
export function addStudyOptions(
  command: Command,
  runs: number | null,
  schema: string,
  method: Option | null = methodOption(),
): Command {
  if (method !== null) command.addOption(method);
  return addOptionsOfAll(command.addOption(variantOption()), runs, schema);
}

/** The same for a study of several variants, which names them in its own way, and says itself how models are answered. */
export function addOptionsOfAll(command: Command, runs: number | null, schema: string): Command {
  return command
    .addOption(readingOption())
    .option('--runs <number>', 'how many runs of each model', parseRuns, runs ?? undefined)
    .addOption(seedOption())
    .addOption(settingOption('give a number of the scenario another value, which it keeps; may be repeated'))
    .addOption(levelOption())
    .option(
      '--workers <number>',
      'how many worker threads play; 0 for none (default: as many as the machine has)',
      parseWorkers,
    )
    .option('--json', `write JSON (see \`schema ${schema}\`)`);
}

/** `--method auto`: how what is asked is answered. */
export function methodOption(
  help = 'how models are answered: solved exactly, counted over runs, or solved where that is about as fast',
): Option {
  return new Option('--method <method>', help).choices([...METHODS]).default('auto');
}

const METHODS = ['auto', 'exact', 'monte-carlo'] as const;

/** A method of answering, by its name. */
export function methodOf(name: string | undefined): Method {
  return METHODS.find((method) => method === name) ?? 'monte-carlo';
}

/**
 * Reads a file, runs a study of it on worker threads, and prints what it found.
 *
 * @param unit what is counted while it works
 */
export async function studyFile<Result extends { readonly stopped: boolean }>(
  file: string,
  options: StudyCommandOptions,
  name: string,
  work: (scenario: Scenario, options: StudyOptions) => Promise<Analysis<Result>>,
  written: (result: Result, read: ReadFile) => string,
  unit = 'models',
): Promise<void> {
  const { runs, seed, level, set = new Map<string, number>() } = options;
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  checkSettings(scenario, set);
  const team: Team | null = options.workers === 0 ? null : threads(options.workers);
  try {
    await analyse(
      read,
      { name, unit, method: options.method },
      (hands) =>
        work(scenario, {
          variant,
          readings,
          set,
          source,
          seed,
          level,
          method: methodOf(options.method),
          ...(runs === undefined ? {} : { runs }),
          ...(team === null ? {} : { team }),
          ...hands,
        }),
      (result) => written(result, read),
    );
  } finally {
    await team?.close();
  }
}
