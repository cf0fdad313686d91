import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Observation, parseObservation, update } from '../analysis/updating/index.js';
import type { Seed } from '../chance/index.js';
import type { Method } from '../montecarlo/index.js';
import { workers } from '../node/workers.js';
import { jsonText } from '../report/json/text.js';
import { printUpdating } from '../report/updating.js';
import { updatingToJson } from '../report/updating/json.js';
import { analyse } from './analysing.js';
import {
  gather,
  levelOption,
  parseMemory,
  parseRuns,
  parseTick,
  parseWorkers,
  readingOption,
  seedOption,
  settingOption,
  variantOption,
} from './options.js';
import { checkSettings, findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail } from './scenario.js';

interface UpdateCommandOptions {
  readonly given?: readonly Observation[];
  readonly day?: number;
  readonly nothingElse?: true;
  readonly next: number;
  readonly of?: string;
  readonly candidate?: readonly string[];
  readonly method: Method | 'weighted';
  readonly memory: number;
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
  readonly runs: number;
  readonly effective: number;
  readonly seed: Seed;
  readonly level: number;
  readonly workers?: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship update scenario.yaml --given "alpha strike beta@12"
  brinkmanship update scenario.yaml --given "alpha threaten beta@<=20" --given "not alpha strike beta@<=20"
  brinkmanship update scenario.yaml --given "unrest is calm@30" --nothing-else --of "regional war" --next 7

An observation is a condition, an @ and a tick. "alpha strike beta@12": on day 12. "@<=12": on day 12 or before. "not" in
front: it did not happen then, or on no day up to it. Of what is not mentioned nothing is said.`;

export function addUpdate(program: Command): void {
  program
    .command('update')
    .description('Answer given what has been observed so far, and say what to watch next')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--given <event@tick>', 'what was observed; may be repeated', gatherObservation)
    .option(
      '--day <tick>',
      'up to which tick the world was observed (default: that of the last observation)',
      parseTick,
    )
    .option('--nothing-else', 'up to then no act has happened but those that are given')
    .option('--next <ticks>', 'for how many ticks it is asked what to watch; 0 for none', parseTick, 14)
    .option('--of <what>', 'the outcome, or QUESTION:ROW, that this is asked of (default: the first outcome)')
    .option('--candidate <condition>', 'something else that may be watched for; may be repeated', gather)
    .addOption(
      new Option('--method <method>', 'by the chain, over runs, over weighted runs, or by what fits')
        .choices(['auto', 'exact', 'monte-carlo', 'weighted'])
        .default('auto'),
    )
    .option('--memory <megabytes>', 'with --method exact: the most memory for a chain', parseMemory, 1500)
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
    .option('--runs <number>', 'how many runs at most', parseRuns, 4_000_000)
    .option('--effective <number>', 'how many runs that agree are enough', parseRuns, 20_000)
    .addOption(seedOption())
    .addOption(levelOption())
    .option(
      '--workers <number>',
      'how many worker threads play; 0 for none (default: as many as the machine has)',
      parseWorkers,
    )
    .option('--json', 'write JSON (see `schema update`)')
    .addHelpText('after', EXAMPLES)
    .action(updateFile);
}

function gatherObservation(text: string, before: readonly Observation[] = []): Observation[] {
  const observation = parseObservation(text);
  if (observation !== null) return [...before, observation];
  throw new InvalidArgumentError(
    'It must be a condition, an @ and a tick from 1: --given "alpha strike beta@12", or "not alpha strike beta@<=12".',
  );
}

async function updateFile(file: string, options: UpdateCommandOptions): Promise<void> {
  const { given = [], day, nothingElse, next, of, candidate, method, memory, set, runs, effective } = options;
  const { seed, level } = options;
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  checkSettings(scenario, set ?? new Map());
  await analyse(
    read,
    { name: 'update', unit: 'runs', method },
    (hands) =>
      update(source?.text ?? '', given, {
        variant,
        readings,
        next,
        method,
        megabytes: memory,
        runs,
        effective,
        seed,
        level,
        source,
        ...(day === undefined ? {} : { observedUpTo: day }),
        ...(nothingElse === undefined ? {} : { nothingElse }),
        ...(of === undefined ? {} : { of }),
        ...(candidate === undefined ? {} : { candidates: candidate }),
        ...(set === undefined ? {} : { set }),
        ...(options.workers === 0 ? {} : { crew: workers(options.workers) }),
        ...hands,
      }),
    (result) => (options.json === true ? jsonText(updatingToJson(result)) : printUpdating(result)),
  );
}
