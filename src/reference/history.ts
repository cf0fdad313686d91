import type { Change, State, Trace } from './trace.js';

/** A place in a run's history: the state at the end of a tick, or the start, which is tick 0. */
export interface Moment {
  readonly tick: number;
  readonly state: State;
}

/** The first moment of a run. */
export function beginning({ start }: Trace): Moment {
  return { tick: 0, state: start };
}

/** The last moment of a run: the state in which it was left. */
export function ending(trace: Trace): Moment {
  return { tick: trace.endedAt, state: stateAt(trace, trace.endedAt) };
}

/** One tick on; null after the last tick that was played. */
export function forward({ ticks }: Trace, { tick, state }: Moment): Moment | null {
  const next = ticks[tick];
  return next === undefined ? null : { tick: next.tick, state: redo(state, next.changes) };
}

/** One tick back; null at the start. */
export function back({ ticks }: Trace, { tick, state }: Moment): Moment | null {
  const last = ticks[tick - 1];
  return last === undefined ? null : { tick: tick - 1, state: undo(state, last.changes) };
}

/**
 * The state at the end of a tick, 0 being the start. After its end a run's state is frozen.
 *
 * @throws RangeError unless the tick is a whole number from 0 on.
 */
export function stateAt({ start, ticks }: Trace, tick: number): State {
  if (!(Number.isInteger(tick) && tick >= 0))
    throw new RangeError(`a tick is a whole number from 0 on, not ${tick}`);
  return ticks[Math.min(tick, ticks.length) - 1]?.state ?? start;
}

/** The state after changes. */
function redo(state: State, changes: readonly Change[]): State {
  const next = state.slice();
  for (const { variable, to } of changes) next[variable] = to;
  return next;
}

/** The state before changes. */
function undo(state: State, changes: readonly Change[]): State {
  const before = state.slice();
  for (const { variable, from } of changes) before[variable] = from;
  return before;
}
