import type { Dice } from './dice.js';
import { ModelError } from './model-error.js';
import type { PreparedModel } from './prepared.js';
import type { State } from './trace.js';

/** The site at which a variable's start is drawn. */
export function startSite(variable: string): string {
  return `start/${variable}`;
}

/**
 * The state in which a run starts. Weights of random starts are reckoned at tick 0 in the state where fixed starts
 * stand and all random ones have their lowest value, so the order of variables changes nothing.
 *
 * @throws ModelError if no value of a random start has a weight above 0, or a start is out of bounds.
 */
export function startState({ model, starts }: PreparedModel, dice: Dice): State {
  const base = model.variables.map(({ low, start }) => (typeof start === 'number' ? start : low));
  return model.variables.map(({ name, low, high, start }, index) => {
    const value = typeof start === 'number' ? start : drawn(index);
    if (Number.isInteger(value) && value >= low && value <= high) return value;
    throw new ModelError(`${name} starts at a whole number from ${low} to ${high}, not ${value}`, name);
  });

  function drawn(index: number): number {
    const { name, start } = model.variables[index] ?? { name: '', start: 0 };
    const weighing = starts[index]?.weigh(base, 0) ?? { kind: 'none' };
    if (typeof start === 'number' || weighing.kind === 'none') {
      throw new ModelError(`no start of ${name} has a weight above 0`, name);
    }
    const place = weighing.kind === 'sure' ? weighing.place : dice.choice(startSite(name), 0, weighing.table);
    return start.weights[place]?.value ?? NaN;
  }
}
