import type { Command } from 'commander';
import { loadBearing } from '../analysis/load-bearing/index.js';
import { jsonText } from '../report/json/text.js';
import { loadBearingToJson } from '../report/load-bearing/json.js';
import { printLoadBearing } from '../report/load-bearing.js';
import { parsePoints, parseRuns, parseTogether } from './options.js';
import { saidOf } from './names-in-scenario.js';
import { addStudyOptions, type StudyCommandOptions, studyFile } from './studying.js';

interface LoadBearingCommandOptions extends StudyCommandOptions {
  readonly of?: string;
  readonly orders?: number;
  readonly together: number;
  readonly traced: number;
}

const EXAMPLES = `
Examples:
  brinkmanship load-bearing scenario.yaml --of "regional war"
  brinkmanship load-bearing scenario.yaml --of "regional war" --together 2
  brinkmanship load-bearing scenario.yaml --of "Q1:at day 90" --variant shock --runs 20000`;

export function addLoadBearing(program: Command): void {
  const command = program
    .command('load-bearing')
    .description(
      'Say what each commitment and each channel carries: what changes without it, and what it contributes',
    )
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--of <what>', 'the name of an outcome, or QUESTION:ROW')
    .option(
      '--orders <number>',
      'draw so many orders of joining for Shapley values (default: exact up to 12 commitments, 64 orders beyond)',
      parsePoints,
    )
    .option(
      '--together <number>',
      'change sets of up to so many commitments together too, and say whether they stand in for each other',
      parseTogether,
      1,
    )
    .option('--traced <number>', 'in how many runs it is looked what held acts back', parseRuns, 200);
  addStudyOptions(command, 4_000, 'load-bearing').addHelpText('after', EXAMPLES).action(load);
}

async function load(file: string, options: LoadBearingCommandOptions): Promise<void> {
  const { of, orders, together, traced } = options;
  await studyFile(
    file,
    options,
    'load',
    (scenario, study) =>
      loadBearing(scenario, {
        ...study,
        of: saidOf(scenario, of),
        together,
        traced,
        ...(orders === undefined ? {} : { orders }),
      }),
    (result) => (options.json === true ? jsonText(loadBearingToJson(result)) : printLoadBearing(result)),
  );
}
