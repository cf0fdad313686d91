import { actName, authorsOf } from '../../../model/act-name.js';
import { makeAct, matches, soilOf } from '../../../model/lower/acts.js';
import type { Trace, TraceEvent } from '../../../reference/index.js';
import type { Refrain, Scenario } from '../../../scenario/scenario.js';
import type { ActEvent } from './blows.js';

/** What the first blow of a war was to its author: see docs/accounts.md. In order: the first that holds is taken. */
export const ORIGINS = [
  'accident',
  'imposed',
  'breach',
  'obligation',
  'misattribution',
  'proxy',
  'release',
  'ended',
  'unbound',
  'no blow',
] as const;

/** One of the origins of a war. */
export type WarOrigin = (typeof ORIGINS)[number];

/** What an act was to its author, and which option, commitment, accident or variant brought it about. */
export interface Provenance {
  readonly origin: WarOrigin;
  readonly of: string;
}

/**
 * @param refrains the restraints that there are in the run's world
 */
export function provenanceOf(
  blow: ActEvent,
  trace: Trace,
  scenario: Scenario,
  refrains: readonly Refrain[],
): Provenance {
  const { by, of } = blow.description;
  if (by === 'accident') return { origin: 'accident', of };
  if (by === 'variant') return { origin: 'imposed', of };
  const causes = blow.causes.flatMap((index) => trace.events[index] ?? []);
  const options = causes.flatMap(({ description }) =>
    description.kind === 'intends' ? [description.option] : [],
  );
  const owed = causes.flatMap(({ description }) =>
    description.kind === 'due' ? [description.commitment] : [],
  );
  const name = actName(blow.description);
  const broken = trace.events.some(
    ({ tick, description }) =>
      tick === blow.tick && description.kind === 'broken' && description.act === name,
  );
  const brought = [...new Set(options.length > 0 ? options : owed)].join(', ') || of;
  if (broken) return { origin: 'breach', of: brought };
  if (options.length === 0 && owed.length > 0) return { origin: 'obligation', of: brought };
  const freed = forbidding(blow, scenario, refrains).map((refrain) => freedBy(refrain, blow, trace));
  return { origin: ORIGINS.find((origin) => freed.includes(origin)) ?? 'unbound', of: brought };
}

/** The restraints of its authors that forbid an act. */
function forbidding(
  { description }: ActEvent,
  scenario: Scenario,
  refrains: readonly Refrain[],
): readonly Refrain[] {
  const [author = '', ...others] = authorsOf(description);
  const act = makeAct(author, description.act, description.target, others);
  const soil = soilOf(scenario);
  return refrains.filter(
    ({ debtor, forbidden }) =>
      act.authors.includes(debtor) && forbidden.some((pattern) => matches(pattern, act, soil)),
  );
}

/** How a restraint had left its debtor free by the time of an act; null where it never was in force. */
function freedBy({ name, debtor }: Refrain, { index }: ActEvent, { events }: Trace): WarOrigin | null {
  const past = events.slice(0, index).filter(({ description }) => {
    const isIts =
      (description.kind === 'view' || description.kind === 'pending') && description.commitment === name;
    return isIts && description.holders.includes(debtor);
  });
  const last = past.findLast(({ description }) => description.kind === 'view');
  if (last?.description.kind === 'view') {
    const { to, because } = last.description;
    if (to === 'terminated' && because === 'released') return releasedBy(last, events);
    if (!['null', 'conditional', 'detached'].includes(to)) return 'ended';
  }
  const suspension = past.findLast(({ description }) => description.kind === 'pending');
  return suspension?.description.kind === 'pending' && suspension.description.pending ? 'ended' : null;
}

/** Whether a release rests on what was not so, on a proxy's act or on what happened: up to the acts behind it. */
function releasedBy(release: TraceEvent, events: readonly TraceEvent[]): WarOrigin {
  const seen = new Set<number>();
  const open = [...release.causes];
  let proxy = false;
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const event = events[index];
    if (event === undefined || seen.has(index)) continue;
    seen.add(index);
    const { kind } = event.description;
    if (kind === 'belief' || kind === 'alarm') return 'misattribution';
    if (kind === 'counts') proxy = true;
    else if (kind !== 'act') open.push(...event.causes);
  }
  return proxy ? 'proxy' : 'release';
}
