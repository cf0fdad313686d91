import { type ChoiceTable, choiceTable } from '../chance/index.js';
import { ModelError } from './model-error.js';
import type { Reckoning } from './predicates.js';
import type { State } from './trace.js';

/** Something that a draw may pick, with a weight that may depend on the state. */
export interface Weighed {
  readonly name: string | number;
  readonly weight: Reckoning;
}

/** Whether nothing can be picked, one alternative alone, or one of several by a draw. */
export type Weighing =
  | { readonly kind: 'none' }
  | { readonly kind: 'sure'; readonly place: number }
  | { readonly kind: 'drawn'; readonly weights: readonly number[]; readonly table: ChoiceTable };

/** A choice among alternatives. It keeps the last table, because weights seldom change. */
export class Weights {
  readonly #alternatives: readonly Weighed[];
  readonly #about: string;
  #last: readonly number[] = [];
  #weighing: Weighing = { kind: 'none' };

  /** @param about the rule or variable that chooses, for messages */
  constructor(alternatives: readonly Weighed[], about: string) {
    this.#alternatives = alternatives;
    this.#about = about;
  }

  /** @throws ModelError if a weight is negative or not finite. */
  weigh(state: State, tick: number): Weighing {
    const unchanged = this.#alternatives.every(
      ({ weight }, place) => weight(state, tick) === this.#last[place],
    );
    if (!unchanged) {
      const weighed = this.#alternatives.map(({ name, weight }) => ({
        name,
        weight: this.#checked(name, weight(state, tick)),
      }));
      this.#weighing = weighingOf(weighed);
      this.#last = weighed.map(({ weight }) => weight);
    }
    return this.#weighing;
  }

  #checked(name: string | number, weight: number): number {
    if (weight >= 0 && weight < Infinity) return weight;
    throw new ModelError(
      `the weight of ${name} in ${this.#about} is finite and 0 or more, not ${weight}`,
      this.#about,
    );
  }
}

function weighingOf(
  weighed: readonly { readonly name: string | number; readonly weight: number }[],
): Weighing {
  const first = weighed.findIndex(({ weight }) => weight > 0);
  if (first === -1) return { kind: 'none' };
  const last = weighed.findLastIndex(({ weight }) => weight > 0);
  if (first === last) return { kind: 'sure', place: first };
  return { kind: 'drawn', weights: weighed.map(({ weight }) => weight), table: choiceTable(weighed) };
}
