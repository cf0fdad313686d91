import { variablesOf } from '../model/conditions.js';
import type { Condition, Model, VariableIndex } from '../model/model.js';
import { reachableValues } from '../model/reachable.js';
import { prepare, type State, type Test } from '../reference/index.js';
import { anticipated } from './anticipation.js';
import { Forgetting } from './forgetting.js';
import { likenessOf } from './likeness.js';
import { livenessOf } from './liveness.js';
import { maskOf, type Packing, packingOf } from './packing.js';
import { type Start, startsOf } from './starts.js';
import { stepsOf } from './steps.js';
import { type Stretch, stretchesOf } from './stretches.js';
import { type Group, groupsOf } from './tick-program.js';

/** What is asked of the states at the ends of ticks: of each list the first condition that holds. */
export type Asked = readonly (readonly Condition[])[];

/** A Model as the chain plays it. */
export interface ChainProgram {
  readonly model: Model;
  readonly packing: Packing;
  /** The groups of steps of a tick, in their order. */
  readonly groups: readonly Group[];
  readonly forgetting: Pick<Forgetting, 'forget'>;
  /** The bits that a state carries into the next tick. */
  readonly carried: Int32Array;
  readonly stretches: readonly Stretch[];
  /** Which of the outcomes that end a run holds first; null for none. */
  readonly endsIn: (state: State, tick: number) => number | null;
  /** Of each list that is asked the first condition that holds, by its place; −1 for none. */
  readonly answers: (state: State, tick: number) => readonly number[];
  readonly starts: readonly Start[];
}

/**
 * Prepares a Model to be solved: narrowed to what can influence what is asked.
 *
 * @param model narrowed (`focus`), its watches being what is asked
 * @param lists how many of the watches belong to each list that is asked, in order
 * @param forgets whether what can no longer matter is forgotten; a state that shall be told remembers it
 */
export function chainProgram(focused: Model, lists: readonly number[], forgets = true): ChainProgram {
  const model = anticipated(focused);
  const prepared = prepare(model);
  const reachable = reachableValues(model);
  const reached = model.variables.map((_, index) => reachable.get(index) ?? new Set<number>());
  const steps = stepsOf(
    prepared,
    reached.map(({ size }) => size),
  );
  const conditions = [...model.outcomes, ...model.watches].map(({ when }) => when);
  const asked = new Set<VariableIndex>();
  for (const condition of conditions) variablesOf(condition, asked);
  const packing = packingOf(model, likenessOf(model, steps, reached, conditions));
  const { steps: live, carried } = livenessOf(steps, asked);
  const grouped = inLists(
    model.watches.map(({ when }) => when),
    lists,
  );
  const tests = grouped.map((list) => list.map((condition) => prepared.meaning.test(condition)));
  const ends = prepared.outcomes.map(({ holds }) => holds);
  const first = (list: readonly Test[], state: State, tick: number): number =>
    list.findIndex((holds) => holds(state, tick));
  return {
    model,
    packing,
    groups: groupsOf(model, packing, live, carried),
    forgetting: forgets
      ? new Forgetting(model, packing, [model.outcomes.map(({ when }) => when), ...grouped], carried)
      : { forget: () => undefined },
    carried: maskOf(packing, carried),
    stretches: stretchesOf(model, steps, conditions),
    endsIn: (state, tick) => {
      const place = first(ends, state, tick);
      return place === -1 ? null : place;
    },
    answers: (state, tick) => tests.map((list) => first(list, state, tick)),
    starts: startsOf(prepared),
  };
}

function inLists(conditions: readonly Condition[], lengths: readonly number[]): Asked {
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return conditions.slice(from - length, from);
  });
}
