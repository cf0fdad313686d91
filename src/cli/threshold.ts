import { type Command, Option } from 'commander';
import { thresholdOf } from '../analysis/threshold/index.js';
import { jsonText } from '../report/json/text.js';
import { printThreshold } from '../report/threshold.js';
import { thresholdToJson } from '../report/threshold/json.js';
import { Failure } from './failure.js';
import { gather, parseNumber, parsePoints, parseProbability } from './options.js';
import { findVariant, saidOf } from './names-in-scenario.js';
import { addStudyOptions, type StudyCommandOptions, studyFile } from './studying.js';

interface ThresholdCommandOptions extends StudyCommandOptions {
  readonly param: string;
  readonly of?: string;
  readonly at?: number;
  readonly between?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly places: number;
}

const EXAMPLES = `
Examples:
  brinkmanship threshold scenario.yaml --param alpha-restraint.fidelity --of "regional war" --at 10%
  brinkmanship threshold scenario.yaml --param "joint blame" --of "regional war" --between calm --between shock
  brinkmanship threshold scenario.yaml --param horizon-fear --from 0 --to 0.5 --of "Q1:at day 90" --at 0.5`;

export function addThreshold(program: Command): void {
  const command = program
    .command('threshold')
    .description(
      'Say at which value of a number a probability reaches a level, or two variants change their order',
    )
    .argument('<file>', 'the scenario file; - for standard input')
    .requiredOption('--param <name>', 'the number that is moved')
    .option('--of <what>', 'the name of an outcome, or QUESTION:ROW')
    .option('--at <probability>', 'the level: 0.5, or 50%', parseProbability)
    .addOption(
      new Option(
        '--between <variant>',
        'one of two variants that may change their order; given twice, or "a,b"',
      )
        .argParser(gather)
        .conflicts(['at']),
    )
    .option('--from <value>', 'from here (default: the low end of its range)', parseNumber)
    .option('--to <value>', 'to here (default: the high end of its range)', parseNumber)
    .option('--places <number>', 'how many values, evenly over the range, are played first', parsePoints, 11);
  addStudyOptions(command, 10_000, 'threshold').addHelpText('after', EXAMPLES).action(threshold);
}

async function threshold(file: string, options: ThresholdCommandOptions): Promise<void> {
  const { param, of, at, from, to, places } = options;
  if (at === undefined && options.between === undefined) {
    throw new Failure('What is looked for is not said.', {
      hint: 'Say --at a level, or --between two variants.',
    });
  }
  await studyFile(
    file,
    options,
    'threshold',
    (scenario, study) => {
      const names = options.between?.flatMap((text) =>
        scenario.variants.some(({ name }) => name === text) ? [text] : text.split(','),
      );
      const [first, second, ...more] = names?.map((name) => findVariant(scenario, name.trim())) ?? [];
      if (names !== undefined && (first === undefined || second === undefined || more.length > 0)) {
        throw new Failure('An order is one of two variants.', {
          hint: 'Name two: --between "as given","no pact".',
        });
      }
      return thresholdOf(scenario, {
        ...study,
        parameter: param,
        of: saidOf(scenario, of),
        places,
        ...(at === undefined ? {} : { at }),
        ...(first === undefined || second === undefined ? {} : { between: [first, second] as const }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    },
    (result) => (options.json === true ? jsonText(thresholdToJson(result)) : printThreshold(result)),
  );
}
