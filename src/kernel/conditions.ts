import type { Condition } from '../model/model.js';
import { type Meaning, readsOf } from '../reference/index.js';
import { ALWAYS, type Circuit, type Gate, NEVER } from './circuit.js';
import { type Places, placeOf } from './layout.js';
import { tabulate } from './tabulate.js';

/** A condition as gates: the lanes in which it holds, and those in which it may not be possible to say. */
export interface Judged {
  readonly holds: Gate;
  readonly wrong: Gate;
}

/** Turns conditions into gates. */
export class Conditions {
  readonly #circuit: Circuit;
  readonly #layout: Places;
  readonly #meaning: Meaning;
  readonly #known = new Map<Condition, Judged>();

  constructor(circuit: Circuit, layout: Places, meaning: Meaning) {
    this.#circuit = circuit;
    this.#layout = layout;
    this.#meaning = meaning;
  }

  /** @throws Refusal if it cannot be said with gates. */
  judge(condition: Condition): Judged {
    const known = this.#known.get(condition);
    if (known !== undefined) return known;
    const judged = this.#make(condition);
    this.#known.set(condition, judged);
    return judged;
  }

  #make(condition: Condition): Judged {
    const circuit = this.#circuit;
    switch (condition.is) {
      case 'always':
        return { holds: ALWAYS, wrong: NEVER };
      case 'never':
        return { holds: NEVER, wrong: NEVER };
      case 'in':
        return { holds: this.#membership(condition.variable, condition.values), wrong: NEVER };
      case 'tick':
        return { holds: circuit.ticks(condition.from, condition.to), wrong: NEVER };
      case 'compare':
        return this.#comparison(condition);
      case 'not': {
        const of = this.judge(condition.of);
        return { holds: circuit.not(of.holds), wrong: of.wrong };
      }
      case 'all':
        return this.#joined(condition.of, (gates) => circuit.all(gates));
      case 'any':
        return this.#joined(condition.of, (gates) => circuit.any(gates));
      case 'at least':
        return this.#joined(condition.of, (gates) => circuit.atLeast(condition.count, gates));
    }
  }

  #joined(of: readonly Condition[], join: (gates: readonly Gate[]) => Gate): Judged {
    const parts = of.map((part) => this.judge(part));
    // Whether the reference would come to the part that is wrong is left to the reference.
    const wrong = this.#circuit.any(parts.map((part) => part.wrong));
    return { holds: join(parts.map((part) => part.holds)), wrong };
  }

  #membership(variable: number, values: readonly number[]): Gate {
    const { low, high, planes } = placeOf(this.#layout, variable);
    const truth = new Int8Array(1 << planes.length).fill(-1);
    for (let value = low; value <= high; value += 1) truth[value - low] = values.includes(value) ? 1 : 0;
    return this.#circuit.table(planes, truth);
  }

  #comparison(condition: Condition): Judged {
    const test = this.#meaning.test(condition);
    const { cases, wrong } = tabulate(this.#circuit, this.#layout, readsOf(condition), test, String);
    return { holds: cases.find(({ result }) => result)?.lanes ?? NEVER, wrong };
  }
}
