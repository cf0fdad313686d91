import type { Basis } from '../scenario.js';
import type { ActPattern } from './acts.js';
import type { Condition } from './expressions.js';
import type { Starts } from './machine.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, Section } from './section.js';

/** Stocks: what acts use up and time refills. */

export type Stocks<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    StockKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

export interface StockKeys<Written, N extends AnyNames> {
  readonly owner: N['actor'];
  readonly 'up to': number;
  readonly starts?: Exclude<Starts<Field<Written, 'starts'>, never, N>, string> | undefined;
  readonly 'used by': Uses<Field<Written, 'used by'>, N>;
  readonly refills?: Refills<Field<Written, 'refills'>, N> | undefined;
  readonly 'known to'?: readonly N['actor'][] | undefined;
  readonly about?: string | undefined;
  readonly basis?: Basis | undefined;
  readonly source?: N['sources'] | undefined;
}

type Uses<Written, N extends AnyNames> = [Written] extends [never]
  ? string | readonly string[]
  : Written extends readonly unknown[]
    ? { readonly [Index in keyof Written]: ActPattern<Written[Index], N> }
    : ActPattern<Written, N>;

type Refills<Written, N extends AnyNames> = Written extends { readonly when: unknown }
  ? Section<RefillKeys<Written, N>, Written>
  : Quantity<Written, N>;

export interface RefillKeys<Written, N extends AnyNames> {
  readonly when: Condition<Field<Written, 'when'>, N>;
  readonly chance: Quantity<Field<Written, 'chance'>, N>;
}
