import type { Condition, Model, Probe } from '../../model/model.js';
import { NOT_ENDED } from '../answer-classes.js';

/** What paths lead to. */
export interface Goal {
  /** The tick at which it is judged; a run that has ended before is judged by its last state. */
  readonly tick: number;
  /** Of each list the first condition that holds is asked. */
  readonly lists: readonly (readonly Condition[])[];
  /** Whether it counts: first which outcome that ends runs has ended it (−1 for none), then one place for each list. */
  readonly counts: (answers: readonly number[]) => boolean;
  /** Whether it has come to the goal. */
  readonly reached: (answers: readonly number[]) => boolean;
}

/** @param place of the outcome among the model's; null for none of them */
export function outcomeGoal({ outcomes, horizon }: Model, place: number | null): Goal {
  const ending = outcomes.filter(({ ends }) => ends);
  const closing = outcomes.filter(({ ends }) => !ends);
  const outcome = place === null ? undefined : outcomes[place];
  const counts = (): boolean => true;
  if (outcome?.ends === true) {
    const which = ending.indexOf(outcome);
    return { tick: horizon, lists: [], counts, reached: ([ended]) => ended === which };
  }
  const which = outcome === undefined ? -1 : closing.indexOf(outcome);
  return {
    tick: horizon,
    lists: [closing.map(({ when }) => when)],
    counts,
    reached: ([ended, first]) => ended === NOT_ENDED && first === which,
  };
}

/** A row of a question, among the runs in which it can be asked. */
export function probeGoal({ tick, when, given }: Probe): Goal {
  const counts = ([, , asked]: readonly number[]): boolean => given === null || asked === 0;
  return {
    tick,
    lists: given === null ? [[when]] : [[when], [given]],
    counts,
    reached: (answers) => answers[1] === 0 && counts(answers),
  };
}
