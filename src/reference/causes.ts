import type { Condition, Model } from '../model/model.js';
import type { Meaning } from './meaning.js';
import type { PlayedStage, StepEvent } from './step.js';
import { support } from './support.js';
import type { State } from './trace.js';

/** Indices of events, ascending. */
export type Causes = readonly number[];

/**
 * Which events gave each variable its value. A variable that no event changed has none; what changes without being
 * told of passes its own causes on, so that chains lead through silent rules; clearing a variable forgets.
 */
export class Ledger {
  readonly #model: Model;
  readonly #meaning: Meaning;
  readonly #causes = new Map<number, Causes>();

  constructor(model: Model, meaning: Meaning) {
    this.#model = model;
    this.#meaning = meaning;
  }

  /** A variable's start was drawn, and that was told as an event. */
  start(variable: number, event: number): void {
    this.#causes.set(variable, [event]);
  }

  /** Before a stage's rules read: what it clears has no cause any more. */
  clear({ stage }: PlayedStage): void {
    for (const { variable } of stage.clears) this.#causes.delete(variable);
  }

  /** Earlier events that made a rule's condition true: the last to change each variable that it rests on. */
  of({ rule }: StepEvent, seen: State, tick: number): Causes {
    return this.behind(rule.when, seen, tick);
  }

  /** The events that made a condition true, or false: the last to change each variable that its truth rests on. */
  behind(condition: Condition, seen: State, tick: number): Causes {
    const variables = support(this.#meaning, condition, seen, tick);
    return union([...variables].map((variable) => this.#causes.get(variable) ?? []));
  }

  /**
   * After a stage: what changed has new causes.
   *
   * @param causes for each event of the stage, itself where it is told of, else its own causes
   */
  record({ events, seen, written }: PlayedStage, causes: readonly Causes[], tick: number): void {
    for (const [variable, value] of written) {
      if (value === seen[variable]) continue;
      const writers = causes.filter((_, place) => {
        const event = events[place];
        return event !== undefined && this.#gave(event, variable, value, seen, tick);
      });
      this.#causes.set(variable, union(writers));
    }
  }

  /** Whether an effect had a part in a variable's new value: of several raises, only the greatest have. */
  #gave({ prepared }: StepEvent, variable: number, value: number, seen: State, tick: number): boolean {
    const greatest = this.#model.variables[variable]?.merge === 'max';
    return prepared.writes.some(
      (write) => write.index === variable && (!greatest || write.value(seen, tick) === value),
    );
  }
}

function union(causes: readonly Causes[]): Causes {
  return [...new Set(causes.flat())].sort((left, right) => left - right);
}
