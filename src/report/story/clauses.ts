import type { TraceEvent } from '../../reference/trace.js';
import { tickName } from '../ticks.js';
import { alarmText, beliefText } from './beliefs.js';
import { episodeText } from './episodes.js';
import { hasFallen, standingName, valueLabel } from './labels.js';
import { isJoint } from './names.js';
import { offerText } from './offers.js';
import { isKind, type Telling } from './telling.js';

/** An event as the reason of another: after what came about, or as something has been so since. */
export interface Clause {
  readonly word: 'after' | 'as';
  /** With the day, if that is not today: `Gamma struck Beta on day 10`, `unrest has been crackdown since day 4`. */
  readonly text: string;
}

/** Null for what nobody would name as a reason. */
export function clauseOf(event: TraceEvent, today: number, telling: Telling): Clause | null {
  const { names } = telling;
  const { description } = event;
  const after = (text: string): Clause => ({ word: 'after', text: text + onDay(event, today, telling) });
  /** What lasts: told as it came about today, else as it has been since. */
  const as = (cameAbout: string, since: string): Clause => ({
    word: 'as',
    text: event.tick === today ? cameAbout : `${since} ${sinceDay(event, telling)}`,
  });
  switch (description.kind) {
    case 'act':
      return after(names.past(description));
    case 'effect': {
      const deed = names.deed(description.act);
      const { effect } = description;
      if (deed === null) return null;
      return after(`${names.past(deed)} with ${effect === 'none' ? 'no' : effect} effect`);
    }
    case 'start':
      return { word: 'as', text: `${event.origin.name} has been ${description.label} from the start` };
    case 'put':
      return as(
        `${description.process} is set to ${description.label}`,
        `${description.process} has been ${description.label}`,
      );
    case 'move': {
      const { process, from, label } = description;
      if (from !== null) return as(`${process} turned to ${label}`, `${process} has been ${label}`);
      return after(
        `${process} ${hasFallen(event, telling) ? 'fell' : 'rose'} to ${valueLabel(event, event.tick, telling)}`,
      );
    }
    case 'posture': {
      const actor = names.actor(description.actor);
      return as(`${actor} turned to ${description.label}`, `${actor} has been at ${description.label}`);
    }
    case 'belief': {
      if (!isKind(event, 'belief')) return null;
      const observer = names.actor(description.observer);
      const what = beliefText(event.description.rule, telling);
      if (!description.held) return after(`${observer} gave up the belief ${what}`);
      return event.tick === today
        ? { word: 'as', text: `${observer} believes ${what}` }
        : { word: 'as', text: `${observer} has believed ${sinceDay(event, telling)} ${what}` };
    }
    case 'alarm': {
      if (!isKind(event, 'alarm')) return null;
      const observer = names.actor(description.observer);
      const what = alarmText(event, telling);
      if (!description.held) return after(`${observer} gave up the belief ${what}`);
      return as(`${observer} believes ${what}`, `${observer} has believed ${what}`);
    }
    case 'counts': {
      const deed = names.deed(description.act);
      const what = deed === null ? description.act : names.past(deed);
      return after(`${what}, which counts as an act of ${names.actor(description.as)}`);
    }
    case 'message':
      if (description.fate === 'delivered')
        return after(`word of ${description.commitment} reached ${names.actor(description.holder)}`);
      return description.fate === 'sent'
        ? after(`${description.commitment} was ${description.message}`)
        : null;
    case 'acknowledged': {
      const { by, commitment, acknowledged } = description;
      return after(`${names.actor(by)} ${acknowledged ? 'acknowledged' : 'denied'} ${commitment}`);
    }
    case 'disclosed':
      return as(`${description.commitment} became public`, `${description.commitment} has been public`);
    case 'episode':
      return after(episodeText(description, telling, 'past'));
    case 'offer':
      return after(offerText(description, telling, 'past'));
    case 'regime':
      return after(`the regime of ${names.actor(description.actor)} changed`);
    case 'standing':
      return after(
        `${standingName(description.standing, telling)} ${description.by < 0 ? 'fell' : description.by > 0 ? 'rose' : 'started afresh'}`,
      );
    case 'rung': {
      const dyad = names.actors([description.one, description.other]);
      const rung = valueLabel(event, event.tick, telling);
      return as(`${dyad} came to ${rung}`, `${dyad} have been at ${rung}`);
    }
    case 'view': {
      const { commitment, to, holders } = description;
      const eyes = names.actors(holders);
      return as(`${commitment} became ${to} for ${eyes}`, `${commitment} has been ${to} for ${eyes}`);
    }
    case 'pending': {
      const { commitment, pending } = description;
      const state = pending ? 'suspended' : 'in force again';
      return as(`${commitment} is ${state}`, `${commitment} has been ${state}`);
    }
    case 'broken':
      return after(`${description.commitment} was broken`);
    case 'kept':
      return after(`${description.commitment} was kept`);
    case 'intends':
    case 'due': {
      const deed = names.deed(description.act);
      return deed === null
        ? null
        : after(
            `${names.authors(deed)} ${isJoint(deed) ? 'were' : 'was'} about to ${names.infinitive(deed)}`,
          );
    }
    case 'spared':
    case 'restrained':
      return null;
  }
}

/** ` on day 10`; nothing where that is today. */
export function onDay(event: TraceEvent, today: number, { unit }: Telling): string {
  if (event.tick === today) return '';
  return event.tick === 0 ? ` before ${tickName(unit, 1)}` : ` on ${tickName(unit, event.tick)}`;
}

function sinceDay(event: TraceEvent, { unit }: Telling): string {
  return event.tick === 0 ? 'from the start' : `since ${tickName(unit, event.tick)}`;
}
