import { createLuck } from '../../chance/index.js';
import { diceOf, playRun, traceDice } from '../../reference/index.js';
import type { Trace } from '../../reference/trace.js';
import type { Game } from './game.js';
import type { DecisionTaken, Position } from './position.js';
import { decidedDice, type Decider, type Table } from './table.js';

/** After a game: what was so, and how it would have gone on if the model had taken the player's place. */

/** How a run ended. */
export interface Ending {
  /** null for none of these. */
  readonly outcome: number | null;
  readonly endedAt: number;
}

/** A decision that the player took, and what is to be said of it. */
export interface Judged {
  readonly taken: DecisionTaken;
  /** On the same luck, had the model decided this and all that came later. */
  readonly modelFromHere: Ending;
}

/**
 * The run of a game, told whole. Where the game is not over, nothing more is decided.
 *
 * @throws ModelError if the Model does what no Model may do.
 */
export function truthOf(
  table: Table,
  { seed, run }: Pick<Game, 'seed' | 'run'>,
  { choices }: Position,
): Trace {
  const decide: Decider = (site, tick) => choices.get(tick)?.get(site) ?? null;
  const dice = decidedDice(diceOf(createLuck(seed), run), table, decide);
  return { seed, run, ...traceDice(table.model, dice) };
}

/**
 * What the model would have made of each decision of the player: the decisions before it stand, and the luck of all other
 * draws is the same.
 *
 * @throws ModelError if the Model does what no Model may do.
 */
export function judge(
  table: Table,
  { seed, run }: Pick<Game, 'seed' | 'run'>,
  position: Position,
): readonly Judged[] {
  const luck = diceOf(createLuck(seed), run);
  const stageOf = new Map(
    table.ownOf.flatMap((rules, stage) => rules.map(({ rule }) => [rule.name, stage] as const)),
  );
  return position.taken.map((taken) => {
    const { tick: from, stage } = taken.due;
    const decide: Decider = (site, tick) => {
      const isBefore = tick < from || (tick === from && (stageOf.get(site) ?? 0) < stage);
      return isBefore ? (position.choices.get(tick)?.get(site) ?? null) : undefined;
    };
    const { outcome, endedAt } = playRun(table.model, decidedDice(luck, table, decide));
    return { taken, modelFromHere: { outcome, endedAt } };
  });
}
