import type { Command } from 'commander';
import { discover } from '../analysis/discover/index.js';
import { discoveryToJson } from '../report/discover/json.js';
import { printDiscovery } from '../report/discover.js';
import { jsonText } from '../report/json/text.js';
import { parsePoints, parseProbability } from './options.js';
import { saidOf } from './names-in-scenario.js';
import { addStudyOptions, type StudyCommandOptions, studyFile } from './studying.js';

interface DiscoverCommandOptions extends StudyCommandOptions {
  readonly of?: string;
  readonly above: number;
  readonly points: number;
}

const EXAMPLES = `
Examples:
  brinkmanship discover scenario.yaml --of "regional war" --above 20%
  brinkmanship discover scenario.yaml --of "Q1:at day 90" --above 0.5 --points 1024`;

export function addDiscover(program: Command): void {
  const command = program
    .command('discover')
    .description('Say where, over the ranges of the numbers, a probability is above a line')
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--of <what>', 'the name of an outcome, or QUESTION:ROW')
    .requiredOption('--above <probability>', 'the line: 0.2, or 20%', parseProbability)
    .option('--points <number>', 'points over the ranges, from 20; best a power of two', parsePoints, 512);
  addStudyOptions(command, 1_000, 'discover').addHelpText('after', EXAMPLES).action(discovery);
}

async function discovery(file: string, options: DiscoverCommandOptions): Promise<void> {
  const { of, above } = options;
  const points = Math.max(20, options.points);
  await studyFile(
    file,
    options,
    'discovery',
    (scenario, study) => discover(scenario, { ...study, of: saidOf(scenario, of), above, points }),
    (result) => (options.json === true ? jsonText(discoveryToJson(result)) : printDiscovery(result)),
  );
}
