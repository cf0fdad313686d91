import { type Command, Option } from 'commander';
import {
  type ChainOptions,
  type DrawingOptions,
  type Shown,
  toDot,
  toExplicit,
  toJani,
  toMermaid,
  toPrism,
  toXState,
} from '../export/index.js';
import type { Model } from '../model/model.js';
import { jsonText } from '../report/json/text.js';
import type { Scenario } from '../scenario/scenario.js';
import { Failure, unknownName } from './failure.js';
import { gather, parseMemory, readingOption, settingOption, variantOption } from './options.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll } from './scenario.js';
import { print } from './terminal.js';
import { tooLarge } from './too-large.js';
import { refuseOver, writeOrFail } from './write-file.js';

interface ExportOptions {
  readonly to: Format;
  readonly of: Shown;
  readonly question?: readonly string[];
  readonly properties?: true;
  readonly memory?: number;
  readonly output?: string;
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
}

/** What a format makes of a model. Properties are there for a format that keeps them apart. */
interface Exported {
  readonly text: string;
  readonly properties?: string;
}

const FORMATS = {
  prism: (model, asked): Exported => {
    const files = toPrism(model, asked);
    return { text: files.model, properties: files.properties };
  },
  jani: (model, asked): Exported => ({ text: jsonText(toJani(model, asked)) }),
  mermaid: (model, _, drawing): Exported => ({ text: toMermaid(model, drawing) }),
  dot: (model, _, drawing): Exported => ({ text: toDot(model, drawing) }),
  xstate: (model): Exported => ({ text: jsonText(toXState(model)) }),
} as const satisfies Readonly<
  Record<string, (model: Model, asked: ChainOptions, drawing: DrawingOptions) => Exported>
>;

/** What is written state by state is several files, and no one text. */
const EXPLICIT = 'tra';

type Format = keyof typeof FORMATS | typeof EXPLICIT;

const SHOWN = ['all', 'commitments', 'processes', 'postures', 'actors'] as const satisfies readonly Shown[];

const EXAMPLES = `
Examples:
  brinkmanship export scenario.yaml --to prism -o scenario.prism
  brinkmanship export scenario.yaml --to prism --properties
  brinkmanship export scenario.yaml --to jani --question war
  brinkmanship export scenario.yaml --to tra -o scenario
  brinkmanship export scenario.yaml --to mermaid --of commitments
  brinkmanship export scenario.yaml --to dot --of actors | dot -Tsvg > actors.svg`;

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write the model of a scenario in the language of another tool')
    .argument('<file>', 'the scenario file; - for standard input')
    .addOption(
      new Option(
        '--to <format>',
        'the language: prism and jani for the whole chain, tra for the chain state by state, mermaid and dot for pictures, xstate for state machines',
      )
        .choices([...Object.keys(FORMATS), EXPLICIT])
        .makeOptionMandatory(),
    )
    .option(
      '-o, --output <file>',
      'write it to this file; - for standard output, as without it; for prism, and the properties to FILE.props; for tra to FILE.sta, .tra, .lab and .props',
    )
    .option(
      '--question <name>',
      'for prism, jani and tra: ask this question, and leave out what it and the outcomes do not feel; may be repeated',
      gather,
    )
    .option('--properties', 'for prism without -o: print the properties, not the model')
    .option(
      '--memory <megabytes>',
      'for tra: how much memory the chain may take (default: 1500)',
      parseMemory,
    )
    .addOption(
      new Option('--of <what>', 'for mermaid and dot: which state machines, or who acts on whom')
        .choices(SHOWN)
        .default('all'),
    )
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
    .addHelpText('after', EXAMPLES)
    .action(exportModel);
}

async function exportModel(file: string, { output, ...others }: ExportOptions): Promise<void> {
  const options: ExportOptions = output === undefined || output === '-' ? others : { ...others, output };
  refuseOthersOptions(options);
  refuseOver(file, '-o', options.output);
  const read = await loadOrFail(file);
  const { scenario } = read;
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  const asked = questionsAsked(scenario, options.question);
  for (const model of lowerAll(read, [{ variant, readings }], options.set ?? new Map())) {
    if (options.to === EXPLICIT) {
      await writeExplicit(model, asked, options);
      continue;
    }
    const { text, properties = null } = FORMATS[options.to](model, asked, { of: options.of, scenario });
    if (options.output === undefined) {
      print(options.properties === true && properties !== null ? properties : text);
      continue;
    }
    await writeOrFail(options.output, text);
    if (properties !== null) await writeOrFail(propertiesFile(options.output), properties);
  }
}

/** Four files that belong together. */
async function writeExplicit(
  model: Model,
  asked: ChainOptions,
  { output = '', memory }: ExportOptions,
): Promise<void> {
  const files = toExplicit(model, { ...asked, ...(memory === undefined ? {} : { megabytes: memory }) });
  if ('refused' in files) {
    const { what, message, hint } = files.refused;
    throw tooLarge({ message: `${what} cannot be written: ${message}`, hint });
  }
  const prefix = output.replace(/\.(?:sta|tra|lab|props|all)$/, '');
  await writeOrFail(`${prefix}.sta`, files.states);
  await writeOrFail(`${prefix}.tra`, files.transitions);
  await writeOrFail(`${prefix}.lab`, files.labels);
  await writeOrFail(`${prefix}.props`, files.properties);
  const { states, transitions } = files.size;
  print(`${prefix}.sta, .tra, .lab and .props: ${states} states, ${transitions} transitions\n`);
}

function refuseOthersOptions({ to, properties, output, of, question, memory }: ExportOptions): void {
  if (question !== undefined && to !== 'prism' && to !== 'jani' && to !== EXPLICIT) {
    throw new Failure(`--question is for --to prism, --to jani and --to tra, not for --to ${to}.`, {
      hint: 'Leave it out.',
    });
  }
  if (to === EXPLICIT && output === undefined) {
    throw new Failure('--to tra writes several files: -o says where.', {
      hint: 'With -o NAME they are NAME.sta, NAME.tra, NAME.lab and NAME.props.',
    });
  }
  if (memory !== undefined && to !== EXPLICIT) {
    throw new Failure(`--memory is for --to tra, not for --to ${to}.`, { hint: 'Leave it out.' });
  }
  if (properties === true && to !== 'prism') {
    throw new Failure(`--properties is for --to prism, not for --to ${to}.`, {
      hint: to === 'jani' ? 'A JANI file holds its properties.' : 'Leave it out.',
    });
  }
  if (properties === true && output !== undefined) {
    throw new Failure('-o writes the properties too, next to the model.', {
      hint: 'Leave --properties out.',
    });
  }
  if (of !== 'all' && to !== 'mermaid' && to !== 'dot') {
    throw new Failure(`--of is for --to mermaid and --to dot, not for --to ${to}.`, {
      hint: 'Leave it out.',
    });
  }
}

function questionsAsked({ questions }: Scenario, asked: readonly string[] | undefined): ChainOptions {
  const known = questions.map(({ name }) => name);
  const unknown = asked?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownName('question', unknown, known);
  return asked === undefined ? {} : { questions: asked };
}

/** `war.prism` has its properties in `war.props`. */
function propertiesFile(file: string): string {
  return `${file.replace(/\.(?:prism|pm)$/, '')}.props`;
}
