import type { Turn } from './episode.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, OneOrMore, Section, Under, Unknown } from './section.js';

/** Proposals, ultimatums and ceasefires. */

export type Offers<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    OfferKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

/** What an offer may hold. */
export interface OfferKeys<Written, N extends AnyNames> extends AnswerKeys<Written, N> {
  readonly about?: string | undefined;
  readonly from: N['actor'];
  readonly to: OneOrMore<Field<Written, 'to'>, N['actor']>;
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
  readonly through?: N['channel'] | 'public' | undefined;
  readonly 'reply within'?: number | undefined;
  readonly replies?: Replies<Field<Written, 'replies'>, N> | undefined;
  readonly counter?: N['offer'] | undefined;
  readonly terms?: OneOrMore<Field<Written, 'terms'>, N['anyCommitment']> | undefined;
  readonly 'calms to'?: N['rung'] | undefined;
  readonly between?: readonly N['actor'][] | undefined;
  readonly 'may be made again after'?: number | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

/** The answers of a recipient. */
export interface AnswerKeys<Written, N extends AnyNames> {
  readonly accepted?: Turn<Field<Written, 'accepted'>, N> | undefined;
  readonly rejected?: Turn<Field<Written, 'rejected'>, N> | undefined;
  readonly countered?: Turn<Field<Written, 'countered'>, N> | undefined;
}

type Replies<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<
    Unknown<Name, N['actor'], 'actor'>,
    Section<AnswerKeys<Mapping<Written>[Name], N>, Mapping<Written>[Name]>
  >;
};
