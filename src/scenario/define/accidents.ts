import type { ActPattern } from './acts.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, Section, Under, Unknown } from './section.js';

/** Acts without intention, and who believes that they were no more. */

export type Accidents<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    AccidentKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

export interface AccidentKeys<Written, N extends AnyNames> {
  readonly act: ActPattern<Field<Written, 'act'>, N>;
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance: Quantity<Field<Written, 'chance'>, N>;
  readonly explained?: Quantity<Field<Written, 'explained'>, N> | undefined;
  readonly 'explained to'?: Observers<Field<Written, 'explained to'>, N> | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

type Observers<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<
    Unknown<Name, N['actor'], 'actor'>,
    Quantity<Mapping<Written>[Name], N>
  >;
};
