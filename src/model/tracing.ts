import type { Amount } from './model.js';

/** Values by the full names of numbers of a scenario. */
export type Values = ReadonlyMap<string, number>;

type Constant = Extract<Amount, { is: 'constant' }>;

/** How a constant of a Model comes of numbers of the scenario. */
interface Recipe {
  readonly tracing: Tracing;
  readonly reckon: (values: Values) => number;
}

const recipes = new WeakMap<Amount, Recipe>();

/**
 * What became of some numbers of a scenario while it was lowered: which constants of the Model come of them, by which
 * operations in which order, and what was decided by their values on the way. So the Model for other values can be had
 * without lowering anew, to the same bit, wherever these decisions come out as they did.
 *
 * What reads a constant without going through `reckoned` or `decided` pins it: that is then decided by its value itself.
 */
export class Tracing {
  readonly #names: ReadonlySet<string>;
  readonly #decisions: ((values: Values) => boolean)[] = [];

  /** @param names of the numbers that are followed */
  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  /** A number of the scenario as a constant. */
  constant(name: string, value: number): Amount {
    const amount: Amount = { is: 'constant', value };
    if (this.#names.has(name)) {
      recipes.set(amount, { tracing: this, reckon: (values) => values.get(name) ?? value });
    }
    return amount;
  }

  /** The Model took its shape by this number. */
  pin(name: string, value: number): void {
    if (this.#names.has(name)) this.decide((values) => values.get(name) === value);
  }

  /** @param holds whether something comes out as it did */
  decide(holds: (values: Values) => boolean): void {
    this.#decisions.push(holds);
  }

  /** Whether all is decided as it was. */
  holdsFor(values: Values): boolean {
    return this.#decisions.every((holds) => holds(values));
  }
}

/** A constant that is reckoned from others. It is remembered how, where any of them is followed. */
export function reckoned(of: readonly Constant[], reckon: (values: readonly number[]) => number): Amount {
  const amount: Amount = { is: 'constant', value: reckon(of.map(({ value }) => value)) };
  const tracing = of.map((one) => recipes.get(one)?.tracing).find((one) => one !== undefined);
  if (tracing !== undefined) {
    const parts = of.map(reckoningOf);
    recipes.set(amount, { tracing, reckon: (values) => reckon(parts.map((part) => part(values))) });
  }
  return amount;
}

/** Something that is decided by the values of constants; remembered where any of them is followed. */
export function decided(of: readonly Constant[], decide: (values: readonly number[]) => boolean): boolean {
  const result = decide(of.map(({ value }) => value));
  const tracing = of.map((one) => recipes.get(one)?.tracing).find((one) => one !== undefined);
  if (tracing !== undefined) {
    const parts = of.map(reckoningOf);
    tracing.decide((values) => decide(parts.map((part) => part(values))) === result);
  }
  return result;
}

/** The value of a constant, which is pinned by reading it. */
export function pinnedValue(amount: Constant): number {
  const { value } = amount;
  decided([amount], ([now]) => now === value);
  return value;
}

/** The constant for other values; the same where it comes of none that is followed. */
export function again(amount: Constant, values: Values): Constant {
  const recipe = recipes.get(amount);
  return recipe === undefined ? amount : { is: 'constant', value: recipe.reckon(values) };
}

/** Whether it comes of numbers that are followed. */
export function isFollowed(amount: Amount): boolean {
  return recipes.has(amount);
}

function reckoningOf(amount: Constant): (values: Values) => number {
  const { value } = amount;
  return recipes.get(amount)?.reckon ?? (() => value);
}
