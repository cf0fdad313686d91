import { Argument, type Command } from 'commander';
import { waysOf } from '../reference/index.js';
import { Failure, unknownName } from './failure.js';
import { parseWidth } from './options.js';
import { playAll } from './report.js';
import { addSimulationOptions, type SimulationOptions } from './simulation.js';
import { methodOption } from './studying.js';
import { print } from './terminal.js';
import { writeOrFail } from './write-file.js';

const KINDS = [
  'outcomes',
  'incidence',
  'variants',
  'fates',
  'pathways',
  'network',
  'question',
  'lifecycle',
] as const;

interface ChartCommandOptions extends SimulationOptions {
  readonly of?: string;
  readonly width: number;
  readonly output: string;
}

const EXAMPLES = `
Examples:
  brinkmanship chart outcomes scenario.yaml -o outcomes.svg
  brinkmanship chart question scenario.yaml --of Q1 --width 480 -o q1.svg
  brinkmanship chart lifecycle scenario.yaml --of alpha-restraint > life.svg`;

export function addChart(program: Command): void {
  const command = program
    .command('chart')
    .description('Draw one of the charts of a report as an SVG picture')
    .addArgument(new Argument('<chart>', 'which one').choices(KINDS))
    .argument('<file>', 'the scenario file; - for standard input')
    .option('--of <name>', 'of which question, or of which commitment')
    .option('--width <pixels>', 'how wide', parseWidth, 720)
    .option('-o, --output <file>', 'where to; - for standard output', '-')
    .addOption(
      methodOption(
        'how outcomes and questions are answered: solved exactly, counted over runs, or solved where that is small',
      ),
    );
  addSimulationOptions(command).addHelpText('after', EXAMPLES).action(draw);
}

async function draw(kind: (typeof KINDS)[number], file: string, options: ChartCommandOptions): Promise<void> {
  const svg = await picture(kind, file, options);
  if (options.output === '-') print(svg);
  else await writeOrFail(options.output, svg);
}

async function picture(
  kind: (typeof KINDS)[number],
  file: string,
  options: ChartCommandOptions,
): Promise<string> {
  const { chart } = await import('brinkmanship/charts');
  const { scenario, worlds } = await playAll(file, options);
  const results = worlds.map(({ result }) => result);
  const { width } = options;
  const [first] = worlds;
  if (first === undefined) throw new Failure('Nothing was played.');
  const { model, result } = first;
  switch (kind) {
    case 'outcomes':
    case 'fates':
      return chart[kind](result, { width });
    case 'incidence': {
      const drawn = chart.incidence(result, { width });
      if (drawn === null)
        throw new Failure('No run was ended by an outcome.', { hint: 'See `chart outcomes`.' });
      return drawn;
    }
    case 'variants':
      return chart.variants(results, { width });
    case 'pathways':
      return chart.pathways(model, [...waysOf(model, { runs: result.runs, seed: result.seed })], { width });
    case 'network':
      return chart.network(scenario, { width });
    case 'question': {
      const names = results.flatMap(({ questions }) => questions.map(({ name }) => name));
      return chart.question(results, chosen('question', options.of, [...new Set(names)]), { width });
    }
    case 'lifecycle': {
      const names = scenario.commitments.map(({ name }) => name);
      const name = chosen('commitment', options.of, names);
      const commitment = scenario.commitments.find((one) => one.name === name);
      if (commitment === undefined) throw unknownName('commitment', name, names);
      return chart.lifecycle(commitment, result, { width });
    }
  }
}

function chosen(kind: string, name: string | undefined, known: readonly string[]): string {
  if (name === undefined)
    throw new Failure(`Say of which ${kind}, with --of.`, { hint: `There are: ${known.join(', ')}.` });
  if (!known.includes(name)) throw unknownName(kind, name, known);
  return name;
}
