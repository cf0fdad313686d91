import type { CastCommitment, CastOffer } from './cast.js';
import { chosen, namesFrom, oneOf } from './choosing.js';
import type { ScenarioSketch } from './sketch.js';

const OFFERS = ['ceasefire', 'last word'] as const;

interface Around {
  readonly actors: readonly string[];
  readonly channels: readonly string[];
  readonly commitments: readonly CastCommitment[];
}

/** Who makes which offer to whom, through what, and on what terms. */
export function castOffers(sketch: ScenarioSketch, { actors, channels, commitments }: Around): CastOffer[] {
  const names = namesFrom(OFFERS, sketch.offers.length);
  // An offer arrives at once or never.
  const prompt = channels.filter((_, place) => sketch.channels[place]?.delay === null);
  const made: CastOffer[] = [];
  for (const [place, drawn] of sketch.offers.entries()) {
    const name = names[place] ?? '';
    const countered = drawn.counters === null ? undefined : chosen(made, drawn.counters);
    // Terms bind who makes the offer and who hears it, so they mostly are the parties to some commitment.
    const bound = drawn.terms[0] === undefined ? undefined : chosen(commitments, drawn.terms[0]);
    const [maker = '', hearer = ''] =
      bound === undefined ? [] : sortedBy(drawn.from, [bound.debtor, bound.creditor]);
    const from =
      countered !== undefined
        ? oneOf(countered.to, drawn.from)
        : bound === undefined
          ? oneOf(actors, drawn.from)
          : maker;
    const others = actors.filter((actor) => actor !== from);
    const first = countered?.from ?? (bound === undefined ? oneOf(others, drawn.to) : hearer);
    const rest = others.filter((actor) => actor !== first);
    const another = drawn.another === null ? undefined : chosen(rest, drawn.another);
    const to = another === undefined ? [first] : [first, another];
    const parties = [from, ...to];
    const through = drawn.through === null ? null : (chosen(prompt, drawn.through) ?? null);
    const fitting = commitments.filter(
      ({ debtor, creditor }) => parties.includes(debtor) && parties.includes(creditor),
    );
    const terms = drawn.terms.flatMap((term) => chosen(fitting, term)?.name ?? []);
    const mutual = countered !== undefined && drawn.mutual;
    made.push({
      name,
      from,
      to,
      through,
      knownTo: through === null ? null : parties,
      counter: mutual ? countered.name : null,
      inReturn: countered !== undefined,
      terms: [...new Set(terms)],
      words: [],
    });
    if (countered === undefined) continue;
    const other = made.indexOf(countered);
    made[other] = { ...countered, counter: name, inReturn: countered.inReturn || mutual };
  }
  return made.map((offer, place) => ({
    ...offer,
    terms: offer.terms.filter((term) => !isMadeOtherwise(sketch, commitments, made, term)),
    words: wordsOf(offer, sketch.offers[place]?.within ?? null),
  }));
}

function sortedBy(pick: number, pair: readonly [string, string]): readonly [string, string] {
  return pick % 2 === 0 ? pair : [pair[1], pair[0]];
}

/** A mirror image is made as its original is, which must not be of its own accord. */
function isMadeOtherwise(
  sketch: ScenarioSketch,
  commitments: readonly CastCommitment[],
  offers: readonly CastOffer[],
  name: string,
): boolean {
  const original = commitments.find((one) => one.name === name)?.mirrors ?? null;
  if (original === null || offers.some(({ terms }) => terms.includes(original))) return false;
  const place = commitments.findIndex((one) => one.name === original);
  return sketch.commitments[place]?.made !== null;
}

function wordsOf({ through, counter }: CastOffer, within: number | null): string[] {
  return [
    'accepted',
    'open',
    'made',
    'not made',
    'rejected',
    'turned down',
    ...(counter === null ? [] : ['countered']),
    ...(within === null ? [] : ['lapsed']),
    ...(through === null ? [] : ['unheard']),
  ];
}
