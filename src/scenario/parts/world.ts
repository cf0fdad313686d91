import type { Path } from '../diagnostics/diagnostic.js';
import type { Chance, Condition, Quantity } from './numbers.js';

/** The world of a scenario: who is in it, what they may do to each other, and what moves by itself. */

/** A part of an actor that can be a target of its own. */
export interface Part {
  readonly name: string;
  readonly label: string;
  /** The actor on whose soil it stands; null where that is its owner. */
  readonly host: string | null;
}

/** A move of a machine. */
export interface Move {
  readonly name: string;
  readonly path: Path;
  /** The state that it leaves; null for a step of an integer, which may leave any. */
  readonly from: number | null;
  readonly to:
    | { readonly kind: 'value'; readonly value: number }
    | { readonly kind: 'step'; readonly by: number };
  readonly when: Condition | null;
  /** null where it is certain while `when` holds. */
  readonly chance: Chance | null;
}

/** Where a machine starts. */
export type Start =
  | { readonly kind: 'fixed'; readonly value: number }
  | {
      readonly kind: 'drawn';
      /** A null weight takes what the others leave. */
      readonly weights: readonly { readonly value: number; readonly weight: Quantity | null }[];
    };

/** A variable with finitely many values and its moves: named states, or an integer between bounds. */
export interface Machine {
  readonly path: Path;
  /** Labels of the values low, low + 1, …; null for an integer. */
  readonly states: readonly string[] | null;
  readonly low: number;
  readonly high: number;
  readonly start: Start;
  readonly moves: readonly Move[];
}

/** An actor, with its parts and its posture. */
export interface Actor {
  readonly name: string;
  readonly label: string;
  readonly parts: readonly Part[];
  readonly posture: Machine | null;
  readonly regimeChange: Condition | null;
}

/** A ladder of escalation, from its lowest rung to its highest. */
export interface Ladder {
  readonly name: string;
  readonly rungs: readonly string[];
  readonly cools: Chance | null;
}

/** A kind of act. */
export interface ActKind {
  readonly name: string;
  readonly rung: number | null;
  readonly calmsTo: number | null;
  readonly hostility: number | null;
  readonly codes: { readonly mid?: number; readonly cameo?: string; readonly plover?: string };
  readonly says: string;
}

/** A named variable of the world with its moves. */
export interface Process extends Machine {
  readonly name: string;
  /** null where everybody knows it. */
  readonly knownTo: readonly string[] | null;
  /** When its state is drawn again from its start; null for never. */
  readonly drawnAgain: Condition | null;
  /** Whose life it is: its own, or that of the episode, the offer or the stock of this name. It decides in which step it moves. */
  readonly of: 'process' | 'episode' | 'offer' | 'stock';
  /** Words that stand for several of its states, such as `ended`, with the values that they stand for. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

/** A private channel, with its carriers and what it does to messages. */
export interface Channel {
  readonly name: string;
  readonly path: Path;
  readonly carriers: readonly string[];
  readonly openWhile: Condition | null;
  readonly delivery: Quantity | null;
  readonly withholds: Quantity | null;
  /** The mean of the geometric delay in ticks beyond the tick of sending; null for none. */
  readonly delay: Quantity | null;
  readonly leaks: Chance | null;
}

/** A concrete target: an actor, or a part of one. */
export interface Target {
  readonly actor: string;
  readonly part: string | null;
}
