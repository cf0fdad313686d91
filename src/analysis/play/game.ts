import { z } from 'zod';
import { readSeed, type Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import { sumOf } from '../../montecarlo/sum.js';
import { visibleJson } from '../../scenario/diagnostics/visible.js';

/**
 * A game as data: which run of which scenario is played, whose decisions a person takes, and what was decided so far. The
 * same game gives the same run, to the byte.
 */

/** What the player does when decisions are due. */
export interface Move {
  /** The tick in which they are due. */
  readonly on: number;
  /** The step of the tick. */
  readonly step: string;
  /** What is chosen, by the sites of the decisions; null is to leave it. What is not named is left. */
  readonly choose: readonly { readonly site: string; readonly choice: string | null }[];
  /**
   * For so many ticks at most, this one included, what is open now is left without asking: until something happens that the
   * actor sees, or something new is open. 1 is to be asked again in the next tick.
   */
  readonly wait: number;
}

/** A game. */
export interface Game {
  readonly brinkmanship: 'game';
  readonly format: 1;
  /** The title of the scenario, for people. */
  readonly scenario: string;
  /** What the model comes to, as a sum: a game goes on only upon the model that it began with. */
  readonly model: string;
  /** null for the file as given. */
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, number>>;
  readonly seed: Seed;
  readonly run: number;
  /** Whose decisions the player takes. */
  readonly actor: string;
  readonly moves: readonly Move[];
}

const name = z.string().min(1).max(10_000);

/** The form of a game that is kept. */
export const gameSchema: z.ZodType<Game> = z
  .strictObject({
    brinkmanship: z.literal('game'),
    format: z.literal(1),
    scenario: z.string().describe('the title of the scenario'),
    model: z.string().describe('a sum of the model that is played'),
    variant: name.nullable().describe('null for the file as given'),
    readings: z
      .record(z.string(), z.string())
      .describe('the alternatives that hold, by the names of their readings'),
    settings: z.record(z.string(), z.number()).describe('numbers that were set'),
    seed: z.union([z.string(), z.int()]).refine((seed) => readSeed(seed).ok, 'it is no seed'),
    run: z.int().min(0).max(4_294_967_295),
    actor: name.describe('whose decisions the player takes'),
    moves: z
      .array(
        z.strictObject({
          on: z.int().min(1).describe('the tick in which the decisions are due'),
          step: name.describe('the step of the tick'),
          choose: z
            .array(z.strictObject({ site: name, choice: name.nullable() }))
            .describe('what is chosen, by the sites of the decisions; null, or nothing, is to leave it'),
          wait: z.int().min(1).describe('for how many ticks what is open is left without asking'),
        }),
      )
      .max(1_000_000),
  })
  .describe(
    'A game of brinkmanship: whose decisions a person takes in which run, and what was decided so far.',
  );

/** A game that cannot be gone on from, and why. */
export class GameError extends Error {
  override readonly name = 'GameError';
}

/**
 * Reads a game that was kept.
 *
 * @throws GameError if the text is none.
 */
export function readGame(text: string): Game {
  const read = gameSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new GameError(`it is no saved game${where}${issue === undefined ? '' : `: ${issue.message}`}`);
}

/** What tells one model from another in a game that is kept. */
export function modelSum(model: Model): string {
  return sumOf(JSON.stringify(model));
}

/** A game as text, to be kept, and safe to look at. */
export function writeGame(game: Game): string {
  return `${visibleJson(JSON.stringify(game, null, 1))}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
