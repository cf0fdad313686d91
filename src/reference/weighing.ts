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
    if (!this.#unchanged(state, tick)) {
      const weights = this.#alternatives.map(({ weight }) => weight(state, tick));
      this.#weighing = this.#weighingOf(weights);
      this.#last = weights;
    }
    return this.#weighing;
  }

  #unchanged(state: State, tick: number): boolean {
    const last = this.#last;
    if (last.length !== this.#alternatives.length) return false;
    for (let place = 0; place < last.length; place += 1) {
      if (this.#alternatives[place]?.weight(state, tick) !== last[place]) return false;
    }
    return true;
  }

  #weighingOf(weights: readonly number[]): Weighing {
    weights.forEach((weight, place) => {
      if (weight >= 0 && weight < Infinity) return;
      const name = this.#alternatives[place]?.name ?? place;
      throw new ModelError(
        `the weight of ${name} in ${this.#about} is finite and 0 or more, not ${weight}`,
        this.#about,
      );
    });
    const first = weights.findIndex((weight) => weight > 0);
    if (first === -1) return { kind: 'none' };
    const last = weights.findLastIndex((weight) => weight > 0);
    if (first === last) return { kind: 'sure', place: first };
    const named = this.#alternatives.map(({ name }, place) => ({ name, weight: weights[place] ?? 0 }));
    return { kind: 'drawn', weights, table: choiceTable(named) };
  }
}
