import type { Condition, Model, Question } from '../../model/model.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { NOT_ENDED } from '../answer-classes.js';

/** Something whose probability is to be made as small or as great as it can be. */
export interface Objective {
  readonly name: string;
  readonly kind: 'outcome' | 'question';
  /** The tick at which it is judged; a run that has ended before is judged by its last state. */
  readonly tick: number;
  /** Of each list the first condition that holds is asked. */
  readonly lists: readonly (readonly Condition[])[];
  /** Whether a run counts: first which outcome that ends runs has ended it (−1 for none), then one place for each list. */
  readonly pays: (answers: readonly number[]) => boolean;
  /** Of which runs the share is asked; of all, where there is none. */
  readonly given?: (answers: readonly number[]) => boolean;
}

/** The outcomes of a model as objectives, the last being that none of them comes about. */
export function outcomeObjectives({ outcomes, horizon }: Model): readonly Objective[] {
  const ending = outcomes.filter(({ ends }) => ends);
  const closing = outcomes.filter(({ ends }) => !ends);
  const lists = [closing.map(({ when }) => when)];
  const closed = (name: string, which: number): Objective => ({
    name,
    kind: 'outcome',
    tick: horizon,
    lists,
    pays: ([ended, first]) => ended === NOT_ENDED && first === which,
  });
  return [
    ...outcomes.map((outcome): Objective => {
      const which = ending.indexOf(outcome);
      if (!outcome.ends) return closed(outcome.name, closing.indexOf(outcome));
      const { name } = outcome;
      return { name, kind: 'outcome', tick: horizon, lists: [], pays: ([ended]) => ended === which };
    }),
    closed(NONE_OF_THESE, -1),
  ];
}

/** The probabilities of a question: of all runs, or of those in which a condition holds. */
export function questionObjectives({ name, probes }: Question): readonly Objective[] {
  return probes.map(({ label, when, given, tick }): Objective => {
    const asked = { name: `${name}: ${label}`, kind: 'question', tick } as const;
    if (given === null) return { ...asked, lists: [[when]], pays: ([, first]) => first === 0 };
    return {
      ...asked,
      lists: [[when], [given]],
      pays: ([, first, second]) => first === 0 && second === 0,
      given: ([, , second]) => second === 0,
    };
  });
}
