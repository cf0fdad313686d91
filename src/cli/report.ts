import { type Command, Option } from 'commander';
import type { Model } from '../model/model.js';
import { gatherReport, type Report, type ReportInput } from '../report/whole/report.js';
import { addBandOptions } from './banding.js';
import { type ReportStudyOptions, refuseUnasked, studiesOf } from './report-studies.js';
import { markdownReport } from '../report/markdown/index.js';
import { count, exact } from '../report/numbers.js';
import { shellWord } from '../report/shell-word.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { VERSION } from '../version.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll, type ReadFile } from './scenario.js';
import { addSimulationOptions, simulateAll, type SimulationOptions } from './simulation.js';
import { methodOption } from './studying.js';
import { print } from './terminal.js';
import { onlyAsked, variantsAsked, variantsNotAsked } from './variants-asked.js';
import { refuseOver, writeOrFail } from './write-file.js';

interface ReportOptions extends ReportStudyOptions {
  readonly output?: string;
  readonly md?: true;
  readonly onePage?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship report scenario.yaml
  brinkmanship report scenario.yaml -o pact.html --runs 10000
  brinkmanship report scenario.yaml --variant "as given" --variant "no pact"
  brinkmanship report scenario.yaml --of "Q1:at day 90"
  brinkmanship report scenario.yaml --quick --method monte-carlo
  brinkmanship report scenario.yaml --one-page -o sheet.html
  brinkmanship report scenario.yaml --md -o - | less`;

export function addReport(program: Command): void {
  const command = program
    .command('report')
    .description(
      'Write a report: one HTML file with charts, single runs to step through, and all it stands on',
    )
    .argument('<file>', 'the scenario file; - for standard input')
    .option(
      '-o, --output <file>',
      'where to; - for standard output (default: report.html, one-page.html or report.md)',
    )
    .addOption(new Option('--md', 'write Markdown instead, without charts'))
    .addOption(
      new Option(
        '--one-page',
        'write one sheet of A4: how it ends, answers, the promises and the numbers that matter most, what it does not say',
      ).conflicts('md'),
    )
    .option(
      '--of <what>',
      'the name of an outcome, or QUESTION:ROW: what the load-bearing promises and the tornado are about (default: the first outcome that comes about)',
    )
    .option('--quick', 'leave out what plays many models: the bands, the load-bearing promises, the tornado')
    .addOption(
      methodOption(
        'how outcomes and questions are answered: solved exactly, counted over runs, or solved where that is small',
      ),
    );
  addBandOptions(addSimulationOptions(command)).addHelpText('after', EXAMPLES).action(report);
}

async function report(file: string, options: ReportOptions): Promise<void> {
  refuseOver(file, '-o', options.output);
  const { read, ...played } = await playAll(file, options, (models) => {
    refuseUnasked(models, options);
  });
  const [first] = played.worlds;
  const readings = findReadings(played.scenario, options.reading);
  const gathered = gatherReport({
    ...played,
    ...(first === undefined
      ? {}
      : await studiesOf(read, { variant: first.model.variant, readings }, first.result, options)),
    command: commandOf(file, options),
    version: VERSION,
  });
  const text = options.md === true ? markdownReport(gathered) : await html(gathered, options);
  const output = options.output ?? defaultOutput(options);
  if (output === '-') return print(text);
  await writeOrFail(output, text);
  print(`${visible(output)}: ${count(Math.ceil(Buffer.byteLength(text) / 1000))} kB\n`);
}

/**
 * Everything that is asked for, played.
 *
 * @param look sees the models before they are played
 */
export async function playAll(
  file: string,
  options: SimulationOptions,
  look: (models: readonly Model[]) => void = () => undefined,
): Promise<
  Pick<ReportInput, 'scenario' | 'worlds'> & { readonly read: ReadFile; readonly notRun: readonly string[] }
> {
  const read = await loadOrFail(file);
  const { scenario } = read;
  const named = options.variant?.map((name) => findVariant(scenario, name));
  const variants = named ?? variantsAsked(scenario);
  const readings = findReadings(scenario, options.reading);
  const asked = variants.map((variant) => ({ variant, readings }));
  const models = lowerAll(read, asked, options.set ?? new Map());
  look(models);
  const results = await simulateAll(models, options);
  const worlds = results.flatMap((result, place) => {
    const model = models[place];
    // A variant that was named answers every question; else each is answered where it is asked.
    const shown = named === undefined ? onlyAsked(scenario, result) : result;
    return model === undefined ? [] : [{ model, result: shown }];
  });
  return { read, scenario, worlds, notRun: named === undefined ? variantsNotAsked(scenario) : [] };
}

/** The library that draws is large, so it is loaded only here. */
async function html(gathered: Report, { onePage }: ReportOptions): Promise<string> {
  const { htmlReport, onePageReport } = await import('brinkmanship/charts');
  return onePage === true ? onePageReport(gathered) : htmlReport(gathered);
}

function defaultOutput({ md, onePage }: ReportOptions): string {
  if (md === true) return 'report.md';
  return onePage === true ? 'one-page.html' : 'report.html';
}

/** The command that makes the same report again: all that was said, in one order, and nothing that makes no difference. */
function commandOf(file: string, options: ReportOptions): string {
  const {
    variant = [],
    reading = new Map(),
    runs,
    precision,
    seed,
    set = new Map(),
    level,
    interval,
  } = options;
  const half = precision === undefined ? null : precisionText(precision);
  const words = [
    'npx brinkmanship report',
    shellWord(file),
    ...variant.map((name) => `--variant ${shellWord(name)}`),
    ...[...reading].map(([name, alternative]) => `--reading ${shellWord(`${name}=${alternative}`)}`),
    ...(runs === undefined ? [] : [`--runs ${runs}`]),
    ...(half === null ? [] : [`--precision ${half}`]),
    `--seed ${shellWord(String(seed))}`,
    ...[...set].map(([name, value]) => `--set ${shellWord(`${name}=${String(value)}`)}`),
    ...(level === 0.95 ? [] : [`--level ${level}`]),
    ...(interval === 'wilson' ? [] : [`--interval ${interval}`]),
    ...(options.method === undefined || options.method === 'auto' ? [] : [`--method ${options.method}`]),
    ...(options.of === undefined ? [] : [`--of ${shellWord(options.of)}`]),
    ...(options.quick === true ? ['--quick'] : []),
    ...(options.band ? [] : ['--no-band']),
    ...(options.epistemic === undefined ? [] : [`--epistemic ${options.epistemic}`]),
    ...(options.md === true ? ['--md'] : []),
    ...(options.onePage === true ? ['--one-page'] : []),
    ...(options.output === undefined ? [] : [`-o ${shellWord(options.output)}`]),
  ];
  return words.join(' ');
}

function precisionText({ absolute, relative }: NonNullable<ReportOptions['precision']>): string | null {
  if (absolute !== undefined) return exact(absolute);
  return relative === undefined ? null : `${exact(relative * 100)}%`;
}
