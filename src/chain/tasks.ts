import { isOneOf } from '../model/conditions.js';
import type { Condition, Model } from '../model/model.js';
import type { Answers } from './answers.js';
import { NOT_ENDED } from './answer-classes.js';
import type {
  ExactCommitment,
  ExactDispute,
  ExactOutcome,
  ExactQuestion,
  ExactTemptation,
} from './exact-result.js';
import { NONE_OF_THESE } from '../model/none-of-these.js';

/** Something to be solved: what it asks of the states at the ends of ticks, and how its answer is read. */
export interface Task<Answer> {
  /** Named to the user where it cannot be solved. */
  readonly what: string;
  /** Of each list the first condition that holds. */
  readonly lists: readonly (readonly Condition[])[];
  /** Whether these have ever held at the end of a tick. */
  readonly ever: readonly Condition[];
  /** Whether it asks how often the counters are raised. */
  readonly counters?: true;
  /** @param place where the answers to its lists begin, then come those of `ever`: 0 for yes */
  readonly read: (answers: Answers, place: number, counts: readonly number[]) => Answer;
}

/** How the runs end. */
export function outcomesTask({ outcomes, horizon }: Model): Task<readonly ExactOutcome[]> {
  const ending = outcomes.filter(({ ends }) => ends);
  return {
    what: 'outcomes',
    lists: [outcomes.map(({ when }) => when)],
    ever: [],
    read: (answers, place) => {
      const row = (name: string, ends: boolean, cumulative: readonly number[]): ExactOutcome => ({
        name,
        ends,
        probability: cumulative.at(-1) ?? 0,
        cumulative,
      });
      const closed = (which: number): readonly number[] => {
        const probability = answers.at(horizon, (of) => of[0] === NOT_ENDED && of[place] === which);
        return Array.from({ length: horizon }, (_, at) => (at === horizon - 1 ? probability : 0));
      };
      return [
        ...outcomes.map((outcome, at) => {
          const { name, ends } = outcome;
          if (!ends) return row(name, ends, closed(at));
          const which = ending.indexOf(outcome);
          return row(name, ends, answers.over((of) => of[0] === which).slice(1));
        }),
        row(NONE_OF_THESE, false, closed(-1)),
      ];
    },
  };
}

/** One task for each question. */
export function questionTasks({ questions, horizon }: Model): readonly Task<ExactQuestion>[] {
  return questions.map(({ name, title, text, probes, time }) => ({
    what: `question ${name}`,
    lists: probes.flatMap(({ when, given }) => (given === null ? [[when]] : [[when], [given]])),
    ever: time === null ? [] : [time],
    read: (answers, first) => {
      let place = first;
      const rows = probes.map(({ label, tick, given }) => {
        const when = place;
        place += given === null ? 1 : 2;
        const condition = given === null ? 1 : answers.at(tick, (of) => of[when + 1] === 0);
        const both = answers.at(tick, (of) => of[when] === 0 && (given === null || of[when + 1] === 0));
        return {
          label,
          tick,
          probability: condition === 0 ? null : both / condition,
          given: condition,
          endedBefore: answers.at(tick - 1, (of) => of[0] !== NOT_ENDED),
        };
      });
      const at = place;
      const by = time === null ? null : answers.over((of) => of[at] === 0);
      return { name, title, text, rows, time: by === null ? null : timeOf(by.slice(1), horizon) };
    },
  }));
}

function timeOf(cumulative: readonly number[], horizon: number): NonNullable<ExactQuestion['time']> {
  const cameAbout = cumulative.at(-1) ?? 0;
  let restricted = 0;
  let sum = 0;
  cumulative.forEach((by, place) => {
    const before = cumulative[place - 1] ?? 0;
    restricted += 1 - before;
    sum += (place + 1) * (by - before);
  });
  // Rounding may leave a dust of probability where nothing can come about.
  const conditional = cameAbout > 0 ? sum / cameAbout : null;
  return { restricted: Math.min(restricted, horizon), conditional, cameAbout, cumulative };
}

/** One task for each holder's view of each commitment. */
export function commitmentTasks({ fates, horizon }: Model): readonly Task<ExactCommitment>[] {
  return fates.map(({ commitment, holder, variable, fates: groups }) => ({
    what: `the fate of ${commitment} as seen by ${holder}`,
    lists: [groups.map(({ values }) => isOneOf(variable, values))],
    ever: [],
    read: (answers, place) => {
      const over = groups.map(
        ({ name }, which) => [name, answers.over((of) => of[place] === which).slice(1)] as const,
      );
      return {
        name: commitment,
        holder,
        fates: Object.fromEntries(over.map(([name, by]) => [name, by[horizon - 1] ?? 0])),
        entries: {},
        over: Object.fromEntries(over),
      };
    },
  }));
}

/** One task for each commitment about which its holders may differ. */
export function disputeTasks({ watches }: Model): readonly Task<ExactDispute>[] {
  return watches
    .filter(({ origin }) => origin.role === 'disputed')
    .map(({ when, origin }) => ({
      what: `whether ${origin.name} is disputed`,
      lists: [[when]],
      ever: [when],
      read: (answers, place) => ({
        name: origin.name,
        ever: answers.over((of) => of[place + 1] === 0).at(-1) ?? 0,
        meanTicks: answers.ticks((of) => of[place] === 0),
      }),
    }));
}

/** How often things happen in a run, on average. */
export interface Counted {
  readonly temptations: readonly ExactTemptation[];
  /** For each of the Model's tables of fates its entries. */
  readonly entries: readonly Readonly<Record<string, number>>[];
}

/** All that is counted. */
export function countsTask({ counters, fates }: Model): Task<Counted> {
  const entering = new Set(fates.flatMap(({ entries }) => entries.map(({ counter }) => counter)));
  return {
    what: 'how often commitments are put to the test',
    lists: [],
    ever: [],
    counters: true,
    read: (_, __, counts) => {
      const tested = new Map<string, Record<string, number>>();
      counters.forEach(({ name, origin }, counter) => {
        if (origin.section !== 'commitments' || entering.has(counter)) return;
        const of = tested.get(origin.name) ?? {};
        tested.set(origin.name, of);
        const key = origin.role ?? name;
        of[key] = (of[key] ?? 0) + (counts[counter] ?? 0);
      });
      return {
        temptations: [...tested].map(([name, of]) => ({ name, counts: of })),
        entries: fates.map(({ entries }) =>
          Object.fromEntries(entries.map(({ fate, counter }) => [fate, counts[counter] ?? 0])),
        ),
      };
    },
  };
}
