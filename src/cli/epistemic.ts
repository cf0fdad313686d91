import type { Command } from 'commander';
import { epistemicOf } from '../analysis/epistemic/index.js';
import { epistemicToJson } from '../report/epistemic/json.js';
import { printEpistemic } from '../report/epistemic.js';
import { jsonText } from '../report/json/text.js';
import { parsePoints } from './options.js';
import { addStudyOptions, type StudyCommandOptions, studyFile } from './studying.js';

interface EpistemicCommandOptions extends StudyCommandOptions {
  readonly points: number;
  readonly of?: string;
}

const EXAMPLES = `
Examples:
  brinkmanship epistemic scenario.yaml
  brinkmanship epistemic scenario.yaml --of "regional war"
  brinkmanship epistemic scenario.yaml --variant "no pact" --points 400
  brinkmanship run scenario.yaml --epistemic 100`;

export function addEpistemic(program: Command): void {
  const command = program
    .command('epistemic')
    .description(
      'Answer over the ranges of the numbers: a band for what is not known beside the interval for chance',
    )
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--of <what>', 'the name of an outcome, or QUESTION:ROW: all that is asked, unless told')
    .option('--points <number>', 'points of each of two Latin hypercubes over the ranges', parsePoints, 100);
  addStudyOptions(command, 1_000, 'epistemic').addHelpText('after', EXAMPLES).action(epistemic);
}

async function epistemic(file: string, options: EpistemicCommandOptions): Promise<void> {
  const { points, of, variant } = options;
  await studyFile(
    file,
    options,
    'what is not known',
    (scenario, study) => epistemicOf(scenario, { ...study, points, ...(of === undefined ? {} : { of }) }),
    (result, { scenario }) => {
      if (options.json === true) return jsonText(epistemicToJson(result));
      if (of !== undefined) return printEpistemic(result);
      const asked = scenario.questions.filter(({ under }) => under === null || under.includes(variant));
      return printEpistemic(result, { questions: asked.map(({ name }) => name) });
    },
  );
}
