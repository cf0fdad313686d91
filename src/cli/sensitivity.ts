import { type Command, InvalidArgumentError, Option } from 'commander';
import { type SensitivityMethod, sensitivityOf } from '../analysis/sensitivity-study/index.js';
import { jsonText } from '../report/json/text.js';
import { sensitivityToJson } from '../report/sensitivity/json.js';
import { printSensitivity } from '../report/sensitivity.js';
import { parseRuns } from './options.js';
import { addStudyOptions, type StudyCommandOptions, studyFile } from './studying.js';

interface SensitivityCommandOptions extends StudyCommandOptions {
  readonly of: string;
  readonly method: SensitivityMethod | 'screening' | 'all';
  readonly trajectories: number;
  readonly rows: number;
  readonly most: number;
  readonly pairs?: true;
  readonly points: number;
}

const EXAMPLES = `
Examples:
  brinkmanship sensitivity scenario.yaml --of "regional war"
  brinkmanship sensitivity scenario.yaml --of "Q1:at day 90" --method tornado
  brinkmanship sensitivity scenario.yaml --of "regional war" --method sobol --most 8 --rows 256`;

export function addSensitivity(program: Command): void {
  const command = program
    .command('sensitivity')
    .description('Say which of the numbers that are known only to a range a probability depends on')
    .argument('<file>', 'the scenario file; - for standard input')
    .requiredOption('--of <what>', 'the name of an outcome, or QUESTION:ROW')
    .addOption(
      new Option('--method <method>', 'how; screening is tornado and morris')
        .choices(['screening', 'tornado', 'morris', 'sobol', 'pawn', 'all'])
        .default('screening'),
    )
    .option('--trajectories <number>', 'trajectories of the screening by Morris', parseRuns, 10)
    .option('--rows <number>', 'rows of the sample for Sobol indices: a power of two', parseRows, 128)
    .option(
      '--most <number>',
      'how many numbers get Sobol indices: the first of the screening',
      parseRuns,
      10,
    )
    .option('--pairs', 'Sobol indices of pairs too')
    .option('--points <number>', 'points of the sample for PAWN', parseRuns, 512);
  addStudyOptions(command, 1_000, 'sensitivity').addHelpText('after', EXAMPLES).action(sensitivity);
}

const METHODS: Readonly<Record<SensitivityCommandOptions['method'], readonly SensitivityMethod[]>> = {
  screening: ['tornado', 'morris'],
  tornado: ['tornado'],
  morris: ['morris'],
  sobol: ['sobol'],
  pawn: ['pawn'],
  all: ['tornado', 'morris', 'sobol', 'pawn'],
};

async function sensitivity(file: string, options: SensitivityCommandOptions): Promise<void> {
  const { of, trajectories, rows, most, pairs = false, points } = options;
  const methods = METHODS[options.method];
  await studyFile(
    file,
    options,
    'sensitivity',
    (scenario, study) =>
      sensitivityOf(scenario, { ...study, of, methods, trajectories, rows, most, pairs, points }),
    (result) => (options.json === true ? jsonText(sensitivityToJson(result)) : printSensitivity(result)),
  );
}

function parseRows(text: string): number {
  const rows = parseRuns(text);
  if (rows < 2 || !Number.isInteger(Math.log2(rows))) {
    throw new InvalidArgumentError('It must be a power of two from 2, such as 128.');
  }
  return rows;
}
