import type { Model } from '../model/model.js';
import type { Dice } from './dice.js';
import { closingOutcome, endingOutcome } from './judge.js';
import { Player } from './player.js';
import { prepare } from './prepared.js';
import { startState } from './start.js';
import type { State } from './trace.js';

/** How a run went, in short. */
export interface RunRecord {
  /** The index of the outcome; null for `none of these`. */
  readonly outcome: number | null;
  /** Whether the outcome ended the run, if only at the last tick. */
  readonly ended: boolean;
  /** The last tick that was played. */
  readonly endedAt: number;
  /** The state that the run was left in. It stays so until the horizon and beyond. */
  readonly state: State;
  /** Of the model's counters, in the model's order. */
  readonly counters: readonly number[];
  /** Its pathway: the milestones that it passed, in their order, and its outcome. */
  readonly pathway: number;
  /** The milestones that it passed, in their order: by their places among the prepared ones, and with their ticks. */
  readonly passed: ReadonlyMap<number, number>;
}

/** Told the state at the start (tick 0) and after every tick that is played. */
export type Observer = (state: State, tick: number) => void;

/**
 * Plays a run as `step` defines it, without keeping events.
 *
 * @throws ModelError if the Model does what no Model may do.
 */
export function playRun(model: Model, dice: Dice, observe?: Observer): RunRecord {
  const prepared = prepare(model);
  const player = new Player(prepared, dice);
  const { counters, pathway } = player;
  const closed = (outcome: number | null, ended: boolean, endedAt: number): RunRecord => {
    const passed = new Map(pathway.passed);
    pathway.pass(prepared.milestones.length + (outcome ?? model.outcomes.length), endedAt);
    return { outcome, ended, endedAt, state, counters, pathway: pathway.key, passed };
  };
  let state = startState(prepared, dice);
  observe?.(state, 0);
  for (let tick = 1; tick <= model.horizon; tick += 1) {
    state = player.play(state, tick);
    observe?.(state, tick);
    const outcome = endingOutcome(prepared, state, tick);
    if (outcome !== null) return closed(outcome, true, tick);
  }
  return closed(closingOutcome(prepared, state, model.horizon), false, model.horizon);
}
