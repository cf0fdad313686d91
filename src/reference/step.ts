import { current, enablePatches, produceWithPatches } from 'immer';
import type { Effect, Model, Rule } from '../model/model.js';
import { chanceOf, decide } from './decide.js';
import type { Dice } from './dice.js';
import { endingOutcome } from './judge.js';
import { merge } from './merge.js';
import { type PreparedEffect, type PreparedStage, prepare } from './prepared.js';
import type { Change, State } from './trace.js';

enablePatches();

/** One rule took effect. */
export interface StepEvent {
  readonly rule: Rule;
  readonly effect: Effect;
  /** The chance that its draws had of leading here; null where nothing was drawn. */
  readonly chance: number | null;
  readonly prepared: PreparedEffect;
}

/** What happened in one stage. */
export interface PlayedStage {
  readonly stage: PreparedStage;
  /** The state that its rules read: as the stage before left it, with the stage's clears done. */
  readonly seen: State;
  /** By code point of the rules' names. */
  readonly events: readonly StepEvent[];
  /** The values that its effects gave, by variable. */
  readonly written: ReadonlyMap<number, number>;
}

export interface Step {
  readonly state: State;
  /** From the state before the tick to the one after it, by variable. */
  readonly changes: readonly Change[];
  /** All that took effect, in order, told of or not. */
  readonly events: readonly StepEvent[];
  readonly stages: readonly PlayedStage[];
  /** The outcome that ends the run at this tick, by its index; null for none. */
  readonly ended: number | null;
}

/**
 * One tick: the definition of what a Model does. A stage first clears what it clears; then all its rules read that
 * one state; then what they write is merged. The state that is given stays as it is.
 *
 * @param tick from 1
 * @throws ModelError if the Model does what no Model may do.
 */
export function step(model: Model, state: State, tick: number, dice: Dice): Step {
  const prepared = prepare(model);
  const stages: PlayedStage[] = [];
  const [after, patches] = produceWithPatches(state, (draft) => {
    for (const stage of prepared.stages) {
      for (const { variable, start } of stage.clears) draft[variable] = start;
      const seen = current(draft);
      const events = eventsOf(stage, seen, tick, dice);
      const written = merge(
        events.map((event) => event.prepared),
        seen,
        tick,
      );
      for (const [variable, value] of written) draft[variable] = value;
      stages.push({ stage, seen, events, written });
    }
  });
  const changes = patches.map(({ path }) => {
    const variable = Number(path[0]);
    return { variable, from: state[variable] ?? NaN, to: after[variable] ?? NaN };
  });
  return {
    state: after,
    changes: changes.sort((left, right) => left.variable - right.variable),
    events: stages.flatMap(({ events }) => events),
    stages,
    ended: endingOutcome(prepared, after, tick),
  };
}

function eventsOf(stage: PreparedStage, seen: State, tick: number, dice: Dice): readonly StepEvent[] {
  return stage.rules.flatMap((rule) => {
    const prepared = decide(rule, seen, tick, dice);
    if (prepared === null) return [];
    const chance = chanceOf(rule, prepared, seen, tick);
    return [{ rule: rule.rule, effect: prepared.effect, chance, prepared }];
  });
}
