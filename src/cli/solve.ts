import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ExactResult, solve } from '../chain/index.js';
import { exactToJson, printExact } from '../report/exact.js';
import { jsonText } from '../report/json/text.js';
import { VERSION } from '../version.js';
import { Finished, EXIT } from './failure.js';
import { gather, readingOption, settingOption } from './options.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll } from './scenario.js';
import { print } from './terminal.js';
import { tooLarge } from './too-large.js';

interface SolveOptions {
  readonly variant?: readonly string[];
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
  readonly memory: number;
  readonly outcomesAndQuestions?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship solve scenarios/first-strike-pact.yaml
  brinkmanship solve scenario.yaml --variant "no pact" --json
  brinkmanship solve large.yaml --memory 4000 --outcomes-and-questions

What does not fit into the memory is refused by name, and the rest is solved; where nothing fits, the exit code is 4.`;

export function addSolve(program: Command): void {
  program
    .command('solve')
    .description('Solve a scenario exactly: the probability of every outcome, answer and fate, with no runs')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--variant <name>', 'under this variant; may be repeated (default: as given)', gather)
    .addOption(readingOption())
    .addOption(settingOption())
    .addOption(
      new Option('--memory <megabytes>', 'how much memory a chain may take')
        .argParser(parseMegabytes)
        .default(1500),
    )
    .option(
      '--outcomes-and-questions',
      'leave out what becomes of commitments, and how often they are tested',
    )
    .option('--json', 'write JSON (see `schema solution`)')
    .addHelpText('after', EXAMPLES)
    .action(solveFile);
}

async function solveFile(file: string, options: SolveOptions): Promise<void> {
  const read = await loadOrFail(file);
  const readings = findReadings(read.scenario, options.reading);
  const variants = options.variant?.map((name) => findVariant(read.scenario, name)) ?? [null];
  const models = lowerAll(
    read,
    variants.map((variant) => ({ variant, readings })),
    options.set ?? new Map(),
  );
  const results = models.map(
    (model): ExactResult =>
      solve(model, {
        megabytes: options.memory,
        ...(options.outcomesAndQuestions === true ? { only: 'outcomes and questions' } : {}),
      }),
  );
  const refused = results.flatMap((result) => result.refused);
  const [first] = refused;
  const solved = results.some(({ outcomes, questions }) => outcomes.length > 0 || questions.length > 0);
  if (first !== undefined && !solved) {
    throw tooLarge({ message: `${first.what} cannot be solved exactly: ${first.message}`, hint: first.hint });
  }
  print(options.json === true ? jsonText(exactToJson(results, VERSION)) : printExact(results));
  if (first !== undefined) throw new Finished(EXIT.tooLarge);
}

function parseMegabytes(text: string): number {
  const megabytes = Number(text);
  if (!/^\d+$/.test(text) || megabytes < 1 || megabytes > 1_000_000) {
    throw new InvalidArgumentError('It must be a whole number of megabytes from 1 to 1000000.');
  }
  return megabytes;
}
