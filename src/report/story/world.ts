import type { TraceEvent } from '../../reference/trace.js';
import { alarmText, beliefText } from './beliefs.js';
import { causeClause } from './causes.js';
import { episodeText } from './episodes.js';
import { capitalised } from './names.js';
import { offerText } from './offers.js';
import { hasFallen, standingName, valueLabel } from './labels.js';
import { overlayInWords } from './overlays.js';
import { isKind, type EventOf, type Telling } from './telling.js';

/** What changes around the actors and in their heads: processes, postures, beliefs, messages, trust, rungs. */

/** A sentence on an event; null for one that is told with others. */
export function tellChange(event: TraceEvent, telling: Telling): string | null {
  const { names } = telling;
  const { description } = event;
  switch (description.kind) {
    case 'start':
      return `${event.origin.name} is ${description.label}${drawn(event, telling, 'drawn: ')}.`;
    case 'put':
      return `${description.process} is set to ${description.label} (by ${overlayInWords(event.origin.name, telling.model)}).`;
    case 'move':
      return `${description.process}: ${step(event, description.label, telling)}${why(event, telling)}.`;
    case 'posture':
      return `${capitalised(names.actor(description.actor))}: ${description.from} → ${description.label}${why(event, telling)}.`;
    case 'belief':
      return isKind(event, 'belief') ? belief(event, telling) : null;
    case 'alarm':
      return isKind(event, 'alarm') ? alarm(event, telling) : null;
    case 'counts':
      return `For ${names.actor(description.holder)} this counts as ${possessive(names.actor(description.as))} act too (${description.scope}${drawnPlain(event, telling)}).`;
    case 'message':
      return isKind(event, 'message') ? message(event, telling) : null;
    case 'acknowledged': {
      const { by, commitment, acknowledged } = description;
      return `${capitalised(names.actor(by))} ${acknowledged ? 'acknowledges' : 'denies'} ${commitment} in public${why(event, telling)}.`;
    }
    case 'disclosed':
      return isKind(event, 'disclosed') ? disclosed(event, telling) : null;
    case 'episode':
      return `${capitalised(episodeText(description, telling, 'present'))}${why(event, telling)}.`;
    case 'offer':
      return `${capitalised(offerText(description, telling, 'present'))}${why(event, telling)}.`;
    case 'regime':
      return `The regime of ${names.actor(description.actor)} changes${causeClause(event, telling)}.`;
    case 'standing': {
      const { by, standing } = description;
      if (by === 0)
        return `${capitalised(standingName(standing, telling))} starts afresh${why(event, telling)}.`;
      const text = `${standingName(standing, telling)} ${by < 0 ? 'falls' : 'rises'} by ${Math.abs(by)}`;
      return `${capitalised(text)}${why(event, telling)}.`;
    }
    case 'rung': {
      const dyad = capitalised(names.actors([description.one, description.other]));
      return `${dyad}${hasFallen(event, telling) ? ' cool down' : ''}: ${change(event, telling)}${why(event, telling)}.`;
    }
    case 'act':
    case 'effect':
    case 'intends':
    case 'kept':
    case 'spared':
    case 'broken':
    case 'restrained':
    case 'due':
    case 'view':
    case 'pending':
      return null;
  }
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

function drawnPlain(event: TraceEvent, telling: Telling): string {
  const told = telling.chance(event);
  return told === null ? '' : `, ${told}`;
}

function belief(event: EventOf<'belief'>, telling: Telling): string {
  const { observer, held } = event.description;
  const verb = held ? 'believes' : 'no longer believes';
  return `${capitalised(telling.names.actor(observer))} ${verb} ${beliefText(event.description.rule, telling)}${why(event, telling)}.`;
}

function alarm(event: EventOf<'alarm'>, telling: Telling): string {
  const { observer, held } = event.description;
  const who = capitalised(telling.names.actor(observer));
  const what = alarmText(event, telling);
  return held
    ? `False alarm (${event.description.alarm}): ${who} believes ${what}${why(event, telling)}.`
    : `${who} no longer believes ${what}${why(event, telling)}.`;
}

function message(event: EventOf<'message'>, telling: Telling): string {
  const { commitment, message: what, holder, fate } = event.description;
  const who = telling.names.actor(holder);
  const word = what === 'made' ? `Word of ${commitment}` : `Word that ${commitment} is ${what}`;
  switch (fate) {
    case 'sent':
      return `${capitalised(who)} ${SENT[what]} ${commitment}${why(event, telling)}.`;
    case 'delivered':
      return `${word} reaches ${who}${drawn(event, telling)}.`;
    case 'under way':
      return `${word} is under way to ${who}${drawn(event, telling)}.`;
    case 'lost':
      return `${word} is lost: it never reaches ${who}${drawn(event, telling)}.`;
  }
}

const SENT = { made: 'commits itself:', released: 'releases its debtor from', cancelled: 'cancels' } as const;

function disclosed(event: EventOf<'disclosed'>, telling: Telling): string {
  const { commitment, by } = event.description;
  if (by === 'variant')
    return `${commitment} becomes public (published by ${overlayInWords(event.origin.name, telling.model)}).`;
  if (by === 'acknowledged') return `${commitment} becomes public: its debtor acknowledges it.`;
  const how = by === 'leaked' ? 'it leaks' : `leaked by ${telling.names.actors(by.split(' and '))}`;
  return `${commitment} becomes public: ${how}${drawn(event, telling)}.`;
}

/** `5 → 4`; what a stock gets and loses in one tick may leave it as it was, and is then told as `+1` and `-1`. */
function step(event: TraceEvent, label: string, telling: Telling): string {
  const before = valueLabel(event, event.tick - 1, telling);
  const after = valueLabel(event, event.tick, telling);
  return before === after ? label : `${before} → ${after}`;
}

/** `calm → alert`: the value before the event's tick, and after it. */
function change(event: TraceEvent, telling: Telling): string {
  return `${valueLabel(event, event.tick - 1, telling)} → ${valueLabel(event, event.tick, telling)}`;
}

/** ` (chance 0.30), after Gamma struck Beta on day 10` */
function why(event: TraceEvent, telling: Telling): string {
  return drawn(event, telling) + causeClause(event, telling);
}

function drawn(event: TraceEvent, telling: Telling, before = ''): string {
  const told = telling.chance(event);
  return told === null ? '' : ` (${before}${told})`;
}
