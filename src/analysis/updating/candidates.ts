import type { EventDescription, Model } from '../../model/model.js';
import type { Process, Scenario } from '../../scenario/scenario.js';

/** Something that anyone can see when it comes about. */
export interface Candidate {
  /** A condition of the scenario's language. */
  readonly event: string;
  /** Whether it is an act, which happens, or a state, which begins. */
  readonly is: 'act' | 'state';
}

/**
 * What can be seen in a scenario: every act that may happen in the model, the states of processes that everybody knows, the
 * phases of episodes, what becomes of public offers, and disclosures and acknowledgements of commitments. What is held, feared
 * or promised in private is not seen.
 */
export function candidatesIn(scenario: Scenario, model: Model): readonly Candidate[] {
  const events = eventsOf(model);
  const acts = new Set(events.flatMap(actTexts));
  const states = [...statesIn(scenario), ...announcedIn(events)];
  return [
    ...[...acts].sort().map((event): Candidate => ({ event, is: 'act' })),
    ...states.map((event): Candidate => ({ event, is: 'state' })),
  ];
}

function eventsOf({ stages }: Model): readonly EventDescription[] {
  return stages
    .flatMap(({ rules }) => rules)
    .flatMap(({ choices, otherwise }) => [...choices.map(({ effect }) => effect.event), otherwise?.event])
    .filter((event): event is EventDescription => event !== null && event !== undefined);
}

/** A joint act is an act of each of its authors. */
function actTexts(event: EventDescription): readonly string[] {
  if (event.kind !== 'act') return [];
  const { author, others = [], act, target } = event;
  const on = target.part === null ? target.actor : `${target.actor}.${target.part}`;
  return [author, ...others].map((one) => `${one} ${act} ${on}`);
}

function statesIn({ processes, offers }: Scenario): readonly string[] {
  const hidden = new Set(offers.flatMap(({ name, through }) => (through === null ? [] : [name])));
  return processes
    .filter(({ of, knownTo, name }) => of !== 'stock' && knownTo === null && !hidden.has(name))
    .flatMap(({ name, ...process }) => wordsOf(process).map((word) => `${name} is ${word}`));
}

/** What its states are called; where the life of an offer counts down, the word for all of them. */
function wordsOf({ of, states, groups }: Omit<Process, 'name'>): readonly string[] {
  if (states === null || of !== 'offer') return states ?? [];
  const grouped = new Set([...groups.values()].flat());
  return [...groups.keys(), ...states.filter((_, value) => !grouped.has(value))];
}

function announcedIn(events: readonly EventDescription[]): readonly string[] {
  const texts = events.flatMap((event) =>
    event.kind === 'disclosed' || event.kind === 'acknowledged' ? [`${event.kind}(${event.commitment})`] : [],
  );
  return [...new Set(texts)].sort();
}
