import type { Episode, Offer } from '../../src/scenario/scenario.js';
import type { Chronicle } from './chronicle.js';
import type { Moment } from './eyes.js';
import type { Perspective } from './words.js';

/**
 * What lasts: how episodes and offers stand at the end of a tick, and in which words that may be said. Written from
 * docs/language/episodes.md and docs/language/offers.md, and not taken from the source.
 */

function episodeOf({ scenario }: Chronicle, name: string): Episode | undefined {
  return scenario.episodes.find((one) => one.name === name);
}

function offerOf({ scenario }: Chronicle, name: string): Offer | undefined {
  return scenario.offers.find((one) => one.name === name);
}

/** Whatever may truly be said of it at the end of the tick; null where it is neither an episode nor an offer. */
export function wordsFor(
  chronicle: Chronicle,
  name: string,
  tick: number,
  reader: Perspective,
): readonly string[] | null {
  const state = chronicle.label(name, tick) ?? '';
  if (episodeOf(chronicle, name) !== undefined) return episodeWords(chronicle, name, state);
  const offer = offerOf(chronicle, name);
  return offer === undefined ? null : offerWords(offer, state, reader);
}

/** Whatever may be said of it when a condition is read: what is about to move stands as before. */
export function wordsAt(
  chronicle: Chronicle,
  name: string,
  moment: Moment,
  reader: Perspective,
): readonly string[] | null {
  return wordsFor(chronicle, name, stands(chronicle, name, moment), reader);
}

/** The tick at whose end it was as it is at this moment. What a variant sets does not move in that tick. */
function stands(chronicle: Chronicle, name: string, { tick, at }: Moment): number {
  const moves = at === 'reply' || (at === 'episodes' && episodeOf(chronicle, name) !== undefined);
  return moves && !isPut(chronicle, name, tick) ? tick - 1 : tick;
}

function episodeWords({ scenario }: Chronicle, name: string, state: string): string[] {
  const { states = [], groups } = scenario.processes.find((one) => one.name === name) ?? {};
  const place = states?.indexOf(state) ?? -1;
  return [state, ...['ongoing', 'ended'].filter((word) => groups?.get(word)?.includes(place) === true)];
}

/** To a recipient, what was lost was never made. */
function offerWords({ to }: Offer, state: string, reader: Perspective): string[] {
  const hears = reader !== null && to.includes(reader);
  const [word = '', ...rest] = state.split(',')[0]?.split(' ') ?? [];
  if (word === 'unheard') return hears ? ['not made'] : ['unheard', 'made'];
  if (word === 'lapsed' && rest.length > 0) return hears ? ['not made'] : ['lapsed', 'turned down'];
  if (word === 'open') return ['open', 'made'];
  if (word === 'accepted') return ['accepted'];
  return word === 'not' ? ['not made'] : [word, 'turned down'];
}

/** Whether it can ever be said of the thing; null where it can, and can also not. */
export function everSaid(
  chronicle: Chronicle,
  name: string,
  word: string,
  reader: Perspective,
): false | null {
  const offer = offerOf(chronicle, name);
  if (offer === undefined) return null;
  const possible = {
    unheard: offer.through !== null && (reader === null || !offer.to.includes(reader)),
    countered: offer.counter !== null,
    lapsed: offer.within !== null,
  };
  return word in possible && !possible[word as keyof typeof possible] ? false : null;
}

/** Of which side an actor is from the beginning or may be later; null for neither. */
function sideOf({ sides, joins }: Episode, actor: string): 0 | 1 | null {
  if (sides[0].includes(actor)) return 0;
  if (sides[1].includes(actor)) return 1;
  return joins.find((one) => one.actor === actor)?.side ?? null;
}

export function mayTakePart(chronicle: Chronicle, name: string, actor: string): boolean {
  const episode = episodeOf(chronicle, name);
  return episode !== undefined && sideOf(episode, actor) !== null;
}

