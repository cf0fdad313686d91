import type { ActPattern, Alarm, Attribution, Scope } from '../../scenario/scenario.js';
import { all, any, ALWAYS, holds, not } from '../conditions.js';
import type { Condition } from '../model.js';
import { type Act, makeAct } from './acts.js';
import type { Context, Perspective } from './context.js';

/** Acts as an actor can tell them: with those that it is wrong about, and without those that it takes for something else. */

/**
 * How an act has turned out, where that is asked. Where someone is blamed for it, by which rule: the blame may come long
 * after the act, whose effect is then remembered.
 */
export type TurnedOut = (act: Act, blamedBy: Attribution | null) => Condition;

/**
 * An act that matches happens as far as this actor can tell; as nobody in particular sees it, if it truly does. In a
 * holder's view of a commitment, an act of another's may count as one that matches.
 */
export function sees(
  context: Context,
  perspective: Perspective,
  pattern: ActPattern,
  turnedOut: TurnedOut = () => ALWAYS,
  commitment: string | null = null,
): Condition {
  const happening = context
    .matching(pattern)
    .map((act) => all(seenAct(context, perspective, act), turnedOut(act, null)));
  if (perspective === null) return any(...happening);
  const imagined = context.attributionsOf(perspective).flatMap((rule) =>
    context
      .blamable(rule)
      .filter((act) => {
        const blamed = context.blamedAct(rule, act);
        return blamed !== null && context.matches(pattern, blamed);
      })
      .map((act) => all(holds(context.blameVariable(rule, act)), turnedOut(act, rule))),
  );
  const alarming = alarmsOf(context, perspective, pattern).map(({ alarm, act }) =>
    all(holds(context.alarmVariable(alarm)), turnedOut(act, null)),
  );
  const counting =
    commitment === null
      ? []
      : countingAs(context, perspective, pattern, commitment).map(({ scope, act }) =>
          all(holds(context.countsVariable(scope, act)), turnedOut(act, null)),
        );
  return any(...happening, ...imagined, ...alarming, ...counting);
}

/** Acts that match, one condition each, for what happens once an act. */
export function seenEach(
  context: Context,
  perspective: Perspective,
  pattern: ActPattern,
  turnedOut: TurnedOut = () => ALWAYS,
): { name: string; authors: readonly string[]; when: Condition }[] {
  const each = context.matching(pattern).map((act) => ({
    name: act.name,
    authors: act.authors,
    when: all(seenAct(context, perspective, act), turnedOut(act, null)),
  }));
  if (perspective === null) return each;
  for (const rule of context.attributionsOf(perspective)) {
    for (const act of context.blamable(rule)) {
      const blamed = context.blamedAct(rule, act);
      if (blamed === null || !context.matches(pattern, blamed)) continue;
      const when = all(holds(context.blameVariable(rule, act)), turnedOut(act, rule));
      each.push({ name: `${rule.name}: ${blamed.name}`, authors: blamed.authors, when });
    }
  }
  for (const { alarm, act } of alarmsOf(context, perspective, pattern)) {
    const when = all(holds(context.alarmVariable(alarm)), turnedOut(act, null));
    each.push({ name: `${alarm.name}: ${act.name}`, authors: act.authors, when });
  }
  return each;
}

function seenAct(context: Context, perspective: Perspective, act: Act): Condition {
  const occurs = context.occurs(act);
  if (perspective === null) return occurs;
  // Nobody takes its own accident for an act of will.
  if (act.authors.includes(perspective)) {
    const accidents = context
      .accidentsOf(act)
      .map((accident) => not(holds(context.accidentVariable(accident))));
    return all(occurs, ...accidents);
  }
  const excused = context
    .attributionsOf(perspective)
    .filter(
      (rule) => rule.kind !== 'took part' && context.blamable(rule).some((one) => one.name === act.name),
    )
    .map((rule) => not(holds(context.blameVariable(rule, act))));
  return all(occurs, ...excused);
}

/** Whether two actors may take what happens for different things, where this pattern asks. */
export function seeDifferently(
  context: Context,
  pattern: ActPattern,
  one: string,
  other: string,
  commitment: string,
): boolean {
  const touched = (observer: string): boolean =>
    alarmsOf(context, observer, pattern).length > 0 ||
    context.attributionsOf(observer).some((rule) =>
      context.blamable(rule).some((act) => {
        const blamed = context.blamedAct(rule, act);
        const imagined = blamed !== null && context.matches(pattern, blamed);
        return imagined || (rule.kind !== 'took part' && context.matches(pattern, act));
      }),
    );
  const slips = (author: string): boolean =>
    context
      .matching(pattern)
      .some((act) => act.authors.includes(author) && context.accidentsOf(act).length > 0);
  const counts = (holder: string): boolean => countingAs(context, holder, pattern, commitment).length > 0;
  return [one, other].some((who) => touched(who) || slips(who) || counts(who));
}

/** The alarms in which an observer sees an act that matches. */
function alarmsOf(context: Context, observer: string, pattern: ActPattern): { alarm: Alarm; act: Act }[] {
  return context.scenario.alarms
    .filter((alarm) => alarm.observer === observer)
    .map((alarm) => ({ alarm, act: makeAct(alarm.actor, alarm.act, alarm.target) }))
    .filter(({ act }) => context.matches(pattern, act));
}

/** The acts that count as one that matches, in a holder's view of a commitment. */
function countingAs(
  context: Context,
  holder: string,
  pattern: ActPattern,
  commitment: string,
): { scope: Scope; act: Act }[] {
  return context.scopes
    .filter((scope) => scope.holder === holder && (scope.commitments?.includes(commitment) ?? true))
    .flatMap((scope) =>
      context
        .counting(scope)
        .filter((act) => context.matches(pattern, makeAct(scope.countsAs, act.kind, act.target)))
        .map((act) => ({ scope, act })),
    );
}
