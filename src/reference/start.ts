import type { Dice } from './dice.js';
import { ModelError } from './model-error.js';
import type { PreparedModel, PreparedStart } from './prepared.js';
import type { State } from './trace.js';

/** The site at which a variable's start is drawn. */
export function startSite(variable: string): string {
  return `start/${variable}`;
}

/**
 * The state in which a run starts.
 *
 * @throws ModelError if no value of a random start has a weight above 0, a start is out of bounds, or something is chosen
 * freely, which no dice decide.
 */
export function startState(prepared: PreparedModel, dice: Dice): State {
  const base = baseState(prepared);
  const state = base.slice();
  for (const start of prepared.starts) state[start.variable] = drawnStart(start, base, dice);
  prepared.model.variables.forEach(({ name, kind, low, high }, index) => {
    if (kind === 'choice') throw new ModelError(`${name} is chosen freely, which cannot be played`, name);
    const value = state[index] ?? NaN;
    if (Number.isInteger(value) && value >= low && value <= high) return;
    throw new ModelError(`${name} starts at a whole number from ${low} to ${high}, not ${value}`, name);
  });
  return state;
}

/** The chance that a random start had of its value; null where only one value was possible. */
export function chanceOfStart(prepared: PreparedModel, start: PreparedStart, value: number): number | null {
  const weighing = start.weights.weigh(baseState(prepared), 0);
  if (weighing.kind !== 'drawn') return null;
  const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
  return (weighing.weights[start.values.indexOf(value)] ?? 0) / total;
}

/**
 * The state in which the weights of random starts are reckoned: fixed starts stand, and every random one has its
 * lowest value. So the order of variables changes nothing.
 */
export function baseState({ model }: Pick<PreparedModel, 'model'>): State {
  return model.variables.map(({ low, start }) => (typeof start === 'number' ? start : low));
}

function drawnStart({ name, values, weights }: PreparedStart, base: State, dice: Dice): number {
  const weighing = weights.weigh(base, 0);
  if (weighing.kind === 'none') throw new ModelError(`no start of ${name} has a weight above 0`, name);
  const place = weighing.kind === 'sure' ? weighing.place : dice.choice(startSite(name), 0, weighing.table);
  return values[place] ?? NaN;
}
