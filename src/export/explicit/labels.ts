import type { ExplicitState } from '../../chain/index.js';
import type { Condition, Model, Question } from '../../model/model.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { askedName, Names } from '../names.js';

/** A name for states of a chain that is written down: the chance of ever reaching one of them is an answer. */
export interface Label {
  readonly name: string;
  readonly about: readonly string[];
  readonly holds: (state: ExplicitState) => boolean;
}

/** What is asked of a chain's states, and the labels that say where it holds. */
export interface Labelling {
  /** Of each list the first condition that holds. */
  readonly asked: readonly (readonly Condition[])[];
  readonly outcomes: readonly Label[];
  readonly questions: readonly { readonly about: readonly string[]; readonly labels: readonly Label[] }[];
}

/** The labels of a model's outcomes and of these questions. */
export function labelling({ outcomes, horizon }: Model, questions: readonly Question[]): Labelling {
  const names = new Names();
  const ending = outcomes.filter(({ ends }) => ends);
  const closing = outcomes.filter(({ ends }) => !ends);
  const lists = [closing.map(({ when }) => when)];
  const ended = (state: ExplicitState): boolean => (state.answers[0] ?? NONE) !== NONE;
  const outcomeLabel = (name: string, holds: Label['holds']): Label => ({
    name: names.give(`outcome ${name}`),
    about: [`the outcome: ${name}`],
    holds,
  });
  const closed =
    (which: number): Label['holds'] =>
    (state) =>
      state.tick === horizon && state.answers[0] === NONE && state.answers[1] === which;
  const outcomeLabels = [
    ...outcomes.map((outcome) => {
      if (!outcome.ends) return outcomeLabel(outcome.name, closed(closing.indexOf(outcome)));
      const which = ending.indexOf(outcome);
      return outcomeLabel(outcome.name, ({ answers }) => answers[0] === which);
    }),
    outcomeLabel(NONE_OF_THESE, closed(NONE)),
  ];
  const asking = questions.map(({ name, title, text, probes, time }) => {
    const labels = probes.flatMap(({ label, when, given, tick }): Label[] => {
      // The state in which a run was left stands for all later ticks.
      const read = (state: ExplicitState): boolean =>
        state.answers.length > 0 && (state.tick === tick || (state.tick < tick && ended(state)));
      const at = lists.push([when]);
      const base = askedName(name, label, probes.length);
      const shown = label === '' ? 'the chance' : label;
      if (given === null) {
        const holds: Label['holds'] = (state) => read(state) && state.answers[at] === 0;
        return [{ name: names.give(base), about: [shown], holds }];
      }
      const on = lists.push([given]);
      const isGiven: Label['holds'] = (state) => read(state) && state.answers[on] === 0;
      const both = names.give(`${base} both`);
      const alone = names.give(`${base} given`);
      return [
        {
          name: both,
          about: [`${shown}: the answer is ${both} / ${alone}`],
          holds: (state) => isGiven(state) && state.answers[at] === 0,
        },
        { name: alone, about: [`${shown}: what is given`], holds: isGiven },
      ];
    });
    const came = (): Label[] => {
      if (time === null) return [];
      const at = lists.push([time]);
      return [
        {
          name: names.give(`${name} came about`),
          about: ['it comes about; within n ticks: F<=n'],
          holds: (state) => state.tick > 0 && state.answers[at] === 0,
        },
      ];
    };
    return { about: [title ?? name, ...(text === title ? [] : [text])], labels: [...labels, ...came()] };
  });
  return { asked: lists, outcomes: outcomeLabels, questions: asking };
}

/** In the place of an outcome or of a condition: none holds. */
const NONE = -1;
