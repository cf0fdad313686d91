import { authorsOf } from '../../../model/act-name.js';
import type { Trace, TraceEvent } from '../../../reference/index.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { type ActEvent, actsFrom, isBetween, type WarPair } from './blows.js';

/** Who struck first: the one of a pair or the other, both in one tick, or nobody. */
export type Striker = 'one' | 'other' | 'both' | 'nobody';

/** Who struck first of a pair, up to a tick. */
export function firstStriker(blows: readonly ActEvent[], pair: WarPair, until: number): Striker {
  return earliest(
    blows.map((blow) => ({ blow, authors: authorsOf(blow.description), tick: blow.tick })),
    pair,
    until,
  );
}

/**
 * Who an actor thinks struck first, from what it believes at the end of a tick: acts are its own reading of them, and what it
 * believes that did not happen counts too.
 *
 * @param rung from which on an act is a blow
 */
export function believedStriker(
  observer: string,
  pair: WarPair,
  until: number,
  { trace, scenario, rung }: { readonly trace: Trace; readonly scenario: Scenario; readonly rung: number },
): Striker {
  const held = believed(observer, trace, until);
  const seen = actsFrom(trace, scenario, rung).map((blow) => ({
    blow,
    authors: asSeen(observer, blow, held, scenario),
    tick: blow.tick,
  }));
  return earliest([...seen, ...alarms(held, scenario, rung)], pair, until);
}

/** An act as someone takes it: who is behind it, in its eyes. */
interface SeenAct {
  readonly blow: Pick<ActEvent, 'description'>;
  readonly authors: readonly string[];
  readonly tick: number;
}

function earliest(seen: readonly SeenAct[], pair: WarPair, until: number): Striker {
  let first = Infinity;
  let strikers = new Set<string>();
  for (const { blow, authors, tick } of seen) {
    const { description } = blow;
    if (tick > until || tick > first || !isBetween({ description } as ActEvent, pair, authors)) continue;
    if (tick < first) strikers = new Set();
    first = tick;
    const { actor: target } = description.target;
    for (const one of pair) if (one !== target && authors.includes(one)) strikers.add(one);
  }
  const [one, other] = pair.map((name) => strikers.has(name));
  if (one === true) return other === true ? 'both' : 'one';
  return other === true ? 'other' : 'nobody';
}

/** What an actor has come to believe by a tick and has not forgotten: beliefs, alarms, and acts that count as another's. */
function believed(observer: string, { events }: Trace, until: number): readonly TraceEvent[] {
  let held: TraceEvent[] = [];
  for (const event of events) {
    const { description, tick } = event;
    if (tick > until) break;
    if (description.kind === 'counts' && description.holder === observer) held.push(event);
    if (description.kind === 'belief' && description.observer === observer) {
      const { rule } = description;
      if (description.held) held.push(event);
      else held = held.filter((one) => !(one.description.kind === 'belief' && one.description.rule === rule));
    }
    if (description.kind === 'alarm' && description.observer === observer) {
      const { alarm } = description;
      if (description.held) held.push(event);
      else
        held = held.filter((one) => !(one.description.kind === 'alarm' && one.description.alarm === alarm));
    }
  }
  return held;
}

function asSeen(
  observer: string,
  { index, description }: ActEvent,
  held: readonly TraceEvent[],
  { attribution }: Scenario,
): readonly string[] {
  let authors = new Set(authorsOf(description));
  // Its author never takes an accident for an act of its own.
  if (description.by === 'accident') authors.delete(observer);
  for (const event of held) {
    if (!event.causes.includes(index)) continue;
    if (event.description.kind === 'counts') authors.add(event.description.as);
    if (event.description.kind !== 'belief') continue;
    const { rule: name } = event.description;
    const rule = attribution.find((one) => one.name === name);
    if (rule === undefined) continue;
    if (rule.kind === 'nobody') authors = new Set();
    else {
      if (rule.kind === 'did') authors = new Set();
      if (rule.blamed !== null) authors.add(rule.blamed);
    }
  }
  return [...authors];
}

/** What an actor saw that did not happen. */
function alarms(held: readonly TraceEvent[], scenario: Scenario, rung: number): readonly SeenAct[] {
  return held.flatMap(({ tick, description }) => {
    if (description.kind !== 'alarm') return [];
    const alarm = scenario.alarms.find(({ name }) => name === description.alarm);
    const kind = scenario.acts.find(({ name }) => name === alarm?.act);
    if (alarm === undefined || kind === undefined || kind.rung === null || kind.rung < rung) return [];
    const { actor: author, act, target } = alarm;
    const blow = {
      description: { kind: 'act' as const, author, act, target, by: 'accident' as const, of: alarm.name },
    };
    return [{ blow, authors: [author], tick }];
  });
}
