import { all, any, during, NEVER, not } from '../../model/conditions.js';
import { focus } from '../../model/focus.js';
import type { Condition, Model, Outcome, Probe, Question } from '../../model/model.js';
import { Remembering } from './remembering.js';

/** An observation in a Model. */
export interface Evidence {
  /** It has come about, now or at a tick before that counts. */
  readonly cameAbout: Condition;
  /** The first tick at which it counts, and the last. */
  readonly from: number;
  readonly tick: number;
  readonly happened: boolean;
}

/** What holds at the end of a tick; of a run that has ended before, at its end. */
export interface Fact {
  readonly condition: Condition;
  /** From 1 to the horizon. */
  readonly tick: number;
}

/** A probability to be read among the runs that agree with what was observed, and of which some facts hold. */
export interface Reading {
  readonly when: Fact;
  readonly given: readonly Fact[];
}

/** A Model that ends what contradicts the observations, and where these stand in it. */
export interface Filtered {
  readonly model: Model;
  readonly evidence: readonly Evidence[];
}

/** The name of the outcome that ends a run as soon as it cannot agree any more. */
const CONTRADICTED = 'contradicts what was observed';

/**
 * A Model of which every reading is asked among the runs that agree with what was observed; one question a list of readings.
 * Before them comes a question of one row: whether a run agrees at all.
 *
 * A run ends as soon as it contradicts what was observed. So the chain drops the probability of such states, which is exact
 * filtering, and an engine that plays runs soon has done with those that do not count. Nothing that comes after what was
 * observed is touched, and no draw is.
 *
 * @param lists all that is asked, in groups that may be solved apart
 */
export function filtered(
  model: Model,
  evidence: readonly Evidence[],
  lists: readonly (readonly Reading[])[],
): Filtered {
  const contradicted = any(
    ...evidence.map(({ cameAbout, tick, happened }) =>
      happened ? all(during(tick, null), not(cameAbout)) : cameAbout,
    ),
  );
  const agrees = all(...evidence.map(({ cameAbout, happened }) => (happened ? cameAbout : not(cameAbout))));
  const observed = evidence.reduce((last, { tick }) => Math.max(last, tick), 1);
  const remembering = new Remembering(model);
  const probes = lists.map((list) =>
    list.map(({ when, given }): Omit<Probe, 'label'> => {
      // It is read as soon as all that it asks is known.
      const tick = [when, ...given].reduce((last, fact) => Math.max(last, fact.tick), observed);
      const at = (fact: Fact): Condition => remembering.at(fact.condition, fact.tick, tick);
      const condition = all(agrees, ...given.map(at));
      return { when: at(when), given: condition.is === 'always' ? null : condition, tick };
    }),
  );
  const agreement: Omit<Probe, 'label'> = { when: agrees, given: null, tick: observed };
  const end: Outcome = { name: CONTRADICTED, when: contradicted, ends: true };
  const outcomes = contradicted.is === 'never' ? model.outcomes : [end, ...model.outcomes];
  return asking({ ...remembering.model, outcomes }, evidence, [[agreement], ...probes]);
}

/** A Model that is asked this and nothing else, narrowed to what can influence it. */
function asking(
  model: Model,
  evidence: readonly Evidence[],
  lists: readonly (readonly Omit<Probe, 'label'>[])[],
): Filtered {
  const asked = lists.flat().flatMap(({ when, given }) => (given === null ? [when] : [when, given]));
  const narrow = focus(model, [...evidence.map(({ cameAbout }) => cameAbout), ...asked]);
  const left = narrow.watches.values();
  const next = (): Condition => left.next().value?.when ?? NEVER;
  const kept = evidence.map((one): Evidence => ({ ...one, cameAbout: next() }));
  const questions = lists.map((list, place): Question => {
    const probes = list.map(({ given, tick }, row): Probe => {
      const when = next();
      return { label: `${place}/${row}`, when, given: given === null ? null : next(), tick };
    });
    return { name: `asked/${place}`, title: null, text: '', probes, time: null };
  });
  return { model: { ...narrow, watches: [], questions }, evidence: kept };
}

/** Each way that a run can end, as a condition on the state in which it was left: the outcomes, then none of these. */
export function endingsOf({ outcomes }: Model): readonly Condition[] {
  const ending = outcomes.filter(({ ends }) => ends);
  const closing = outcomes.filter(({ ends }) => !ends);
  const notEnded = all(...ending.map(({ when }) => not(when)));
  const first = (list: readonly Outcome[], outcome: Outcome): Condition =>
    all(outcome.when, ...list.slice(0, list.indexOf(outcome)).map(({ when }) => not(when)));
  return [
    ...outcomes.map((outcome) =>
      outcome.ends ? first(ending, outcome) : all(notEnded, first(closing, outcome)),
    ),
    all(notEnded, ...closing.map(({ when }) => not(when))),
  ];
}
