import { type Command, InvalidArgumentError, Option } from 'commander';
import { type SensitivityMethod, sensitivityOf } from '../analysis/sensitivity/index.js';
import { jsonText } from '../report/json/text.js';
import { sensitivityToJson } from '../report/sensitivity/json.js';
import { printSensitivity } from '../report/sensitivity.js';
import { parseRuns } from './options.js';
import { saidOf } from './names-in-scenario.js';
import { addStudyOptions, type StudyCommandOptions, studyFile } from './studying.js';

interface SensitivityCommandOptions extends Omit<StudyCommandOptions, 'method'> {
  readonly of?: string;
  readonly method: Methods;
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
  brinkmanship sensitivity scenario.yaml --of "regional war" --method sobol --most 8 --rows 256
  brinkmanship sensitivity scenario.yaml --of "regional war" --method morris --method exact`;

export function addSensitivity(program: Command): void {
  const command = program
    .command('sensitivity')
    .description('Say which of the numbers that are known only to a range a probability depends on')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--of <what>', 'the name of an outcome, or QUESTION:ROW')
    .addOption(
      new Option(
        '--method <method>',
        'which analysis: tornado, morris, sobol, pawn, all, or screening, which is tornado and morris; and how models are answered: auto, exact or monte-carlo; once for each',
      )
        .argParser(parseMethod)
        .default({ analysis: 'screening', answers: 'auto' } satisfies Methods, 'screening, auto'),
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
  addStudyOptions(command, 1_000, 'sensitivity', null).addHelpText('after', EXAMPLES).action(sensitivity);
}

const ANALYSES = {
  screening: ['tornado', 'morris'],
  tornado: ['tornado'],
  morris: ['morris'],
  sobol: ['sobol'],
  pawn: ['pawn'],
  all: ['tornado', 'morris', 'sobol', 'pawn'],
} as const satisfies Readonly<Record<string, readonly SensitivityMethod[]>>;

type Analysis = keyof typeof ANALYSES;

/** What is made of the answers, and how there come to be any. */
interface Methods {
  readonly analysis: Analysis;
  readonly answers: string;
}

const ANSWERS = ['auto', 'exact', 'monte-carlo'];

function parseMethod(text: string, before: Methods): Methods {
  if (ANSWERS.includes(text)) return { ...before, answers: text };
  if (text in ANALYSES) return { ...before, analysis: text as Analysis };
  throw new InvalidArgumentError(`Allowed choices are ${[...Object.keys(ANALYSES), ...ANSWERS].join(', ')}.`);
}

async function sensitivity(file: string, options: SensitivityCommandOptions): Promise<void> {
  const { of, trajectories, rows, most, pairs = false, points } = options;
  const methods = ANALYSES[options.method.analysis];
  await studyFile(
    file,
    { ...options, method: options.method.answers },
    'sensitivity',
    (scenario, study) =>
      sensitivityOf(scenario, {
        ...study,
        of: saidOf(scenario, of),
        methods,
        trajectories,
        rows,
        most,
        pairs,
        points,
      }),
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
