import type { PreparedModel } from './prepared.js';
import type { State } from './trace.js';

/** The first outcome in order that ends a run in this state, by its index; null for none. Asked after every tick. */
export function endingOutcome({ outcomes }: PreparedModel, state: State, tick: number): number | null {
  const index = outcomes.findIndex(({ ends, holds }) => ends && holds(state, tick));
  return index === -1 ? null : index;
}

/**
 * The first outcome in order among those that do not end a run; null for `none of these`. Asked once, of a run that
 * nothing ended, after the last tick.
 */
export function closingOutcome({ outcomes }: PreparedModel, state: State, horizon: number): number | null {
  const index = outcomes.findIndex(({ ends, holds }) => !ends && holds(state, horizon));
  return index === -1 ? null : index;
}
