import { authorsOf } from '../../../model/act-name.js';
import type { EventDescription } from '../../../model/model.js';
import type { Trace, TraceEvent } from '../../../reference/index.js';
import type { Scenario } from '../../../scenario/scenario.js';

/** Two actors, the names in the order of the scenario. */
export type WarPair = readonly [string, string];

/** An event that is an act. */
export type ActEvent = TraceEvent & { readonly description: Extract<EventDescription, { kind: 'act' }> };

/** The acts of a run that have a rung of at least this. */
export function actsFrom({ events }: Trace, { acts }: Scenario, rung: number): readonly ActEvent[] {
  const grave = new Set(
    acts.filter((kind) => kind.rung !== null && kind.rung >= rung).map(({ name }) => name),
  );
  return events.filter((event): event is ActEvent => isAct(event) && grave.has(event.description.act));
}

/** Whether an act is one between the two, in either direction, by authors who may be other than the true ones. */
export function isBetween(
  { description }: ActEvent,
  [one, other]: WarPair,
  authors: readonly string[] = authorsOf(description),
): boolean {
  const { actor } = description.target;
  return (actor === one && authors.includes(other)) || (actor === other && authors.includes(one));
}

function isAct(event: TraceEvent): event is ActEvent {
  return event.description.kind === 'act';
}