export function isOngoing(chronicle: Chronicle, name: string, tick: number): boolean {
  return wordsFor(chronicle, name, tick, null)?.includes('ongoing') === true;
}

export function takesPart(chronicle: Chronicle, name: string, actor: string, moment: Moment): boolean {
  const episode = episodeOf(chronicle, name);
  if (episode === undefined || wordsAt(chronicle, name, moment, null)?.includes('ongoing') !== true)
    return false;
  const { tick, at } = moment;
  if (at === 'settle' || at === 'end' || isFirst(episode, actor))
    return belongs(chronicle, episode, actor, tick);
  // Who joins in this tick has not yet.
  return isOngoing(chronicle, name, tick - 1) && belongs(chronicle, episode, actor, tick - 1);
}

function isFirst({ sides }: Episode, actor: string): boolean {
  return sides.some((side) => side.includes(actor));
}

/** It is a party from the beginning, or has joined and the episode has not been over since. */
function belongs(chronicle: Chronicle, episode: Episode, actor: string, tick: number): boolean {
  if (isFirst(episode, actor)) return true;
  for (let at = tick; at >= 1; at -= 1) {
    const joined = chronicle
      .events(at)
      .some(
        ({ description: told }) =>
          told.kind === 'episode' &&
          told.episode === episode.name &&
          told.how === 'joins' &&
          told.actor === actor,
      );
    if (joined) return true;
    if (!isOngoing(chronicle, episode.name, at - 1)) return false;
  }
  return false;
}

/** The rung at which an episode may hold two actors; 0 for none. */
export function highestHeld({ scenario }: Chronicle, one: string, other: string): number {
  return Math.max(
    0,
    ...scenario.episodes.map((episode) => (mayOppose(episode, one, other) ? (episode.rung ?? 0) : 0)),
  );
}

function mayOppose(episode: Episode, one: string, other: string): boolean {
  const sides = [sideOf(episode, one), sideOf(episode, other)];
  return sides.includes(0) && sides.includes(1);
}

/** The rung below which no episode lets two actors fall; 0 for none. */
export function heldAt(chronicle: Chronicle, one: string, other: string, tick: number): number {
  const held = chronicle.scenario.episodes.filter(
    (episode) =>
      mayOppose(episode, one, other) &&
      takesPart(chronicle, episode.name, one, { tick, at: 'settle' }) &&
      takesPart(chronicle, episode.name, other, { tick, at: 'settle' }),
  );
  return Math.max(0, ...held.map(({ rung }) => rung ?? 0));
}

/** The rungs to which two actors fall as episodes end and offers are accepted. */
export function calmedTo(chronicle: Chronicle, one: string, other: string, tick: number): number[] {
  const { episodes, offers } = chronicle.scenario;
  const ended = episodes.filter(
    (episode) =>
      mayOppose(episode, one, other) &&
      comesTo(chronicle, episode.name, 'ended', tick) &&
      belongs(chronicle, episode, one, tick) &&
      belongs(chronicle, episode, other, tick),
  );
  const agreed = offers.filter(
    ({ name, between }) =>
      between.includes(one) && between.includes(other) && comesTo(chronicle, name, 'accepted', tick),
  );
  return [...ended, ...agreed].flatMap(({ calmsTo }) => calmsTo ?? []);
}

/** In this tick it comes to what the word says, or is put there again. */
function comesTo(chronicle: Chronicle, name: string, word: string, tick: number): boolean {
  const is = (at: number): boolean => wordsFor(chronicle, name, at, null)?.includes(word) === true;
  return is(tick) && (!is(tick - 1) || isPut(chronicle, name, tick));
}

/** A variant sets it in this tick. */
export function isPut(chronicle: Chronicle, name: string, tick: number): boolean {
  return chronicle
    .events(tick)
    .some(({ description }) => description.kind === 'put' && description.process === name);
}
