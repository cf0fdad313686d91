import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chance, Offer } from '../../src/scenario/scenario.js';
import type { Chronicle } from './chronicle.js';
import { cases, chronicles, ticksOf } from './chronicles.js';
import { isPut, wordsFor } from './lasting.js';
import { holdersOf, Lives } from './lives.js';

/** Written from docs/semantics.md and docs/language/offers.md. */

type Answer = 'accepted' | 'rejected' | 'countered';

interface Told {
  readonly how: string;
  readonly by: string;
}

function told(chronicle: Chronicle, { name }: Offer, tick: number): Told[] {
  return chronicle
    .events(tick)
    .flatMap(({ description }) =>
      description.kind === 'offer' && description.offer === name ? [description] : [],
    );
}

function never(chance: Chance | null): boolean {
  return chance?.kind === 'rate' && chance.quantity.nominal === 0;
}

/** One offer in one run, played a second time from what is told of who made it and who answered what. */
class Replay {
  constructor(
    private readonly chronicle: Chronicle,
    private readonly lives: Lives,
    private readonly offer: Offer,
  ) {}

  private is(word: string, tick: number, name = this.offer.name): boolean {
    return wordsFor(this.chronicle, name, tick, null)?.includes(word) === true;
  }

  /** What is wrong with a tick of it. */
  complaints(tick: number): string[] {
    const events = told(this.chronicle, this.offer, tick);
    const at = `${this.offer.name} at ${tick}`;
    if (isPut(this.chronicle, this.offer.name, tick))
      return events.length === 0 ? [] : [`${at}: goes on though it is set`];
    const state = this.chronicle.label(this.offer.name, tick) ?? '';
    const must = this.next(tick, events);
    return [
      ...this.making(tick, events).map((wrong) => `${at}: ${wrong}`),
      ...this.answering(tick, events).map((wrong) => `${at}: ${wrong}`),
      ...(state === must ? [] : [`${at}: is ${state}, not ${must}`]),
    ];
  }

  private canBeMade(tick: number): boolean {
    if (this.is('not made', tick - 1)) return true;
    const { again } = this.offer;
    if (again === null) return false;
    return Array.from({ length: again }, (_, back) => tick - 1 - back).every(
      (at) => at >= 0 && this.is('turned down', at),
    );
  }

  private making(tick: number, events: readonly Told[]): string[] {
    const { name, from, when, chance } = this.offer;
    const isMade = events.some(({ how }) => how === 'made');
    const inReturn = this.chronicle.scenario.offers.some(
      (other) =>
        other.counter === name &&
        !isPut(this.chronicle, other.name, tick) &&
        this.is('countered', tick, other.name) &&
        !this.is('countered', tick - 1, other.name),
    );
    const ofItself =
      (when !== null || chance !== null) && this.lives.sight.holds(when, from, { tick, at: 'reply' });
    const may = this.canBeMade(tick) && (inReturn || (ofItself && !never(chance)));
    const must = this.canBeMade(tick) && (inReturn || (ofItself && chance === null));
    return [
      ...(isMade && !may ? ['is made, and may not be'] : []),
      ...(must && !isMade ? ['is not made, and must be'] : []),
      ...(events.some(({ how, by }) => how === 'made' && by !== from) ? ['is made by another'] : []),
    ];
  }

  /** Who of several accepted it since it was last opened. */
  private consented(who: string, tick: number): boolean {
    for (let at = tick - 1; at >= 1 && this.is('open', at) && this.is('open', at - 1); at -= 1) {
      if (told(this.chronicle, this.offer, at).some(({ how, by }) => how === 'accepted' && by === who))
        return true;
    }
    return false;
  }

