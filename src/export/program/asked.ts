import { all, any, isOneOf, wholeNumbers } from '../../model/conditions.js';
import type { Condition, Model } from '../../model/model.js';
import { NONE_OF_THESE } from '../../montecarlo/index.js';
import { askedName, Names } from '../names.js';
import type { Building } from './building.js';
import { exactCondition } from './exact.js';

/** What is asked of a program: the outcomes and the questions, as chances of reaching a state and as expected sums. */

/** The chance of ever reaching a state in step 0 in which a condition holds. */
export interface AskedChance {
  readonly name: string;
  readonly about: readonly string[];
  readonly when: Condition;
}

/** The expected sum of what is counted on leaving step 0, until the run is over: ticks until something comes about. */
export interface AskedTime {
  readonly name: string;
  readonly about: readonly string[];
  /** Named apart from the variables too: JANI counts in one. */
  readonly counted: string;
  /** From tick 1 on: it has come about. */
  readonly when: Condition;
}

export interface Asked {
  readonly outcomes: readonly AskedChance[];
  readonly questions: readonly {
    readonly about: readonly string[];
    readonly chances: readonly AskedChance[];
    readonly time: AskedTime | null;
  }[];
}

/** What is asked of a model's program. */
export function askedOf({ model, outcome, names: taken }: Building): Asked {
  const names = new Names();
  const ended = isOneOf(outcome, wholeNumbers(1, model.outcomes.length + 1));
  const exact = (condition: Condition, about: string): Condition => exactCondition(model, condition, about);
  const outcomes = [...model.outcomes.map(({ name }) => name), NONE_OF_THESE].map((name, place) => ({
    name: names.give(`outcome ${name}`),
    about: [`the outcome: ${name}`],
    when: isOneOf(outcome, [place + 1]),
  }));
  const questions = model.questions.map(({ name, title, text, probes, time }) => {
    const chances = probes.flatMap(({ label, when, given, tick }): AskedChance[] => {
      // The state in which a run was left stands for all later ticks.
      const read = readAt(model, tick, ended);
      const holds = exact(when, `the question ${name}`);
      const base = askedName(name, label, probes.length);
      if (given === null) {
        const asked = names.give(base);
        return [{ name: asked, about: [`${labelled(label)}`], when: all(read, holds) }];
      }
      const condition = exact(given, `the question ${name}`);
      const both = names.give(`${base} both`);
      const alone = names.give(`${base} given`);
      return [
        {
          name: both,
          about: [`${labelled(label)}: the answer is ${both} / ${alone}`],
          when: all(read, condition, holds),
        },
        { name: alone, about: [`${labelled(label)}: what is given`], when: all(read, condition) },
      ];
    });
    return {
      about: [title ?? name, ...(text === title ? [] : [text])],
      chances: [...chances, ...(time === null ? [] : [cameAbout(names, name, exact(time, name), model)])],
      time: time === null ? null : askedTime(names, taken, name, exact(time, name), model),
    };
  });
  return { outcomes, questions };
}

/** Step 0 of this tick; or of an earlier one, at which the run ended. */
function readAt({ horizon }: Model, tick: number, ended: Condition): Condition {
  if (tick >= horizon) return any({ is: 'tick', from: horizon, to: horizon }, ended);
  const at: Condition = { is: 'tick', from: tick, to: tick };
  return tick <= 1 ? at : any(at, all({ is: 'tick', from: 0, to: tick - 1 }, ended));
}

function labelled(label: string): string {
  return label === '' ? 'the chance' : label;
}

function cameAbout(names: Names, name: string, when: Condition, { horizon }: Model): AskedChance {
  return {
    name: names.give(`${name} came about`),
    about: ['the chance that it comes about at all'],
    when: all({ is: 'tick', from: 1, to: horizon }, when),
  };
}

function askedTime(
  names: Names,
  taken: Names,
  name: string,
  when: Condition,
  { horizon, tick }: Model,
): AskedTime {
  return {
    name: names.give(`${name} ticks`),
    about: [
      `the expected number of ticks (one is a ${tick}) until it comes about, ${horizon} where it does not`,
      `(expected - ${horizon} * (1 - chance)) / chance is the expected number where it does`,
    ],
    counted: taken.give(`ticks ${name}`),
    when,
  };
}
