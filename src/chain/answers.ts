import { NOT_ENDED } from './classes.js';
import type { Transient } from './transient.js';

/** Reads the answers to what was asked off the flow of probability. */
export class Answers {
  readonly #transient: Transient;
  readonly #horizon: number;

  constructor(transient: Transient, horizon: number) {
    this.#transient = transient;
    this.#horizon = horizon;
  }

  /** The probability, at the end of a tick from 0, of runs whose answers are these: an ended run's are those of its end. */
  at(tick: number, holds: (answers: readonly number[]) => boolean): number {
    const { classes, going } = this.#transient;
    let sum = 0;
    classes.forEach((answers, number) => {
      if (!holds(answers)) return;
      if (answers[0] === NOT_ENDED) sum += going[tick]?.[number] ?? 0;
      else for (let before = 0; before <= tick; before += 1) sum += going[before]?.[number] ?? 0;
    });
    return atMost1(sum);
  }

  /** The same for every tick from 0 to the horizon. */
  over(holds: (answers: readonly number[]) => boolean): readonly number[] {
    const { classes, going } = this.#transient;
    const ended = classes.map(() => 0);
    const chosen = classes.flatMap((answers, number) =>
      holds(answers) ? [{ number, ended: answers[0] !== NOT_ENDED }] : [],
    );
    return Array.from({ length: this.#horizon + 1 }, (_, tick) => {
      let sum = 0;
      for (const one of chosen) {
        const mass = going[tick]?.[one.number] ?? 0;
        if (!one.ended) sum += mass;
        else {
          ended[one.number] = (ended[one.number] ?? 0) + mass;
          sum += ended[one.number] ?? 0;
        }
      }
      return atMost1(sum);
    });
  }

  /** How many ticks of a run it holds, on average: from tick 1 to the one that ends the run. */
  ticks(holds: (answers: readonly number[]) => boolean): number {
    const { classes, going } = this.#transient;
    let sum = 0;
    classes.forEach((answers, number) => {
      if (!holds(answers)) return;
      for (let tick = 1; tick <= this.#horizon; tick += 1) sum += going[tick]?.[number] ?? 0;
    });
    return sum;
  }
}

/** What is certain is the sum of many parts, each of them rounded, which may be a little more than 1. */
function atMost1(sum: number): number {
  return Math.min(1, sum);
}
