import type { Seen, Table } from '../../analysis/play/index.js';
import type { EventDescription } from '../../model/model.js';
import type { TraceEvent } from '../../reference/trace.js';
import { tellDeeds } from '../story/deeds.js';
import { capitalised } from '../story/names.js';
import { Telling } from '../story/telling.js';
import { REASONS } from '../story/views.js';
import { tellChange } from '../story/world.js';

/** What an actor has seen, in words. Causes are left out: why a thing happened, only those know who did it. */

/** How the things of a game are said. It knows of no run. */
export function tellingOf({ model, scenario }: Table): Telling {
  const nothing = {
    seed: 0,
    run: 0,
    start: [],
    ticks: [],
    events: [],
    endedAt: 0,
    outcome: null,
    grounds: [],
  };
  return new Telling(model, nothing, scenario);
}

/** The sentences about what was seen in a tick, in the order in which things happened. */
export function seenInWords(
  { tick, events, knows }: Pick<Seen, 'tick' | 'events' | 'knows'>,
  before: Seen['knows'],
  telling: Telling,
): readonly string[] {
  const told = events.map((description, index) => asEvent(description, index, tick));
  const sentences = told.flatMap((event) => {
    const text = sentence(event, { before, after: knows }, telling);
    return text === null ? [] : [{ index: event.index, text }];
  });
  return [...sentences, ...tellDeeds(told, telling)]
    .sort((one, other) => one.index - other.index)
    .map(({ text }) => text);
}

/** As an event of a run whose causes nobody knows. */
function asEvent(description: EventDescription, index: number, tick: number): TraceEvent {
  const name = description.kind === 'start' ? description.variable : '';
  const origin = { section: '', name };
  return { index, tick, phase: 'observe', rule: '', origin, description, chance: null, causes: [] };
}

interface Knowing {
  readonly before: Seen['knows'];
  readonly after: Seen['knows'];
}

/** A sentence on what happened; null for what is told with others, or not worth telling. */
function sentence(event: TraceEvent, knowing: Knowing, telling: Telling): string | null {
  const { description } = event;
  switch (description.kind) {
    case 'move':
    case 'put':
      return `${description.process}: ${turn(description.process, description.label, knowing)}.`;
    case 'rung': {
      const { one, other, label } = description;
      const dyad = capitalised(telling.names.actors([one, other]));
      return `${dyad}: ${turn(`rung/${one} ${other}`, label, knowing)}.`;
    }
    case 'view':
      return viewSentence(description, telling);
    case 'pending': {
      const { commitment, pending } = description;
      return `${commitment} ${pending ? 'is suspended' : 'is in force again'}.`;
    }
    default:
      return tellChange(event, telling);
  }
}

/** `calm → protests`. */
function turn(name: string, label: string, { before, after }: Knowing): string {
  const from = before[name];
  const to = after[name] ?? label;
  return from === undefined || from === to ? label : `${from} → ${to}`;
}

function viewSentence(
  { commitment, from, to, because, answers, holders }: Extract<EventDescription, { kind: 'view' }>,
  { names }: Telling,
): string {
  const why = because === 'made' ? '' : `, because ${REASONS[because] ?? because}`;
  const start = from === 'null' ? 'not known until now' : from;
  const [holder = ''] = holders;
  const will = answers === true ? 'will answer' : 'will not answer';
  const answering = answers === undefined ? '' : ` ${capitalised(names.actor(holder))} ${will}.`;
  return `${commitment}: ${start} → ${to}${why}.${answering}`;
}
