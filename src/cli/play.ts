import { type Command, Option } from 'commander';
import process from 'node:process';
import { createInterface } from 'node:readline';
import {
  type Game,
  GameError,
  judge,
  type Move,
  modelSum,
  oddsOf,
  positionOf,
  readGame,
  setTable,
  type Table,
  truthOf,
  writeGame,
} from '../analysis/play/index.js';
import type { Seed } from '../chance/index.js';
import { readTextFile } from '../node/read-text.js';
import { printAfterwards } from '../report/play/afterwards.js';
import { commandOf, HELP, type Said, understand } from '../report/play/commands.js';
import { offered, printDue, printOdds, printView, printWelcome } from '../report/play/session.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { AS_GIVEN } from '../scenario/read/answers.js';
import { EXIT, Failure, unknownName } from './failure.js';
import { parseReading, parseRun, parseSeed, parseSetting, READING_HELP } from './options.js';
import { createProgress, QUIET_HELP } from './progress.js';
import { findReadings, findVariant, loadOrFail, lowerAll, type ReadFile, reading } from './scenario.js';
import { print } from './terminal.js';
import { writeOrFail } from './write-file.js';

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
    .option('--seed <seed>', 'the seed of the run', parseSeed, 1)
    .option('--run <number>', 'which run, counting from 0', parseRun, 0)
    .option('--variant <name>', 'under this variant', AS_GIVEN)
    .option('--reading <name=alternative>', READING_HELP, parseReading)
    .option(
      '--set <name=value>',
      'give a number of the scenario another value; may be repeated',
      parseSetting,
    )
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
  const session = new Session(table, game, options);
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
  if (!actors.includes(options.as)) throw unknownName('actor', options.as, actors);
  const variant = findVariant(scenario, options.variant);
  const readings = findReadings(scenario, options.reading);
  const set = options.set ?? new Map<string, number>();
  const table = tableOf(read, options.as, { variant, readings }, set);
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
      actor: options.as,
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
  const own = new Set(scenario.readings.map(({ name }) => name));
  if (Object.keys(game.readings).some((name) => !own.has(name)))
    throw refuse('the readings of the scenario differ');
  const world = { variant: game.variant, readings: game.readings };
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

/** A game that is going on. */
class Session {
  readonly #table: Table;
  readonly #options: PlayCommandOptions;
  #game: Game;
  /** What was seen before this tick has been shown. */
  #shown = 0;

  constructor(table: Table, game: Game, options: PlayCommandOptions) {
    this.#table = table;
    this.#game = game;
    this.#options = options;
  }

  /** Asks until the game is over or left. */
  async converse(): Promise<void> {
    this.#say(printWelcome(this.#table));
    const isTerminal = process.stdin.isTTY === true;
    if (!this.#next()) return;
    const lines = createInterface({
      input: process.stdin,
      output: process.stdout,
      terminal: isTerminal,
      prompt: '> ',
    });
    lines.on('SIGINT', () => {
      process.exitCode = EXIT.interrupted;
      lines.close();
    });
    if (isTerminal) lines.prompt();
    for await (const line of lines) {
      if (!isTerminal) this.#say(`> ${visible(line)}\n`);
      const goesOn = await this.#answer(understand(line, this.#choices()));
      if (!goesOn) {
        lines.close();
        return;
      }
      if (isTerminal) lines.prompt();
    }
    this.#leave();
  }

  /** Shows every step of a game that was saved. */
  replay(): void {
    const { moves } = this.#game;
    this.#say(printWelcome(this.#table));
    for (let made = 0; made <= moves.length; made += 1) {
      this.#game = { ...this.#game, moves: moves.slice(0, made) };
      if (!this.#next()) return;
      const move = moves[made];
      if (move !== undefined) this.#say(`> ${commandOf(move, this.#choices())}\n`);
    }
    this.#leave();
  }

  /** Shows where the game stands; false if it is over. */
  #next(): boolean {
    const position = positionOf(this.#table, this.#game);
    if (position.due !== null) {
      this.#say(`\n${printDue(this.#table, position, this.#shown)}`);
      this.#shown = position.due.tick;
      return true;
    }
    const truth = truthOf(this.#table, this.#game, position);
    const judged = judge(this.#table, this.#game, position);
    this.#say(`\n${printAfterwards(this.#table, position, truth, judged)}`);
    this.#finish();
    return false;
  }

  #choices() {
    const position = positionOf(this.#table, this.#game);
    return { choices: offered(this.#table, position), due: position.due };
  }

  /** Does what was said; false if that was the end. */
  async #answer(said: Said): Promise<boolean> {
    const position = positionOf(this.#table, this.#game);
    switch (said.kind) {
      case 'nothing':
        return true;
      case 'move':
        return this.#move(said.move);
      case 'view':
        this.#say(printView(this.#table, position));
        return true;
      case 'odds': {
        const progress = createProgress(this.#options);
        const odds = oddsOf(this.#table, position, {
          onProgress: (done, of) => progress.show('odds', done, of, `${this.#table.model.tick}s`),
        });
        progress.clear();
        this.#say(printOdds(this.#table, odds));
        return true;
      }
      case 'save':
        await this.#save(said.file);
        return true;
      case 'help':
        this.#say(HELP);
        return true;
      case 'quit':
        this.#leave();
        return false;
      case 'unclear':
        this.#say(`${visible(said.why)}\n`);
        return true;
    }
  }

  #move(move: Move): boolean {
    this.#game = { ...this.#game, moves: [...this.#game.moves, move] };
    return this.#next();
  }

  async #save(file: string): Promise<void> {
    try {
      await writeOrFail(file, writeGame(this.#game), (await this.#isGame(file)) ? 'w' : 'wx');
      this.#say(`Saved. Go on with it by --resume ${visible(file)}.\n`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#say(`${error.message}${error.hint === null ? '' : ` ${error.hint}`}\n`);
    }
  }

  /** Only a saved game is written over. */
  async #isGame(file: string): Promise<boolean> {
    try {
      const kept = await readTextFile(file);
      return kept.ok && readGame(kept.text).format === 1;
    } catch {
      return false;
    }
  }

  #leave(): void {
    this.#say('The game is not over. What was so is told at its end.\n');
    this.#finish();
  }

  #finish(): void {
    if (this.#options.json === true) print(writeGame(this.#game));
  }

  #say(text: string): void {
    if (this.#options.json !== true) print(text);
  }
}