  private answering(tick: number, events: readonly Told[]): string[] {
    const answers = events.filter(({ how }) => ['accepted', 'rejected', 'countered'].includes(how));
    return [
      ...answers.flatMap(({ by }) => (this.offer.to.includes(by) ? [] : [`${by} answers`])),
      ...this.offer.replies.flatMap(({ recipient, answers: declared }) => {
        const given = answers.filter(({ by }) => by === recipient).map(({ how }) => how);
        const asked = this.is('open', tick - 1) && !this.consented(recipient, tick);
        const open = declared.filter(
          ({ when }) => asked && this.lives.sight.holds(when, recipient, { tick, at: 'reply' }),
        );
        const sure = open.filter(({ chance }) => chance === null).map(({ kind }) => kind);
        const drawn = open.filter(({ chance }) => chance !== null && !never(chance)).map(({ kind }) => kind);
        const [only = 'nothing', another] = given;
        const allowed: readonly string[] = sure.length > 0 ? sure : [...drawn, 'nothing'];
        return another === undefined && allowed.includes(only)
          ? []
          : [`${recipient} answers ${given.join() || 'nothing'}, not ${allowed.join(' or ')}`];
      }),
    ];
  }

  /** How it must stand, given who did what. */
  private next(tick: number, events: readonly Told[]): string {
    const { to, within } = this.offer;
    const before = this.chronicle.label(this.offer.name, tick - 1) ?? '';
    const happens = (how: string): boolean => events.some((event) => event.how === how);
    const waiting = (word: string, left: number | null): string =>
      left === null ? word : `${word}, ${left} left`;
    if (happens('made')) return waiting(happens('lost') ? 'unheard' : 'open', within);
    const isOpen = this.is('open', tick - 1);
    if (!isOpen && !this.is('unheard', tick - 1)) return before;
    if (isOpen) {
      const says = (who: string, answer: Answer): boolean =>
        events.some(({ how, by }) => how === answer && by === who);
      if (to.some((who) => says(who, 'rejected'))) return 'rejected';
      if (to.some((who) => says(who, 'countered'))) return 'countered';
      if (to.every((who) => says(who, 'accepted') || this.consented(who, tick))) return 'accepted';
    }
    if (within === null) return before;
    const left = Number(/\d+/.exec(before)?.[0]) - 1;
    if (left > 0) return waiting(isOpen ? 'open' : 'unheard', left);
    return isOpen ? 'lapsed' : 'lapsed unheard';
  }
}

/** What is wrong with how long it waits for an answer. */
function lateness(chronicle: Chronicle, offer: Offer): string[] {
  let waits = 0;
  return ticksOf(chronicle).flatMap((tick) => {
    const isMade = wordsFor(chronicle, offer.name, tick, null)?.includes('made') === true;
    const anew =
      isPut(chronicle, offer.name, tick) || told(chronicle, offer, tick).some(({ how }) => how === 'made');
    waits = isMade ? (anew ? 1 : waits + 1) : 0;
    return waits > (offer.within ?? Infinity) ? [`${offer.name} still waits at ${tick}`] : [];
  });
}

/** What is bound by terms that nobody has accepted: neither rejected, nor lapsed, nor open offers bind. */
function unaccepted(chronicle: Chronicle): string[] {
  return chronicle.commitments.flatMap((commitment) => {
    const offers = chronicle.scenario.offers.filter(({ terms }) => terms.includes(commitment.name));
    if (offers.length === 0) return [];
    const isAccepted = (tick: number): boolean =>
      offers.some(({ name }) => wordsFor(chronicle, name, tick, null)?.includes('accepted') === true);
    const ticks = [0, ...ticksOf(chronicle)];
    const first = ticks.find(isAccepted) ?? Infinity;
    return ticks
      .filter((tick) => tick < first)
      .flatMap((tick) =>
        holdersOf(commitment)
          .filter((holder) => chronicle.view(commitment.name, holder, tick) !== 'null')
          .map((holder) => `${holder} holds ${commitment.name} at ${tick}, and nobody accepted it`),
      );
  });
}

describe('An offer', () => {
  it('is made, answered and decided only as declared, waits no longer than stated, and binds once accepted', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          const lives = new Lives(chronicle);
          const wrong = chronicle.scenario.offers.flatMap((offer) => {
            const replay = new Replay(chronicle, lives, offer);
            return [
              ...lateness(chronicle, offer),
              ...ticksOf(chronicle).flatMap((tick) => replay.complaints(tick)),
            ];
          });
          expect([...wrong, ...unaccepted(chronicle)]).toEqual([]);
        }
      }),
    );
  });
});
