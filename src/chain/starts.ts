import { baseState, ModelError, type PreparedModel, type State } from '../reference/index.js';

/** A state in which runs start, with its probability. */
export interface Start {
  readonly probability: number;
  readonly state: State;
}

/**
 * The states in which runs start: every combination of the values that are drawn.
 *
 * @throws ModelError if no value of a random start has a weight above 0.
 */
export function startsOf(prepared: PreparedModel): readonly Start[] {
  const base = baseState(prepared);
  let starts: readonly Start[] = [{ probability: 1, state: base }];
  for (const { variable, name, values, weights } of prepared.starts) {
    const weighing = weights.weigh(base, 0);
    if (weighing.kind === 'none') throw new ModelError(`no start of ${name} has a weight above 0`, name);
    const chances = values.map((_, place) => {
      if (weighing.kind === 'sure') return Number(place === weighing.place);
      const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
      return (weighing.weights[place] ?? 0) / total;
    });
    starts = starts.flatMap(({ probability, state }) =>
      values.flatMap((value, place) => {
        const chance = chances[place] ?? 0;
        return chance === 0
          ? []
          : [{ probability: probability * chance, state: replaced(state, variable, value) }];
      }),
    );
  }
  return starts;
}

function replaced(state: State, variable: number, value: number): State {
  const next = state.slice();
  next[variable] = value;
  return next;
}
