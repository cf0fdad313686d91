import { type Command, Option } from 'commander';
import {
  type Game,
  GameError,
  modelSum,
  positionOf,
  readGame,
  setTable,
  type Table,
} from '../analysis/play/index.js';
import type { Seed } from '../chance/index.js';
import { readTextFile } from '../node/read-text.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { Failure } from './failure.js';
import { parseRun, readingOption, seedOption, settingOption, variantOption } from './options.js';
import { PlaySession } from './play-session.js';
import { QUIET_HELP } from './progress.js';
import { actorNamed, findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll, type ReadFile, reading } from './scenario.js';

interface PlayCommandOptions {
  readonly as?: string;
  readonly resume?: string;
  readonly replay?: string;
  readonly variant: string;
  readonly reading?: ReadonlyMap<string, string>;
  readonly set?: ReadonlyMap<string, number>;
  readonly seed: Seed;
  readonly run: number;
  readonly json?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  brinkmanship play scenario.yaml --as alpha
  brinkmanship play scenario.yaml --resume game.json
  brinkmanship play scenario.yaml --replay game.json
  printf 'wait 30\\nodds\\nquit\\n' | brinkmanship play scenario.yaml --as alpha`;

export function addPlay(program: Command): void {
  const kept = ['as', 'seed', 'run', 'variant', 'reading', 'set'];
  program
    .command('play')
    .description('Take the decisions of one actor, step by step; the model takes the rest')
    .argument('<file>', 'the scenario file')
    .option('--as <actor>', 'whose decisions you take')
    .addOption(
      new Option('--resume <game>', 'go on with a game that was saved').conflicts([...kept, 'replay']),
    )
    .addOption(
      new Option('--replay <game>', 'show a game that was saved, without asking').conflicts([
        ...kept,
        'resume',
      ]),
    )
    .addOption(seedOption('the seed of the run'))
    .option('--run <number>', 'which run, counting from 0', parseRun, 0)
    .addOption(variantOption())
    .addOption(readingOption())
    .addOption(settingOption())
    .option('--json', 'at the end write the game as JSON, and nothing else (see `schema game`)')
    .option('--quiet', QUIET_HELP)
    .addHelpText('after', EXAMPLES)
    .action(play);
}

async function play(file: string, options: PlayCommandOptions): Promise<void> {
  if (file === '-')
    throw new Failure('The scenario has to be a file: standard input is where you say what you decide.');
  const read = await loadOrFail(file);
  const kept = options.resume ?? options.replay;
  const { table, game } = kept === undefined ? fresh(read, options) : await fromFile(read, kept);
  const session = new PlaySession(table, game, options);
  if (options.replay !== undefined) session.replay();
  else await session.converse();
}

/** A game that begins. */
function fresh(read: ReadFile, options: PlayCommandOptions): { readonly table: Table; readonly game: Game } {
  const { scenario } = read;
  const actors = scenario.actors.map(({ name }) => name);
  if (options.as === undefined)
    throw new Failure('Say whose decisions you take:', {
      hint: `--as ${actors.map(visible).join(', or --as ')}.`,
    });
  const actor = actorNamed(scenario, options.as);
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  const set = options.set ?? new Map<string, number>();
  const table = tableOf(read, actor, { variant, readings }, set);
  const { seed, run } = options;
  const { title, readings: meant } = table.model;
  return {
    table,
    game: {
      brinkmanship: 'game',
      format: 1,
      scenario: title,
      model: modelSum(table.model),
      variant,
      readings: meant,
      settings: Object.fromEntries(set),
      seed,
      run,
      actor,
      moves: [],
    },
  };
}

/** A game that was saved, if it fits the scenario. */
async function fromFile(
  read: ReadFile,
  path: string,
): Promise<{ readonly table: Table; readonly game: Game }> {
  const kept = await reading(path, () => readTextFile(path));
  if (!kept.ok) throw new Failure(`Cannot read ${visible(path)}: ${kept.message}.`);
  const game = gameIn(kept.text, path);
  const { scenario } = read;
  const refuse = (why: string): Failure =>
    new Failure(`Cannot go on with ${visible(path)}: ${visible(why)}.`, {
      hint: 'It needs the scenario that it was played on, as it was then.',
    });
  const known = scenario.variants.map(({ name }) => name);
  if (game.variant !== null && !known.includes(game.variant))
    throw refuse(`the scenario has no variant "${game.variant}"`);
  if (!scenario.actors.some(({ name }) => name === game.actor))
    throw refuse(`the scenario has no actor "${game.actor}"`);
  const readings = findReadings(scenario, new Map(Object.entries(game.readings)));
  const world = { variant: game.variant, readings };
  const table = tableOf(read, game.actor, world, new Map(Object.entries(game.settings)));
  if (modelSum(table.model) !== game.model)
    throw refuse(`it is a game of "${game.scenario}", and that scenario or its numbers differ from this`);
  try {
    positionOf(table, game);
  } catch (error) {
    if (error instanceof GameError) throw refuse(error.message);
    throw error;
  }
  return { table, game };
}

function gameIn(text: string, path: string): Game {
  try {
    return readGame(text);
  } catch (error) {
    if (!(error instanceof GameError)) throw error;
    throw new Failure(`Cannot read ${visible(path)}: ${visible(error.message)}.`);
  }
}

function tableOf(
  read: ReadFile,
  actor: string,
  world: { readonly variant: string | null; readonly readings: Readonly<Record<string, string>> },
  set: ReadonlyMap<string, number>,
): Table {
  const [model] = lowerAll(read, [world], set);
  if (model === undefined) throw new Failure('There is nothing to play.');
  return setTable(read.scenario, model, actor);
}
