import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast, CastOffer } from './cast.js';
import type { Viewer } from './conditions.js';
import type { ScenarioSketch } from './sketch.js';
import type { TurnSketch } from './sketches/moves.js';
import type { OfferSketch } from './sketches/offers.js';
import { occasionOf, type Turn, turnsOf } from './turns.js';

type Offers = NonNullable<ScenarioDocument['offers']>;

/** Proposals, ultimatums and mediation: who offers what to whom, and how they answer. */
export function offersOf(cast: Cast, sketch: ScenarioSketch): Offers {
  return Object.fromEntries(
    cast.offers.flatMap((offer, place) => {
      const drawn = sketch.offers[place];
      return drawn === undefined ? [] : [[offer.name, offerOf(cast, offer, drawn)]];
    }),
  );
}

const NOW: TurnSketch = {
  when: { kind: 'tick', a: 0, b: 0, c: 0, d: 0 },
  certain: true,
  chance: {
    form: 0,
    percent: 100,
    ticks: 2,
    which: 0,
    since: { kind: 'tick', a: 0, b: 0, c: 0, d: 0 },
  },
};

function offerOf(cast: Cast, offer: CastOffer, drawn: OfferSketch): Offers[string] {
  const { from, to, through, counter, inReturn, terms } = offer;
  const made = drawn.made === null && inReturn ? null : occasionOf(cast, [from], drawn.made ?? NOW);
  const [first = '', another] = to;
  const own = another === undefined ? null : drawn.own;
  const shared = own === null ? to : [first];
  const [term, ...others] = terms;
  return {
    from,
    to: another === undefined ? first : [...to],
    ...(made === null || made.when === null ? {} : { when: made.when }),
    ...(made?.chance === undefined ? {} : { chance: made.chance }),
    ...(through === null ? {} : { through }),
    ...(drawn.within === null ? {} : { 'reply within': drawn.within }),
    ...answersOf(cast, shared, drawn.answers, counter !== null),
    ...(own === null || another === undefined
      ? {}
      : { replies: { [another]: answersOf(cast, [another], own, counter !== null) } }),
    ...(counter === null ? {} : { counter }),
    ...(term === undefined ? {} : { terms: others.length === 0 ? term : [...terms] }),
    ...(drawn.calms === null ? {} : { 'calms to': cast.rungs[drawn.calms % 4] ?? '' }),
    ...(drawn.calms === null || !drawn.between ? {} : { between: to.length > 1 ? [...to] : [from, first] }),
    ...(drawn.again === null ? {} : { 'may be made again after': drawn.again }),
  };
}

type Answers = Partial<Record<'accepted' | 'rejected' | 'countered', Turn>>;

function answersOf(cast: Cast, viewer: Viewer, drawn: OfferSketch['answers'], mayCounter: boolean): Answers {
  const kinds = (['accepted', 'rejected', 'countered'] as const).filter(
    (kind) => drawn[kind] !== null && (kind !== 'countered' || mayCounter),
  );
  const sketches = kinds.flatMap((kind) => drawn[kind] ?? []);
  const turns = turnsOf(cast, viewer, sketches);
  return Object.fromEntries(turns.map((turn, place) => [kinds[place] ?? '', turn]));
}
