import type { EventDescription, Origin, Phase } from '../model/model.js';

/** A run, told whole: every event with its cause, and the changes that make its history walkable. */

/** The values of the model's variables, in the model's order. */
export type State = readonly number[];

/** An event of a run: what happened, by which rule, with what chance, because of what. */
export interface TraceEvent {
  /** Its place in the run, from 0. Causes refer to it. */
  readonly index: number;
  /** 0 for a start that was drawn. */
  readonly tick: number;
  readonly phase: Phase;
  /** The rule that brought it about, which is the site of its draw. */
  readonly rule: string;
  readonly origin: Origin;
  readonly description: EventDescription;
  /** The chance that the rule's draw had of going as it did; null where nothing was drawn. */
  readonly chance: number | null;
  /** Earlier events that made the rule's condition true: the last to change each variable that it rests on. */
  readonly causes: readonly number[];
}

/** One variable's change in one tick. */
export interface Change {
  readonly variable: number;
  readonly from: number;
  readonly to: number;
}

/** One tick of a trace: the state at its end, and what changed. */
export interface TracedTick {
  readonly tick: number;
  /** The state at the end of the tick. */
  readonly state: State;
  /** From the tick before to this one. Undone in turn, they lead back. */
  readonly changes: readonly Change[];
}

/** A run, told whole. */
export interface Trace {
  readonly seed: string | number;
  readonly run: number;
  readonly start: State;
  readonly ticks: readonly TracedTick[];
  readonly events: readonly TraceEvent[];
  /** The last tick that was played. */
  readonly endedAt: number;
  /** The index of the outcome; null for `none of these`. */
  readonly outcome: number | null;
  /** The events that made the outcome's condition true, as for causes; none where nothing had to happen for it. */
  readonly grounds: readonly number[];
}
