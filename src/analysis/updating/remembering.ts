import { all, constant, during, holds, not } from '../../model/conditions.js';
import type { Condition, Model, Rule, Stage, Variable } from '../../model/model.js';

/** Lets a Model remember what held at the end of a tick, so that it can be asked about later. No rule of its own reads that. */
export class Remembering {
  readonly #model: Model;
  readonly #variables: Variable[] = [];
  readonly #rules: Rule[] = [];
  readonly #known = new Map<string, Condition>();

  constructor(model: Model) {
    this.#model = model;
  }

  /**
   * What a condition was at the end of a tick, as a condition for a later one. In a run that has ended before that tick, it is
   * what the condition was at the end of the run.
   *
   * @param tick from 1
   * @param asked the tick at which it will be asked about
   */
  at(condition: Condition, tick: number, asked: number): Condition {
    if (tick >= asked || condition.is === 'always' || condition.is === 'never') return condition;
    const key = `${tick} ${JSON.stringify(condition)}`;
    const known = this.#known.get(key) ?? this.#remember(condition, tick);
    this.#known.set(key, known);
    return known;
  }

  /** The Model with all that it remembers. */
  get model(): Model {
    if (this.#rules.length === 0) return this.#model;
    const stage: Stage = { phase: 'judge', step: 'remembered', clears: [], rules: this.#rules };
    return {
      ...this.#model,
      variables: [...this.#model.variables, ...this.#variables],
      stages: [...this.#model.stages, stage],
    };
  }

  #remember(condition: Condition, tick: number): Condition {
    const name = `remembered/${this.#variables.length}`;
    const origin = { section: 'asked', name };
    const variable = this.#model.variables.length + this.#variables.length;
    this.#variables.push({ name, low: 0, high: 1, start: 0, merge: 'single', kind: 'monitor', origin });
    const write = (step: string, when: Condition, value: number): void => {
      const effect = { writes: [{ variable, value: constant(value) }], counts: [], event: null };
      this.#rules.push({
        name: `${name}/${step}`,
        when: all(during(0, tick), when),
        draw: null,
        choices: [{ name: 'yes', weight: constant(1), effect }],
        otherwise: null,
        origin,
      });
    };
    write('holds', all(condition, not(holds(variable))), 1);
    write('no longer', all(not(condition), holds(variable)), 0);
    return holds(variable);
  }
}
