import type { Basis } from '../scenario.js';
import type { ActPattern } from './acts.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, Section, Under } from './section.js';

/** Effects: how likely each act is to turn out without effect, with a limited or with a severe one. */

export type Effects<Written, N extends AnyNames> = {
  readonly [Act in keyof Mapping<Written>]: Under<
    ActPattern<Act, N> extends Act ? never : ActPattern<Act, N>,
    Effect<Mapping<Written>[Act], N>
  >;
};

type Effect<Written, N extends AnyNames> = Written extends readonly unknown[]
  ? { readonly [Index in keyof Written]: Section<EffectKeys<Written[Index], N>, Written[Index]> }
  : Section<EffectKeys<Written, N>, Written>;

export interface EffectKeys<Written, N extends AnyNames> {
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly none?: Weight<Field<Written, 'none'>, N> | undefined;
  readonly limited?: Weight<Field<Written, 'limited'>, N> | undefined;
  readonly severe?: Weight<Field<Written, 'severe'>, N> | undefined;
  readonly basis?: Basis | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

type Weight<Written, N extends AnyNames> = Written extends 'rest'
  ? 'rest'
  : Quantity<Exclude<Written, 'rest'>, N>;
