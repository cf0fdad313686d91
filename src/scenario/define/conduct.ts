import type { Basis } from '../scenario.js';
import type { ActPattern, OptionMistake, TrustMistake, ViewMistake } from './acts.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field, Item } from './names.js';
import type { Quantity } from './quantity.js';
import type { GrowsKeys, WanesKeys, WindowKeys } from './time-pressure.js';
import type { List, Mapping, Section, Under } from './section.js';

/** What actors may do, what they believe of each other, and how trust and credibility move. */

export type Options<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<OptionMistake<Name, N>, Option<Mapping<Written>[Name], N>>;
};

type Option<Written, N extends AnyNames> = Written extends { readonly chance: unknown }
  ? Section<OptionKeys<Written, N>, Written>
  : Written extends { readonly choice: unknown }
    ? Section<FreeOptionKeys<Written, N>, Written>
    : Quantity<Written, N>;

/** An option that the actor takes as it likes. */
export interface FreeOptionKeys<Written, N extends AnyNames> {
  readonly choice: 'free';
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly window?: Section<WindowKeys, Field<Written, 'window'>> | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

export interface OptionKeys<Written, N extends AnyNames> {
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance: Quantity<Field<Written, 'chance'>, N>;
  readonly 'one of'?: string | undefined;
  readonly window?: Section<WindowKeys, Field<Written, 'window'>> | undefined;
  readonly wanes?: Section<WanesKeys<Field<Written, 'wanes'>, N>, Field<Written, 'wanes'>> | undefined;
  readonly grows?: Section<GrowsKeys<Field<Written, 'grows'>, N>, Field<Written, 'grows'>> | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

export type Attributions<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    AttributionKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

export interface AttributionKeys<Written, N extends AnyNames> {
  readonly observer: N['actor'];
  readonly of: ActPattern<Field<Written, 'of'>, N>;
  readonly believes: Belief<Field<Written, 'believes'>, N>;
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance: Quantity<Field<Written, 'chance'>, N>;
  readonly fades?: Quantity<Field<Written, 'fades'>, N> | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

type Belief<Written, N extends AnyNames> = string extends Written
  ? string
  : `${N['actor']} took part` | `it was ${N['actor']}` | "it was nobody's order";

export type Trust<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<
    TrustMistake<Name, N>,
    Standing<Mapping<Written>[Name], N>
  >;
};

export type Credibility<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<ViewMistake<Name, N>, Standing<Mapping<Written>[Name], N>>;
};

type Standing<Written, N extends AnyNames> = Section<StandingKeys<Written, N>, Written>;

export interface StandingKeys<Written, N extends AnyNames> {
  readonly levels?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly starts: Level<Item<Field<Written, 'levels'>>>;
  readonly moves?: Changes<List<Field<Written, 'moves'>>, N> | undefined;
  readonly 'starts again when'?: Condition<Field<Written, 'starts again when'>, N> | undefined;
  readonly basis: Basis;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

/** One of the levels, or a whole number where they have no names. */
type Level<Named> = [Named] extends [never] ? number : string extends Named ? string | number : Named;

type Changes<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: Section<ChangeKeys<Written[Index], N>, Written[Index]>;
};

export interface ChangeKeys<Written, N extends AnyNames> {
  readonly when: Condition<Field<Written, 'when'>, N>;
  readonly by: number;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}
