import type { Command, Option } from 'commander';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { stringify } from 'yaml';
import { EXIT } from '../../src/cli/failure.js';
import { createProgram } from '../../src/cli/program.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { commanded } from '../cli/in-process.js';
import { HOSTILE_TEXTS } from './hostile-values.js';
import { unsafeLine } from './unsafe.js';

/** A command line, and what is written to the command while it runs. */
export interface Commanded {
  readonly args: readonly string[];
  readonly input: string;
}

/** It goes on until somebody ends it, and has a door of its own. */
const ENDLESS = ['watch'];

/** Options that write files, start threads, or let nothing else be said. */
const LEFT_ALONE = ['output', 'checkpoint', 'parquet', 'workers'];

/** What keeps a command short, whatever else it is told. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  effective: ['16'],
  epistemic: ['2'],
  megabytes: ['1'],
  memory: ['1'],
  orders: ['2'],
  output: ['-'],
  places: ['3'],
  points: ['4'],
  rows: ['4'],
  runs: ['16'],
  seconds: ['0.05'],
  traced: ['4'],
  trajectories: ['2'],
  turned: ['2'],
  workers: ['0'],
};

/** What is meant well: names of the shipped pact and numbers that are right. */
const HONEST = [
  'pact broken',
  'north',
  'south',
  'north strike south',
  'north strike south on 1',
  'north strike south@3',
  'north strike south => south strike north',
  'north-restraint',
  'north-restraint.fidelity=0.5',
  'commitments.north-restraint.fidelity',
  'as given',
  'a=b',
  'use of force',
  '0',
  '1',
  '3',
  '0.5',
  '50%',
];

const hostileText = fc.constantFrom(...HOSTILE_TEXTS);
const honest = fc.constantFrom(...HONEST);
const value = fc.oneof({ weight: 3, arbitrary: honest }, { weight: 2, arbitrary: hostileText });

const file = fc.oneof(
  { weight: 4, arbitrary: fc.constant('scenarios/first-strike-pact.yaml') },
  { weight: 3, arbitrary: fc.constant('-') },
  { weight: 1, arbitrary: fc.constantFrom('scenarios', 'nowhere.yaml', 'package.json', '/dev/null') },
  { weight: 1, arbitrary: hostileText },
);

function optionOf(option: Option): fc.Arbitrary<string[]> {
  const flag = option.long ?? option.flags;
  if (!option.required && !option.optional) return fc.constant([flag]);
  if (option.argChoices === undefined) return value.map((text) => [flag, text]);
  return fc
    .oneof({ weight: 4, arbitrary: fc.constantFrom(...option.argChoices) }, hostileText)
    .map((text) => [flag, text]);
}

function shortened({ options }: Command): string[] {
  return options.flatMap((option) => {
    const [short] = SHORT[option.attributeName()] ?? [];
    return short === undefined || option.long === undefined || option.long === null
      ? []
      : [option.long, short];
  });
}

/** A command with its own arguments and options, and at times with those of another. */
function lineOf(command: Command): fc.Arbitrary<string[]> {
  const options = command.options.filter((option) => !LEFT_ALONE.includes(option.attributeName()));
  const mandatory = options.filter(({ mandatory: needed }) => needed);
  const own = options.length === 0 ? fc.constant<string[]>([]) : fc.oneof(...options.map(optionOf));
  const stray = value.map((text) => [text]);
  return fc
    .record({
      first: command.registeredArguments.length > 1 ? value.map((text) => [text]) : fc.constant<string[]>([]),
      given:
        command.registeredArguments.length === 0 ? fc.constant<string[]>([]) : file.map((path) => [path]),
      needed: fc.tuple(...mandatory.map(optionOf)),
      more: fc.array(fc.oneof({ weight: 6, arbitrary: own }, { weight: 1, arbitrary: stray }), {
        maxLength: 4,
      }),
    })
    .map(({ first, given, needed, more }) =>
      [[command.name()], first, given, shortened(command), ...needed, ...more].flat(),
    );
}

const program = createProgram();
const lines = program.commands.filter((command) => !ENDLESS.includes(command.name())).map(lineOf);

/** Nothing is said that would write a file. */
const said = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('1', 'wait', 'wait 3', 'view', 'help', '1 1', 'wait -1', 'save', 'quit'),
      },
      { weight: 1, arbitrary: fc.constant('odds') },
      { weight: 2, arbitrary: hostileText },
    ),
    { maxLength: 8 },
  )
  .map((texts) => `${texts.join('\n')}\n`);

/** A scenario, or a text that is none. */
export const scenarioText = fc.oneof(
  { weight: 3, arbitrary: scenarioDocuments({ size: SMALL }).map((document) => stringify(document)) },
  { weight: 1, arbitrary: hostileText },
);

export const commandLines: fc.Arbitrary<Commanded> = fc
  .oneof(
    { weight: 20, arbitrary: fc.oneof(...lines) },
    { weight: 1, arbitrary: fc.array(value, { maxLength: 4 }) },
  )
  .chain((args) => (args.includes('-') ? scenarioText : said).map((input) => ({ args, input })));

/** What is wrong with how a command took it; null where nothing is. */
export async function troubleOnCommand({ args, input }: Commanded): Promise<string | null> {
  return troubleIn(await commanded(args, input));
}

/** A file is watched while each text is written to it in turn; then Ctrl-C ends it. */
export async function troubleOnWatch(texts: readonly string[]): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'brinkmanship-watched-'));
  const file = join(folder, 'watched.yaml');
  const [first = '', ...others] = texts;
  writeFileSync(file, first);
  const before = new Set(process.listeners('SIGINT'));
  let isSeen = true;
  try {
    const ended = await commanded(['watch', file, '--runs', '16', '--workers', '0'], '', async (heard) => {
      isSeen = await until(() => timesWatched(heard()) > 0);
      for (const [place, text] of others.entries()) {
        writeFileSync(file, text);
        isSeen &&= await until(() => timesWatched(heard()) > place + 1);
      }
      for (const listener of process.listeners('SIGINT')) if (!before.has(listener)) listener('SIGINT');
    });
    return isSeen ? troubleIn(ended) : 'it does not see that the file was saved';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timesWatched(heard: string): number {
  return heard.split('\nWatching ').length - 1;
}

/** Whether it comes about within some seconds. */
async function until(isSo: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 30_000 && !isSo(); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return isSo();
}

/** What is wrong with what a command said, or how it ended. */
function troubleIn({ said: printed, code }: Awaited<ReturnType<typeof commanded>>): string | null {
  if (printed.includes('Something went wrong that should not')) return printed;
  if (/^ {4}at .*:\d+:\d+\)?$/m.test(printed)) return `it shows a stack: ${printed}`;
  const unsafe = unsafeLine(printed);
  if (unsafe !== null) return `it prints what a terminal obeys: ${JSON.stringify(unsafe)}`;
  return Object.values(EXIT).some((known) => known === code) ? null : `it ends with ${code}`;
}
