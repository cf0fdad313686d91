import { NOT_ENDED } from './answer-classes.js';
import type { Transient } from './transient.js';

/** Reads the answers to what was asked off the flow of probability. */
export class Answers {
  readonly #transient: Transient;

  constructor(transient: Transient) {
    this.#transient = transient;
  }

  /** The probability, at the end of a tick from 0, of runs whose answers are these: an ended run's are those of its end. */
  at(tick: number, holds: (answers: readonly number[]) => boolean): number {
    return this.over(holds)[tick] ?? 0;
  }

  /** The same for every tick from 0 to the horizon. */
  over(holds: (answers: readonly number[]) => boolean): readonly number[] {
    const chosen = this.#chosen(holds).map((one) => ({ ...one, share: 0 }));
    return this.#transient.going.map((masses) => {
      let sum = 0;
      for (const one of chosen) {
        one.share = (one.ended ? one.share : 0) + (masses[one.number] ?? 0);
        sum += one.share;
      }
      return atMost1(sum);
    });
  }

  /** How many ticks of a run it holds, on average: from tick 1 to the one that ends the run. */
  ticks(holds: (answers: readonly number[]) => boolean): number {
    const chosen = this.#chosen(holds);
    let sum = 0;
    for (const masses of this.#transient.going.slice(1))
      for (const { number } of chosen) sum += masses[number] ?? 0;
    return sum;
  }

  /** The classes of these answers, and whether their runs have ended. */
  #chosen(
    holds: (answers: readonly number[]) => boolean,
  ): readonly { readonly number: number; readonly ended: boolean }[] {
    return this.#transient.classes
      .map((answers, number) => ({ answers, number, ended: answers[0] !== NOT_ENDED }))
      .filter(({ answers }) => holds(answers));
  }
}

/** What is certain is the sum of many parts, each of them rounded, which may be a little more than 1. */
function atMost1(sum: number): number {
  return Math.min(1, sum);
}
