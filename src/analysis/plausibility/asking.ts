import type { Question, QuestionForm, Scenario } from '../../scenario/scenario.js';
import { anywhere, between, fromOutside, towards } from './conditions.js';
import type { Wanted } from './candidates.js';
import type { Level } from './levels.js';
import type { Dyad, GraveActs } from './pairs.js';
import type { Comparison } from './result.js';
import { ticksIn, yearOf } from './time.js';

/** What a scenario is asked in order to be compared: ordinary questions, which read and change nothing. */

/** A question, and with what its answer is compared. */
export interface Inquiry extends Pick<Comparison, 'topic' | 'event' | 'between' | 'withinDays'> {
  readonly question: Question;
  readonly wanted: Wanted;
  /** How many ticks the answer is to be scaled to; null where it is not. */
  readonly toTicks: number | null;
}

/** A question of how high it goes. */
export interface SpreadInquiry {
  readonly between: Dyad | null;
  readonly level: Level;
  readonly question: Question;
}

/** The windows of an answer, in days, as the rates count them. */
export const WINDOWS: readonly number[] = [7, 30, 90, 365];

const LEVELS: readonly Level[] = [2, 3, 4, 5];

/** All that is asked of a scenario in which these acts can happen. */
export function inquiriesOf(scenario: Scenario, acts: GraveActs): Inquiry[] {
  return [
    ...acts.dyads(2).flatMap((dyad) => aYearOf(scenario, acts, dyad)),
    ...aCrisis(scenario, acts),
    ...acts.dyads(4).flatMap((dyad) => answersIn(scenario, acts, dyad)),
    ...acts.dyads(4).flatMap((dyad) => afterForce(acts, dyad)),
  ];
}

/** How high it goes, between each two and between any. */
export function spreadsOf({ horizon }: Scenario, acts: GraveActs): SpreadInquiry[] {
  const dyads = acts.dyads(2);
  return [...dyads, ...(dyads.length > 1 ? [null] : [])].flatMap((dyad) =>
    LEVELS.map((level): SpreadInquiry => {
      const ask = dyad === null ? anywhere(acts, level) : between(acts, dyad, level);
      const name = `spread, ${dyad?.join(' and ') ?? 'anyone'}, level ${level}`;
      return { between: dyad, level, question: questionOf(name, ask, { kind: 'by', ticks: [horizon] }) };
    }),
  );
}

function aYearOf(scenario: Scenario, acts: GraveActs, dyad: Dyad): Inquiry[] {
  const year = yearOf(scenario.tick);
  // A run that is longer than a year is asked of its first year, so that nothing has to be scaled.
  const ticks = [Math.min(year, scenario.horizon)];
  const events = [
    ['dispute', 2, 'dispute in a dyad-year'],
    ['force', 4, 'force in a dyad-year'],
    ['war', 5, 'war in a dyad-year'],
  ] as const;
  return events.map(([event, level, measure]) => ({
    topic: 'dyad-year',
    event,
    between: dyad,
    withinDays: null,
    question: questionOf(`${event}, ${dyad.join(' and ')}`, between(acts, dyad, level), {
      kind: 'by',
      ticks,
    }),
    wanted: { measure, withinDays: null },
    toTicks: year,
  }));
}

function aCrisis({ horizon }: Scenario, acts: GraveActs): Inquiry[] {
  if (acts.dyads(2).length === 0) return [];
  const events = [
    ['force', 4, 'force in a crisis'],
    ['war', 5, 'war in a crisis'],
  ] as const;
  return events.map(([event, level, measure]) => ({
    topic: 'crisis',
    event,
    between: null,
    withinDays: null,
    question: questionOf(`${event}, anyone`, anywhere(acts, level), { kind: 'by', ticks: [horizon] }),
    wanted: { measure, withinDays: null },
    toTicks: null,
  }));
}

function answersIn({ tick, horizon }: Scenario, acts: GraveActs, [one, other]: Dyad): Inquiry[] {
  const directed: readonly Dyad[] = [
    [one, other],
    [other, one],
  ];
  return directed.flatMap(([striker, struck]) => {
    if (acts.kinds(striker, struck, 4).length === 0) return [];
    return WINDOWS.flatMap((days): Inquiry[] => {
      const within = ticksIn(tick, days);
      if (within === null || within >= horizon) return [];
      const given = towards(acts, striker, struck, 4);
      return [
        {
          topic: 'answer',
          event: 'answer',
          between: [striker, struck],
          withinDays: days,
          question: questionOf(
            `answer of ${struck} to ${striker}, ${days} days`,
            towards(acts, struck, striker, 4),
            { kind: 'given', given, within },
          ),
          wanted: { measure: 'answer to force', withinDays: days },
          toTicks: null,
        },
      ];
    });
  });
}

function afterForce(acts: GraveActs, dyad: Dyad): Inquiry[] {
  const given = between(acts, dyad, 4);
  const form: QuestionForm = { kind: 'given', given, within: null };
  const base = { between: dyad, withinDays: null, toTicks: null };
  const war: Inquiry = {
    ...base,
    topic: 'war after force',
    event: 'war',
    question: questionOf(`war after force, ${dyad.join(' and ')}`, between(acts, dyad, 5), form),
    wanted: { measure: 'war after force', withinDays: null },
  };
  // Two who are alone have nobody who could join.
  if (acts.actors.length < 3) return [war];
  return [
    war,
    {
      ...base,
      topic: 'joining',
      event: 'joining',
      question: questionOf(`joining, ${dyad.join(' and ')}`, fromOutside(acts, dyad, 4), form),
      wanted: { measure: 'joining', withinDays: null },
    },
  ];
}

function questionOf(name: string, ask: Question['ask'], form: QuestionForm): Question {
  return { name: `plausibility: ${name}`, path: [], title: null, ask, form, under: null };
}
