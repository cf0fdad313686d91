import { Argument, type Command } from 'commander';
import process from 'node:process';
import type { Model } from '../model/model.js';
import { waysOf } from '../reference/index.js';
import { quoted } from '../report/analysis/head.js';
import { askedText } from '../analysis/evaluation/asked.js';
import { leadingEffects } from '../report/sensitivity/tornado.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';
import { EXIT, Failure, Finished, unknownName } from './failure.js';
import { parseWidth } from './options.js';
import { playAll } from './report.js';
import { firstThatComesAbout, loadOf, refuseUnasked, tornadoOf } from './report-studies.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll } from './scenario.js';
import { addSimulationOptions, simulateAll, type SimulationOptions } from './simulation.js';
import { methodOption } from './studying.js';
import { print } from './terminal.js';
import { refuseOver, writeOrFail } from './write-file.js';

/** The charts for which many models are played. */
const STUDIES = ['load-bearing', 'tornado'] as const;

const KINDS = [
  'outcomes',
  'incidence',
  'variants',
  'fates',
  'pathways',
  'network',
  'question',
  'lifecycle',
  ...STUDIES,
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
  brinkmanship chart lifecycle scenario.yaml --of alpha-restraint > life.svg
  brinkmanship chart tornado scenario.yaml --of "regional war" --variant "no pact" -o tornado.svg
  brinkmanship chart load-bearing scenario.yaml --of "Q1:at day 90" --runs 4000 -o load.svg`;

export function addChart(program: Command): void {
  const command = program
    .command('chart')
    .description('Draw one of the charts of a report as an SVG picture')
    .addArgument(new Argument('<chart>', 'which one').choices(KINDS))
    .argument('<file>', 'the scenario file; - for standard input')
    .option(
      '--of <name>',
      'of which question; of which commitment; or, of a tornado and of what bears the load, the name of an outcome or QUESTION:ROW (default: the first outcome that comes about)',
    )
    .option('--width <pixels>', 'how wide', parseWidth, 720)
    .option('-o, --output <file>', 'where to; - for standard output', '-')
    .addOption(
      methodOption(
        'how outcomes and questions are answered: solved exactly, counted over runs, or solved where that is small',
      ),
    );
  addSimulationOptions(command).addHelpText('after', EXAMPLES).action(draw);
}

async function draw(kind: Kind, file: string, options: ChartCommandOptions): Promise<void> {
  refuseOver(file, '-o', options.output);
  const svg = isStudy(kind) ? await studyPicture(kind, file, options) : await picture(kind, file, options);
  if (options.output === '-') print(svg);
  else await writeOrFail(options.output, svg);
}

type Kind = (typeof KINDS)[number];
type Study = (typeof STUDIES)[number];

function isStudy(kind: Kind): kind is Study {
  return STUDIES.some((study) => study === kind);
}

async function picture(
  kind: Exclude<Kind, Study>,
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

/** What many models of one variant say: the same that the report of it shows. */
async function studyPicture(kind: Study, file: string, options: ChartCommandOptions): Promise<string> {
  const { variant: variants = [], precision, set = new Map<string, number>(), runs } = options;
  const [variant = AS_GIVEN, another] = variants;
  if (another !== undefined)
    throw new Failure(`A chart of this kind is of one variant, not of ${variants.length}.`);
  if (precision !== undefined)
    throw new Failure('--precision is for shares of runs.', {
      hint: 'Say how many runs of each model, with --runs.',
    });
  const { chart } = await import('brinkmanship/charts');
  const read = await loadOrFail(file);
  const world = {
    variant: findVariant(read.scenario, variant),
    readings: findReadings(read.scenario, options.reading),
  };
  const models = lowerAll(read, [world], set);
  refuseUnasked(models, options);
  const of = options.of ?? (await firstOutcome(models, options));
  const { width } = options;
  if (kind === 'tornado') {
    const found = drawable(await tornadoOf(read, world, of, options, runs));
    const effects = leadingEffects(found);
    if (effects.effects.length === 0)
      throw new Failure(`There is nothing to draw: no number alone moves ${quoted(found.asked)}.`);
    return chart.tornado(effects, { width, of: askedText(found.asked) });
  }
  const drawn = chart.loadBearing(drawable(await loadOf(read, world, of, options, runs)), { width });
  if (drawn === null)
    throw new Failure('There is nothing to draw: there is no commitment and no channel to take away.');
  return drawn;
}

/** What the report is about unless told. */
async function firstOutcome(models: readonly Model[], options: ChartCommandOptions): Promise<string> {
  const [result] = await simulateAll(models, options);
  const of = result === undefined ? null : firstThatComesAbout(result);
  if (of === null) throw new Failure('Nothing comes about.', { hint: 'Say of what, with --of.' });
  return of;
}

/** A picture does not say that it was stopped early, so there is none then. */
function drawable<Result extends { readonly stopped: boolean }>(result: Result | null): Result {
  if (result === null || result.stopped) throw new Finished(Number(process.exitCode ?? EXIT.diagnostics));
  return result;
}

function chosen(kind: string, name: string | undefined, known: readonly string[]): string {
  if (name === undefined)
    throw new Failure(`Say of which ${kind}, with --of.`, { hint: `There are: ${known.join(', ')}.` });
  if (!known.includes(name)) throw unknownName(kind, name, known);
  return name;
}
