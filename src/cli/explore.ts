import { type Command, Option } from 'commander';
import process from 'node:process';
import { explore, patternsIn, type Property } from '../analysis/exploration/index.js';
import type { Seed } from '../chance/index.js';
import { printExploration } from '../report/exploration.js';
import { explorationToJson } from '../report/exploration/json.js';
import { jsonText } from '../report/json/text.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { EXIT, Failure, Finished, unknownName } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import {
  gather,
  parseForcedMost,
  parseMegabytes,
  parseRuns,
  parseSeconds,
  readingOption,
  seedOption,
  settingOption,
  variantOption,
} from './options.js';
import { createProgress } from './progress.js';
import { checkSettings, findReadings, findVariant } from './names-in-scenario.js';
import { distinct, fileName, loadOrFail } from './scenario.js';
import { complainOf, print } from './terminal.js';

interface ExploreCommandOptions {
  readonly never?: string;
  readonly always?: string;
  readonly leadsTo?: string;
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
  readonly seed: Seed;
  readonly runs: number;
  readonly seconds?: number;
  readonly forced: number;
  readonly act?: readonly string[];
  readonly numbers: boolean;
  readonly megabytes: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship explore scenario.yaml --never "alpha strike beta and intact(alpha-restraint)"
  brinkmanship explore scenario.yaml --always "rung(alpha, beta) < war" --forced 0
  brinkmanship explore scenario.yaml --leads-to "alpha strike beta => beta strike alpha"

Exit codes: 0 the property held as far as was searched, 1 it is broken (or something is wrong with the scenario, and
nothing is printed), 2 something is wrong with the command; 130 and the like where it was stopped before it knew.`;

export function addExplore(program: Command): void {
  const others = ['never', 'always', 'leadsTo'];
  const claim = (flags: string, description: string, name: string): Option =>
    new Option(flags, description).conflicts(others.filter((other) => other !== name));
  program
    .command('explore')
    .description('Look for a run that breaks what is claimed of all runs, and make it as small as can be')
    .argument('<file>', 'the scenario file; - for standard input')
    .addOption(claim('--never <condition>', 'claim that this never comes about', 'never'))
    .addOption(claim('--always <condition>', 'claim that this always holds', 'always'))
    .addOption(
      claim('--leads-to <a => b>', 'claim that whenever a comes about, b does then or later', 'leadsTo'),
    )
    .option('--forced <number>', 'how many acts may be forced at once', parseForcedMost, 2)
    .option('--act <act>', 'only this act may be forced; may be repeated', gather)
    .option('--no-numbers', 'move no numbers within their ranges')
    .option('--runs <number>', 'how many runs at most', parseRuns, 50_000)
    .option('--seconds <number>', 'for how long at most', parseSeconds)
    .addOption(seedOption('the seed of the runs and of the search'))
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption('give a number another value, and leave it so; may be repeated'))
    .option('--megabytes <number>', 'memory for the exact answer; 0 for none', parseMegabytes, 100)
    .option('--json', 'write JSON (see `schema exploration`)')
    .addHelpText('after', EXAMPLES)
    .action(search);
}

async function search(file: string, options: ExploreCommandOptions): Promise<void> {
  const property = propertyOf(options);
  const read = await loadOrFail(file);
  const { scenario, source } = read;
  const { seed, runs, forced, numbers, megabytes, seconds, act, set = new Map<string, number>() } = options;
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  checkSettings(scenario, set);
  checkActs([...patternsIn(scenario).keys()], act ?? []);
  const progress = createProgress();
  const interrupt = stopOnInterrupt();
  const end = seconds === undefined ? Infinity : performance.now() + seconds * 1000;
  const signal = {
    get aborted() {
      return interrupt.signal.aborted || performance.now() > end;
    },
  };
  try {
    const {
      exploration,
      diagnostics,
      aboutProperty,
      scenario: asked,
    } = await explore(source?.text ?? '', property, {
      variant,
      readings,
      set,
      seed,
      runs,
      mostForced: forced,
      moveNumbers: numbers,
      megabytes,
      signal,
      ...(act === undefined ? {} : { acts: act }),
      onProgress: (done, of) => progress.show('exploring', done, of),
      pause: turn,
    });
    progress.clear();
    const [wrong] = aboutProperty;
    if (wrong !== undefined) throw wrongProperty(wrong);
    complainOf(distinct([...read.diagnostics, ...diagnostics]));
    if (exploration === null) throw new Finished(EXIT.diagnostics);
    const name = fileName(file);
    print(
      options.json === true
        ? jsonText(explorationToJson(exploration, name))
        : printExploration(exploration, { file: name, ...(asked === null ? {} : { scenario: asked }) }),
    );
    if (exploration.counterexample !== null) process.exitCode = EXIT.diagnostics;
    else if (interrupt.signal.aborted) process.exitCode = interrupt.exitCode;
  } finally {
    interrupt.done();
    progress.clear();
  }
}

function propertyOf({ never, always, leadsTo }: ExploreCommandOptions): Property {
  if (never !== undefined) return { kind: 'never', condition: never };
  if (always !== undefined) return { kind: 'always', condition: always };
  if (leadsTo === undefined) {
    throw new Failure('Say what is claimed of every run:', {
      hint: '--never CONDITION, --always CONDITION or --leads-to "CONDITION => CONDITION".',
    });
  }
  const [condition = '', effect = '', ...more] = leadsTo.split('=>').map((part) => part.trim());
  if (condition === '' || effect === '' || more.length > 0) {
    throw new Failure('--leads-to takes two conditions:', {
      hint: '--leads-to "alpha strike beta => beta strike alpha".',
    });
  }
  return { kind: 'leads to', condition, effect };
}

function wrongProperty({ message, hint }: Diagnostic): Failure {
  const text = visible(`What is claimed cannot be read: ${message}.`);
  return new Failure(text, hint === undefined ? {} : { hint: visible(`(${hint})`) });
}

function checkActs(known: readonly string[], acts: readonly string[]): void {
  for (const act of acts)
    if (!known.includes(act)) throw unknownName('option for the act', act, [...new Set(known)]);
}

/** Lets signals in. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
