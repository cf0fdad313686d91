import type { Command } from 'commander';
import { robustnessOf } from '../analysis/robustness/index.js';
import { jsonText } from '../report/json/text.js';
import { robustToJson } from '../report/robustness/json.js';
import { printRobust } from '../report/robustness.js';
import { gather, parsePoints } from './options.js';
import { addOptionsOfAll, methodOption, type StudyCommandOptions, studyFile } from './studying.js';
import { comparedVariants, questionsCompared } from './variants-compared.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';

interface RobustCommandOptions extends Omit<StudyCommandOptions, 'variant'> {
  readonly variants: readonly string[];
  readonly points: number;
}

const EXAMPLES = `
Examples:
  brinkmanship robust scenario.yaml --variants "no pact"
  brinkmanship robust scenario.yaml --variants "as given","no pact","no channel" --points 200
  brinkmanship robust scenario.yaml --variants calm --json`;

export function addRobust(program: Command): void {
  const command = program
    .command('robust')
    .description('Say which differences between variants stand whatever the numbers are within their ranges')
    .argument('<file>', 'the scenario file; - for standard input')
    .requiredOption(
      '--variants <names>',
      'names of variants with commas between them; may be repeated. The first is what the others are held against; of one alone that is "as given"',
      gather,
    )
    .option('--points <number>', 'how many draws of all numbers', parsePoints, 100)
    .addOption(methodOption());
  addOptionsOfAll(command, 1_000, 'robust').addHelpText('after', EXAMPLES).action(robust);
}

async function robust(file: string, options: RobustCommandOptions): Promise<void> {
  const { points } = options;
  await studyFile(
    file,
    { ...options, variant: AS_GIVEN },
    'what stands',
    (scenario, study) =>
      robustnessOf(scenario, { ...study, points, variants: comparedVariants(scenario, options.variants) }),
    (result, { scenario }) => {
      if (options.json === true) return jsonText(robustToJson(result));
      return printRobust(result, { questions: questionsCompared(scenario, result.others) });
    },
  );
}
