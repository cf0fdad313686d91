import { type Command, Option } from 'commander';
import { createLuck, type Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import { diceOf, playRun, traceRun } from '../reference/index.js';
import { jsonText } from '../report/json/text.js';
import { tellStory } from '../report/story.js';
import { traceToJson } from '../report/trace-json.js';
import { EXIT, Failure, unknownName } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import {
  type ForcedText,
  parseForced,
  parseRun,
  parseRuns,
  readingOption,
  seedOption,
  settingOption,
  variantOption,
} from './options.js';
import { withForced } from './forced.js';
import { createProgress, QUIET_HELP } from './progress.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll } from './scenario.js';
import { print } from './terminal.js';

interface TraceOptions {
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly seed: Seed;
  readonly run?: number;
  readonly find?: string;
  readonly runs: number;
  readonly set?: ReadonlyMap<string, number>;
  readonly force?: readonly ForcedText[];
  readonly json?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship trace scenario.yaml --run 12
  brinkmanship trace scenario.yaml --find "regional war"
  brinkmanship trace scenario.yaml --find "none of these" --variant "no pact" --json`;

export function addTrace(program: Command): void {
  program
    .command('trace')
    .description('Tell one run as a story: what happened on which day, and why')
    .argument('<file>', 'the scenario file; - for standard input')
    .addOption(seedOption('the seed of the runs'))
    .option('--run <number>', 'which run, counting from 0 (default: 0)', parseRun)
    .addOption(
      new Option('--find <outcome>', 'the first run that ends so; "none of these" is one too').conflicts(
        'run',
      ),
    )
    .option('--runs <number>', 'with --find: how many runs to look through', parseRuns, 1_000)
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
    .option(
      '--force <act on tick>',
      'make an act happen: "alpha strike beta on 30"; may be repeated',
      parseForced,
    )
    .option('--json', 'write JSON: every event with its cause')
    .option('--quiet', QUIET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(trace);
}

async function trace(file: string, options: TraceOptions): Promise<void> {
  const loaded = await loadOrFail(file);
  const asked = findVariant(loaded.scenario, options.variant);
  const { read, variant } = withForced(loaded, asked, options.force ?? []);
  const { scenario } = read;
  const readings = findReadings(scenario, options.reading);
  for (const model of lowerAll(read, [{ variant, readings }], options.set ?? new Map())) {
    const run = options.find === undefined ? (options.run ?? 0) : await findRun(model, options.find, options);
    const told = traceRun(model, options.seed, run);
    print(options.json === true ? jsonText(traceToJson(model, told)) : tellStory(model, told, { scenario }));
  }
}

const NONE = 'none of these';

/** The first run that ends in this outcome. */
async function findRun(model: Model, name: string, options: TraceOptions): Promise<number> {
  const { seed, runs } = options;
  const names = model.outcomes.map((outcome) => outcome.name);
  if (name !== NONE && !names.includes(name)) throw unknownName('outcome', name, [...names, NONE]);
  const wanted = name === NONE ? null : names.indexOf(name);
  const luck = createLuck(seed);
  const progress = createProgress(options);
  const interrupt = stopOnInterrupt();
  try {
    for (let run = 0; run < runs; run += 1) {
      if (playRun(model, diceOf(luck, run)).outcome === wanted) return run;
      if (run % 64 !== 63) continue;
      progress.show(`looking for "${name}"`, run + 1, runs);
      await turn();
      if (interrupt.signal.aborted) throw new Failure('Interrupted.', { exitCode: interrupt.exitCode });
    }
  } finally {
    interrupt.done();
    progress.clear();
  }
  const hint = 'Look through more with --runs, or try another --seed.';
  throw new Failure(`None of the first ${runs} runs ends in "${name}".`, {
    hint,
    exitCode: EXIT.diagnostics,
  });
}

/** Lets signals in. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
