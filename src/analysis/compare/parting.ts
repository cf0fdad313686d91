import { actName } from '../../model/act-name.js';
import type { EventDescription } from '../../model/model.js';
import type { Trace, TraceEvent } from '../../reference/index.js';

/** The first thing that happens in one of two runs on the same luck, and not in the other. */
export interface Parting {
  /** In which of the two it happens. */
  readonly side: 'first' | 'second';
  readonly event: TraceEvent;
  /** The commitments that held it back in the other, at the same tick. */
  readonly heldBack: readonly string[];
}

/** What happens in the world, rather than in the books of a commitment. */
const HAPPENINGS: ReadonlySet<EventDescription['kind']> = new Set<EventDescription['kind']>([
  'start',
  'put',
  'move',
  'posture',
  'act',
  'effect',
  'belief',
  'alarm',
  'episode',
  'offer',
  'regime',
]);

/**
 * Where two runs part: tick by tick, the first happening of one that the other does not have in that tick. A variant that
 * takes a promise away changes the books of it in every run from the first tick on, so these do not count. null where
 * nothing happens otherwise.
 */
export function partingOf(first: Trace, second: Trace): Parting | null {
  const inFirst = byTick(first);
  const inSecond = byTick(second);
  const last = Math.max(first.endedAt, second.endedAt);
  for (let tick = 0; tick <= last; tick += 1) {
    const ofFirst = inFirst.get(tick) ?? [];
    const ofSecond = inSecond.get(tick) ?? [];
    const only = [
      ...without(ofFirst, ofSecond).map((event) => ({ side: 'first' as const, event })),
      ...without(ofSecond, ofFirst).map((event) => ({ side: 'second' as const, event })),
    ];
    // What is earlier in the tick leads to what is later; an index counts all that was told before it in its run.
    const [found] = only.sort((one, other) => placeIn(one.event) - placeIn(other.event));
    if (found === undefined) continue;
    const other = found.side === 'first' ? second : first;
    return { ...found, heldBack: holding(other, found.event) };
  }
  return null;
}

function byTick(trace: Trace): ReadonlyMap<number, TraceEvent[]> {
  const found = new Map<number, TraceEvent[]>();
  for (const event of trace.events) {
    if (HAPPENINGS.has(event.description.kind))
      found.set(event.tick, [...(found.get(event.tick) ?? []), event]);
  }
  return found;
}

/** The events of one list that another does not have. By whom an act is brought about makes it no other act. */
function without(events: readonly TraceEvent[], others: readonly TraceEvent[]): TraceEvent[] {
  const keys = new Set(others.map(keyOf));
  return events.filter((event) => !keys.has(keyOf(event)));
}

function keyOf({ description }: TraceEvent): string {
  if (description.kind !== 'act') return JSON.stringify(description);
  const { author, others, act, target } = description;
  return JSON.stringify(['act', author, others, act, target]);
}

const PHASES = ['script', 'context', 'decide', 'observe', 'settle', 'adjust', 'judge'];

function placeIn({ phase }: TraceEvent): number {
  return PHASES.indexOf(phase);
}

/** The commitments that kept their debtor from an act in the tick in which it happens elsewhere. */
function holding(trace: Trace, { tick, description }: TraceEvent): readonly string[] {
  if (description.kind !== 'act') return [];
  const name = actName(description);
  const kept = trace.events.flatMap((event) =>
    event.tick === tick && event.description.kind === 'kept' && event.description.act === name
      ? [event.description.commitment]
      : [],
  );
  return [...new Set(kept)];
}
