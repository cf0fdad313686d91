import type { Condition } from './expressions.js';
import type { MoveMistake } from './acts.js';
import type { AnyNames, Field, Item } from './names.js';
import type { Quantity } from './quantity.js';
import type { List, Mapping, Section, Under, Unknown } from './section.js';

/** Wars, campaigns and truces. */

export type Episodes<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    EpisodeKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

/** What an episode may hold. */
export interface EpisodeKeys<Written, N extends AnyNames> {
  readonly about?: string | undefined;
  readonly between: Sides<List<Field<Written, 'between'>>, N>;
  readonly 'starts when'?: Condition<Field<Written, 'starts when'>, N> | undefined;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
  readonly starts?: PhaseOf<Written> | undefined;
  readonly phases?: readonly string[] | undefined;
  readonly moves?: Moves<Field<Written, 'moves'>, PhaseOf<Written>, N> | undefined;
  readonly ends: Turns<Field<Written, 'ends'>, N>;
  readonly joins?: Joins<Field<Written, 'joins'>, N> | undefined;
  readonly rung?: N['rung'] | undefined;
  readonly 'calms to'?: N['rung'] | undefined;
  readonly 'may begin again'?: boolean | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

/** The phases that an episode lists; the one that it has if it lists none. */
type PhaseOf<Written> = 'phases' extends keyof Written
  ? Extract<Item<Field<Written, 'phases'>>, string>
  : string extends Item<Field<Written, 'phases'>>
    ? string
    : 'ongoing';

type Sides<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: N['actor'] | readonly N['actor'][];
};

type Moves<Written, Phase extends string, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<MoveMistake<Name, Phase>, Turn<Mapping<Written>[Name], N>>;
};

type Turns<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Turn<Mapping<Written>[Name], N>;
};

/** A chance, or a condition with a chance. */
export type Turn<Written, N extends AnyNames> = Written extends { readonly when: unknown }
  ? Section<TurnKeys<Written, N>, Written>
  : Quantity<Written, N>;

/** When something turns, and how likely. */
export interface TurnKeys<Written, N extends AnyNames> {
  readonly when: Condition<Field<Written, 'when'>, N>;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
  readonly note?: string | undefined;
  readonly source?: N['sources'] | undefined;
}

type Joins<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<
    Unknown<Name, N['actor'], 'actor'>,
    Section<JoinKeys<Mapping<Written>[Name], N>, Mapping<Written>[Name]>
  >;
};

/** Who joins, and on whose side. */
export interface JoinKeys<Written, N extends AnyNames> {
  readonly side: N['actor'];
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
  readonly note?: string | undefined;
  readonly source?: N['sources'] | undefined;
}
