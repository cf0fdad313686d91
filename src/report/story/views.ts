import type { TraceEvent } from '../../reference/trace.js';
import { causeText } from './causes.js';
import type { Sentence } from './deeds.js';
import { differ, holdersOf, standingAt, stateAfter } from './fates.js';
import { capitalised } from './names.js';
import { type EventOf, isKind, type Telling } from './telling.js';

/** How commitments change in the eyes of those who hold them. */

/** What is said where no event explains a change by itself. */
export const REASONS: Readonly<Record<string, string>> = {
  made: 'it is made',
  breached: 'it was broken',
  released: 'its condition for release has come about',
  cancelled: 'it was cancelled',
  lapsed: 'the regime changed',
  antecedent: 'its condition has come about',
  discharged: 'it was carried out',
  overdue: 'the deadline has passed',
  closed: 'its time is over',
  repeated: 'it begins anew',
};

/** Causes that speak for themselves: no event that came before says more. */
const PLAIN = ['made', 'overdue', 'closed', 'repeated'];

/** The sentences about the views that changed in one tick. Views that changed alike are told together. */
export function tellViews(events: readonly TraceEvent[], telling: Telling): Sentence[] {
  const changes = events.filter((event) => isKind(event, 'view'));
  const groups = grouped(changes, telling);
  const told = [...groups.values()].map(
    (group): Sentence => ({ index: group[0]?.index ?? 0, text: change(group, telling) }),
  );
  return [...told, ...differences(changes, telling), ...suspensions(events, telling)];
}

/** Changes of one commitment that are the same and have the same reason. */
function grouped(changes: readonly EventOf<'view'>[], telling: Telling): Map<string, EventOf<'view'>[]> {
  const groups = new Map<string, EventOf<'view'>[]>();
  for (const event of changes) {
    const { commitment, from, to, because } = event.description;
    const key = JSON.stringify([commitment, from, to, because, reason(event, telling)]);
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return groups;
}

/** `beta-answer, as Beta sees it: conditional → detached, because Gamma struck Beta. Beta will answer (chance 0.70).` */
function change(group: readonly EventOf<'view'>[], telling: Telling): string {
  const [first] = group;
  if (first === undefined) return '';
  const { commitment, from, to } = first.description;
  const seers = group.flatMap(({ description }) => description.holders);
  const holders = holdersOf(commitment, telling).filter((holder) => seers.includes(holder));
  const answer = group.find(({ description }) => description.answers !== undefined);
  const answering = answer === undefined ? '' : ` ${answers(answer, telling)}`;
  return `${commitment}${as(commitment, holders, telling)}: ${stateName(from, first, telling)} → ${to}, ${reason(first, telling)}.${answering}`;
}

/** A commitment that is not made has no state, nor has one that its holder does not know of. */
function stateName(state: string, event: EventOf<'view'>, telling: Telling): string {
  if (state !== 'null') return state;
  const heard = telling
    .causes(event)
    .some(
      (cause) =>
        isKind(cause, 'disclosed') || (isKind(cause, 'message') && cause.description.fate !== 'sent'),
    );
  return heard ? 'not known until now' : 'not made until now';
}

function reason(event: EventOf<'view'>, telling: Telling): string {
  const { because } = event.description;
  const plain = REASONS[because] ?? because;
  if (because === 'made') return isPublished(event, telling) ? 'now that it is public' : `as ${plain}`;
  const cause = PLAIN.includes(because) ? null : causeText(event, telling);
  return `because ${cause ?? plain}`;
}

/** Its holder learns of it because it became public. */
function isPublished(event: EventOf<'view'>, telling: Telling): boolean {
  return telling.causes(event).some((cause) => isKind(cause, 'disclosed'));
}

function answers(event: EventOf<'view'>, telling: Telling): string {
  const [holder = ''] = event.description.holders;
  const drawn = telling.chance(event);
  const will = event.description.answers === true ? 'will answer' : 'will not answer';
  return `${capitalised(telling.names.actor(event.origin.holder ?? holder))} ${will}${drawn === null ? '' : ` (${drawn})`}.`;
}

/** `, as Alpha and Beta see it`; nothing where nobody sees it otherwise. */
function as(commitment: string, holders: readonly string[], telling: Telling): string {
  const everyone = holdersOf(commitment, telling);
  if (everyone.every((holder) => holders.includes(holder))) return '';
  return `, as ${telling.names.actors(holders)} ${holders.length === 1 ? 'sees' : 'see'} it`;
}

/** Where holders came to differ in this tick, or to agree again. */
function differences(changes: readonly EventOf<'view'>[], telling: Telling): Sentence[] {
  const commitments = [...new Set(changes.map(({ description }) => description.commitment))];
  return commitments.flatMap((commitment) => {
    const last = changes.findLast(({ description }) => description.commitment === commitment);
    if (last === undefined) return [];
    const before = standingAt(commitment, stateAfter(last.tick - 1, telling), telling);
    const after = standingAt(commitment, stateAfter(last.tick, telling), telling);
    // Half a place on: after the last of the changes, before what came next.
    const index = last.index + 0.5;
    if (differ(after)) {
      const sides = [...after].filter(([fate]) => fate !== 'null');
      const told = sides.map(([fate, holders]) => `${fate} for ${telling.names.actors(holders)}`);
      return [
        { index, text: `${commitment} is ${differ(before) ? 'still ' : ''}disputed: ${told.join(', ')}.` },
      ];
    }
    return differ(before) ? [{ index, text: `${commitment} is no longer disputed.` }] : [];
  });
}

function suspensions(events: readonly TraceEvent[], telling: Telling): Sentence[] {
  return events
    .filter((event) => isKind(event, 'pending'))
    .map((event) => {
      const { commitment, holders, pending } = event.description;
      const cause = causeText(event, telling);
      const what = pending ? 'is suspended' : 'is in force again';
      const why = cause === null ? '' : `, because ${cause}`;
      const seen = as(commitment, holders, telling);
      return { index: event.index, text: `${commitment}${seen}${seen === '' ? '' : ','} ${what}${why}.` };
    });
}
