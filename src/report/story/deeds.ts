import type { TraceEvent } from '../../reference/trace.js';
import { causeClause } from './causes.js';
import { onDay } from './clauses.js';
import { capitalised, type Deed, isJoint, listed } from './names.js';
import { overlayInWords } from './overlays.js';
import { type EventOf, isKind, type Telling } from './telling.js';

/**
 * What actors do in a tick, and what they almost do. An intent, the commitments that were tried by it and the act that
 * came of it are one sentence.
 */

interface Attempt {
  readonly deed: Deed;
  readonly intents: EventOf<'intends' | 'due'>[];
  readonly kept: EventOf<'kept'>[];
  readonly spared: EventOf<'spared'>[];
  readonly broken: EventOf<'broken'>[];
  act: EventOf<'act'> | null;
  effect: EventOf<'effect'> | null;
  /** The place of its first event, which orders the sentences. */
  readonly first: number;
}

export interface Sentence {
  readonly index: number;
  readonly text: string;
}

/** The sentences about the acts of one tick. */
export function tellDeeds(events: readonly TraceEvent[], telling: Telling): Sentence[] {
  const attempts = gather(events, telling);
  const restrained = events.filter((event) => isKind(event, 'restrained'));
  return [
    ...attempts.flatMap((attempt) => {
      const text = attempt.act === null ? almost(attempt, telling) : done(attempt, attempt.act, telling);
      return text === null ? [] : [{ index: attempt.first, text }];
    }),
    ...restrained.flatMap((event) => {
      const text = heldBack(event);
      return text === null ? [] : [{ index: event.index, text }];
    }),
  ];
}

function gather(events: readonly TraceEvent[], telling: Telling): Attempt[] {
  const attempts = new Map<string, Attempt>();
  const of = (deed: Deed, event: TraceEvent): Attempt => {
    const key = JSON.stringify([
      deed.author,
      deed.others ?? [],
      deed.act,
      deed.target.actor,
      deed.target.part,
    ]);
    const known = attempts.get(key);
    if (known !== undefined) return known;
    const made: Attempt = {
      deed,
      intents: [],
      kept: [],
      spared: [],
      broken: [],
      act: null,
      effect: null,
      first: event.index,
    };
    attempts.set(key, made);
    return made;
  };
  for (const event of events) {
    if (isKind(event, 'act')) {
      of(event.description, event).act = event;
      continue;
    }
    if (!('act' in event.description) || event.description.act === null) continue;
    const deed = telling.names.deed(event.description.act);
    if (deed === null) continue;
    if (isKind(event, 'intends') || isKind(event, 'due')) of(deed, event).intents.push(event);
    else if (isKind(event, 'kept')) of(deed, event).kept.push(event);
    else if (isKind(event, 'spared')) of(deed, event).spared.push(event);
    else if (isKind(event, 'broken')) of(deed, event).broken.push(event);
    else if (isKind(event, 'effect')) of(deed, event).effect = event;
  }
  return [...attempts.values()];
}

/** `Gamma strikes Beta (chance 0.0032 a day), after unrest turned to crackdown on day 4. The effect is severe.` */
function done(attempt: Attempt, act: EventOf<'act'>, telling: Telling): string {
  const { deed, broken } = attempt;
  const breaking = broken.map(({ description }) => description.commitment);
  const end =
    breaking.length === 0 ? '.' : `, and ${isJoint(deed) ? 'break' : 'breaks'} ${listed(breaking)}.`;
  const turnedOut = attempt.effect === null ? '' : effectText(attempt.effect, telling);
  return capitalised(telling.names.present(deed)) + origin(attempt, act, telling) + end + turnedOut;
}

/** ` The effect is severe (chance 0.20).` */
function effectText(event: EventOf<'effect'>, telling: Telling): string {
  const { effect } = event.description;
  const drawn = telling.chance(event);
  const what = effect === 'none' ? 'It has no effect' : `The effect is ${effect}`;
  return ` ${what}${drawn === null ? '' : ` (${drawn})`}.`;
}

/** What led to an act: the variant, a commitment that fell due, or a free choice and its reasons. */
function origin({ intents, deed }: Attempt, act: EventOf<'act'>, telling: Telling): string {
  if (act.description.by === 'variant')
    return ` (forced by ${overlayInWords(act.description.of, telling.model)})`;
  if (act.description.by === 'accident')
    return ` by accident (${act.description.of})${causeClause(act, telling)}`;
  const due = [...intents, ...telling.causes(act)].find((event) => isKind(event, 'due'));
  const option = intents.find((event) => isKind(event, 'intends'));
  if (option !== undefined) return choice(option, telling);
  if (due === undefined) return '';
  const meant = telling.names.deed(due.description.act);
  const instead = meant !== null && telling.names.target(meant.target) !== telling.names.target(deed.target);
  return `${instead ? ' instead' : ''} (${owed(due, deed.author, telling)})`;
}

/** ` (chance 0.0032 a day), after unrest turned to crackdown on day 4` */
function choice(option: EventOf<'intends'>, telling: Telling): string {
  const label = /\((?<label>[^()]+)\)\s*$/u.exec(option.description.option)?.groups?.['label'];
  const facts = [label, telling.chance(option)].filter((fact) => fact !== undefined && fact !== null);
  return `${facts.length === 0 ? '' : ` (${facts.join('; ')})`}${causeClause(option, telling)}`;
}

/** `beta-answer, detached on day 10` */
function owed(
  { description: { commitment }, index, tick }: EventOf<'due'>,
  debtor: string,
  telling: Telling,
): string {
  const since = telling.trace.events.findLast(
    (event): event is EventOf<'view'> =>
      event.index < index &&
      isKind(event, 'view') &&
      event.description.commitment === commitment &&
      event.description.to === 'detached' &&
      event.description.holders.includes(debtor),
  );
  return since === undefined ? commitment : `${commitment}, detached${onDay(since, tick, telling)}`;
}

/** `Alpha is about to strike Beta (chance 0.0025 a day). alpha-restraint holds it back (chance 0.90).` */
function almost({ deed, intents, kept, spared }: Attempt, telling: Telling): string | null {
  const [intent] = intents;
  if (intent === undefined || kept.length === 0) return null;
  const why = isKind(intent, 'intends')
    ? choice(intent, telling)
    : isKind(intent, 'due')
      ? ` (${owed(intent, deed.author, telling)})`
      : '';
  const holding = kept.map((event) => {
    const drawn = telling.chance(event);
    return `${event.description.commitment}${drawn === null ? '' : ` (${drawn})`}`;
  });
  const idle = spared.map(({ description }) => description.commitment);
  const rest = idle.length === 0 ? '' : ` ${listed(idle)} would not have.`;
  const hold = `${listed(holding)} ${holding.length === 1 ? 'holds' : 'hold'} it back.`;
  return `${capitalised(telling.names.authors(deed))} ${isJoint(deed) ? 'are' : 'is'} about to ${telling.names.infinitive(deed)}${why}. ${hold}${rest}`;
}

function heldBack({ description: { commitment, outcome } }: EventOf<'restrained'>): string | null {
  switch (outcome) {
    // The act that is done instead says so.
    case 'retargeted':
      return null;
    case 'waits':
      return `${commitment} waits until nothing holds it back.`;
    case 'fails':
      return `${commitment} is not carried out: it was held back.`;
  }
}
