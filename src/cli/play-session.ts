import process from 'node:process';
import { createInterface } from 'node:readline';
import {
  type Game,
  judge,
  type Move,
  oddsOf,
  type Position,
  positionOf,
  readGame,
  type Table,
  truthOf,
  writeGame,
} from '../analysis/play/index.js';
import { readTextFile } from '../node/read-text.js';
import { jsonText } from '../report/json/text.js';
import { printAfterwards } from '../report/play/afterwards.js';
import { type Asked, commandOf, HELP, type Said, understand } from '../report/play/commands.js';
import { offered, printDue, printOdds, printView, printWelcome } from '../report/play/session.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { EXIT, Failure } from './failure.js';
import { createProgress } from './progress.js';
import { print } from './terminal.js';
import { writeOrFail } from './write-file.js';

/** What a game shows beside itself. */
export interface PlaySessionOptions {
  readonly json?: true;
  readonly quiet?: true;
}

/** A game that is going on. */
export class PlaySession {
  readonly #table: Table;
  readonly #options: PlaySessionOptions;
  #game: Game;
  #position: Position;
  /** Where the game stood when it was last shown. */
  #shown: Position | null = null;

  constructor(table: Table, game: Game, options: PlaySessionOptions) {
    this.#table = table;
    this.#game = game;
    this.#options = options;
    this.#position = positionOf(table, game);
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
      const goesOn = await this.#answer(understand(line, this.#asked()));
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
      this.#stand({ ...this.#game, moves: moves.slice(0, made) });
      if (!this.#next()) return;
      const move = moves[made];
      if (move !== undefined) this.#say(`> ${commandOf(move, this.#asked())}\n`);
    }
    this.#leave();
  }

  /** Shows where the game stands; false if it is over. */
  #next(): boolean {
    const position = this.#position;
    if (position.due !== null) {
      this.#say(`\n${printDue(this.#table, position, this.#shown)}`);
      this.#shown = position;
      return true;
    }
    const truth = truthOf(this.#table, this.#game, position);
    const judged = judge(this.#table, this.#game, position);
    this.#say(`\n${printAfterwards(this.#table, position, truth, judged)}`);
    this.#finish();
    return false;
  }

  #asked(): Asked {
    return { choices: offered(this.#table, this.#position), due: this.#position.due };
  }

  #stand(game: Game): void {
    this.#game = game;
    this.#position = positionOf(this.#table, game);
  }

  /** Does what was said; false if that was the end. */
  async #answer(said: Said): Promise<boolean> {
    const position = this.#position;
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
    this.#stand({ ...this.#game, moves: [...this.#game.moves, move] });
    return this.#next();
  }

  async #save(file: string): Promise<void> {
    try {
      await writeOrFail(file, writeGame(this.#game), (await this.#isGame(file)) ? 'new or old' : 'new');
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
    if (this.#options.json === true) print(jsonText(this.#game));
  }

  #say(text: string): void {
    if (this.#options.json !== true) print(text);
  }
}
