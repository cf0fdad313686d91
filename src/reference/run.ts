import type { Model } from '../model/model.js';
import { decide } from './decide.js';
import type { Dice } from './dice.js';
import { closingOutcome, endingOutcome } from './judge.js';
import { merge } from './merge.js';
import { type PreparedEffect, type PreparedModel, type PreparedStage, prepare } from './prepared.js';
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
}

/** Told the state at the start (tick 0) and after every tick that is played. */
export type Observer = (state: State, tick: number) => void;

/**
 * Plays a run as `step` defines it, without keeping events: plain copies of the state instead of drafts.
 *
 * @throws ModelError if the Model does what no Model may do.
 */
export function playRun(model: Model, dice: Dice, observe?: Observer): RunRecord {
  const prepared = prepare(model);
  const counters = model.counters.map(() => 0);
  let state = startState(prepared, dice);
  observe?.(state, 0);
  for (let tick = 1; tick <= model.horizon; tick += 1) {
    state = playTick(prepared, state, tick, dice, counters);
    observe?.(state, tick);
    const outcome = endingOutcome(prepared, state, tick);
    if (outcome !== null) return { outcome, ended: true, endedAt: tick, state, counters };
  }
  const outcome = closingOutcome(prepared, state, model.horizon);
  return { outcome, ended: false, endedAt: model.horizon, state, counters };
}

/** Plays one tick, and adds what its effects count to the counters. */
function playTick(
  { stages }: PreparedModel,
  before: State,
  tick: number,
  dice: Dice,
  counters: number[],
): State {
  let state = before;
  for (const stage of stages) {
    state = cleared(stage, state);
    const effects = effectsOf(stage, state, tick, dice);
    if (effects.length === 0) continue;
    for (const { effect } of effects) {
      for (const counter of effect.counts) counters[counter] = (counters[counter] ?? 0) + 1;
    }
    const next = state.slice();
    for (const [variable, value] of merge(effects, state, tick)) next[variable] = value;
    state = next;
  }
  return state;
}

const NOTHING: readonly PreparedEffect[] = [];

function effectsOf(stage: PreparedStage, state: State, tick: number, dice: Dice): readonly PreparedEffect[] {
  let effects: PreparedEffect[] | null = null;
  for (const rule of stage.rules) {
    const effect = decide(rule, state, tick, dice);
    if (effect === null) continue;
    if (effects === null) effects = [effect];
    else effects.push(effect);
  }
  return effects ?? NOTHING;
}

/** The state with a stage's clears done; the same one where there is nothing to clear. */
function cleared({ clears }: PreparedStage, state: State): State {
  let next: number[] | null = null;
  for (const { variable, start } of clears) {
    if (state[variable] === start) continue;
    next ??= state.slice();
    next[variable] = start;
  }
  return next ?? state;
}
