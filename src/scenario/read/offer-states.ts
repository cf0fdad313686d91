/** The states of an offer, and the words by which its maker and its recipients speak of them. */

export interface OfferDomain {
  readonly states: readonly string[];
  /** As the maker speaks, and as it is: what was lost is made all the same, and lapses like any other. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** As a recipient speaks: what was lost was never made. */
  readonly heard: ReadonlyMap<string, readonly number[]>;
}

/** Whatever may stand after `is`. */
export const OFFER_WORDS: readonly string[] = [
  'not made',
  'open',
  'unheard',
  'accepted',
  'rejected',
  'countered',
  'lapsed',
  'made',
  'turned down',
];

/**
 * Only the states that it can come to: each is a factor of the state space. A reply that is due after the horizon is
 * waited for no longer than that.
 */
export function offerDomain(
  input: {
    readonly through?: string | undefined;
    readonly 'reply within'?: number | undefined;
    readonly counter?: string | undefined;
  },
  horizon: number,
): OfferDomain {
  const within = input['reply within'];
  const isPrivate = input.through !== undefined && input.through !== 'public';
  const states: string[] = [];
  const add = (...labels: readonly string[]): readonly number[] =>
    labels.map((label) => states.push(label) - 1);
  const running = (word: string): readonly string[] =>
    within === undefined
      ? [word]
      : Array.from(
          { length: Math.min(within, horizon + 2) },
          (_, place) => `${word}, ${within - place} left`,
        );
  const notMade = add('not made');
  const open = add(...running('open'));
  const unheard = isPrivate ? add(...running('unheard')) : [];
  const accepted = add('accepted');
  const rejected = add('rejected');
  const countered = input.counter === undefined ? [] : add('countered');
  const lapsed = within === undefined ? [] : add('lapsed');
  const missed = within === undefined || !isPrivate ? [] : add('lapsed unheard');
  const answered = { accepted, rejected, countered };
  return {
    states,
    groups: new Map(
      Object.entries({
        ...answered,
        'not made': notMade,
        open,
        unheard,
        made: [...open, ...unheard],
        lapsed: [...lapsed, ...missed],
        'turned down': [...rejected, ...countered, ...lapsed, ...missed],
      }),
    ),
    heard: new Map(
      Object.entries({
        ...answered,
        'not made': [...notMade, ...unheard, ...missed],
        open,
        unheard: [],
        made: open,
        lapsed,
        'turned down': [...rejected, ...countered, ...lapsed],
      }),
    ),
  };
}
