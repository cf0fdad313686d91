import type { Episode } from '../../scenario/scenario.js';
import { all, ALWAYS, any, holds, isOneOf, NEVER } from '../conditions.js';
import type { Condition, VariableIndex } from '../model.js';
import type { Context, Dyad } from './context.js';

/** Who takes part in an episode, and what that does to the rungs between them. */

/** True in the tick in which an episode ends. */
export function overVariable(context: Context, episode: string): VariableIndex {
  return context.builder.truth(`over/${episode}`, 'passing', {
    section: 'episodes',
    name: episode,
    role: 'over',
  });
}

/** True in the tick in which an offer is accepted. */
export function agreedVariable(context: Context, offer: string): VariableIndex {
  const origin = { section: 'offers', name: offer, role: 'agreed' };
  return context.builder.truth(`agreed/${offer}`, 'passing', origin);
}

/** True while an actor that joined takes part. */
export function joinedVariable(context: Context, episode: string, actor: string): VariableIndex {
  const origin = { section: 'episodes', name: episode, holder: actor, role: 'joined' };
  return context.builder.truth(`joined/${episode}/${actor}`, 'state', origin);
}

/** It is in one of its phases. */
export function isOngoing(context: Context, episode: string): Condition {
  const phases = context.process(episode)?.groups.get('ongoing') ?? [];
  return isOneOf(context.processVariable(episode), phases);
}

/** The actor is a party to the episode, and it goes on. */
export function takesPart(context: Context, episode: string, actor: string): Condition {
  const found = context.scenario.episodes.find(({ name }) => name === episode);
  if (found === undefined) return NEVER;
  return all(
    isOngoing(context, episode),
    any(...[0, 1].map((side) => standsOn(context, found, actor, side))),
  );
}

/** The actor is on this side, whether the episode goes on or not. */
function standsOn(context: Context, episode: Episode, actor: string, side: number): Condition {
  if (episode.sides[side]?.includes(actor) === true) return ALWAYS;
  const joins = episode.joins.some((joining) => joining.actor === actor && joining.side === side);
  return joins ? holds(joinedVariable(context, episode.name, actor)) : NEVER;
}

/** The two stand on opposing sides. */
function opposed(context: Context, episode: Episode, one: string, other: string): Condition {
  return any(
    all(standsOn(context, episode, one, 0), standsOn(context, episode, other, 1)),
    all(standsOn(context, episode, one, 1), standsOn(context, episode, other, 0)),
  );
}

/** What episodes and offers do to the rung of a dyad. */
export interface Bearing {
  /** The rungs at which it stands at least, while these conditions hold. */
  readonly floors: ReadonlyMap<number, Condition>;
  /** The rungs to which it falls, as an episode ends or an offer is accepted. */
  readonly falls: ReadonlyMap<number, Condition>;
}

/** What the episodes and offers of a scenario do to a dyad. */
export function bearingOn(context: Context, { one, other }: Pick<Dyad, 'one' | 'other'>): Bearing {
  const floors = new Map<number, Condition>();
  const falls = new Map<number, Condition>();
  const add = (to: Map<number, Condition>, level: number | null, when: Condition): void => {
    if (level === null || when.is === 'never') return;
    to.set(level, any(to.get(level) ?? NEVER, when));
  };
  for (const episode of context.scenario.episodes) {
    const between = opposed(context, episode, one, other);
    if (between.is === 'never') continue;
    add(floors, episode.rung, all(isOngoing(context, episode.name), between));
    if (episode.calmsTo !== null)
      add(falls, episode.calmsTo, all(holds(overVariable(context, episode.name)), between));
  }
  for (const offer of context.scenario.offers) {
    if (!offer.between.includes(one) || !offer.between.includes(other)) continue;
    add(falls, offer.calmsTo, holds(agreedVariable(context, offer.name)));
  }
  return { floors, falls };
}
