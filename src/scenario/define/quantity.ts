import type { Basis, TickUnit } from '../scenario.js';
import type { Condition, Sentence } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { List, Mapping, Section } from './section.js';

/** Numbers: 0 and 1, a sentence such as `25% within 90 days, from 5% to 60%, assumed (E11)`, or a mapping. */

/** A chance, a rate or any other number. */
export type Quantity<Written, N extends AnyNames> = [Written] extends [never]
  ? number | string | QuantityKeys<never, N>
  : Written extends number
    ? number
    : Written extends string
      ? Sentence<Written, N>
      : Section<QuantityKeys<Written, N>, Written>;

/** A number, or an expression over parameters and variables. */
export type Value<Written, N extends AnyNames> = [Written] extends [never]
  ? number | string
  : Written extends number
    ? number
    : Condition<Extract<Written, string>, N>;

/** How a number is known. */
interface Grounds<N extends AnyNames> {
  readonly range?: readonly [number, number] | undefined;
  readonly distribution?: Distribution | undefined;
  readonly basis?: Basis | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

export interface QuantityKeys<Written, N extends AnyNames> extends Grounds<N> {
  readonly value?: Value<Field<Written, 'value'>, N> | undefined;
  readonly per?: 'tick' | TickUnit | 'occasion' | undefined;
  readonly within?: number | undefined;
  readonly by?: Readonly<Record<string, number>> | undefined;
  readonly since?: Condition<Field<Written, 'since'>, N> | undefined;
}

export type Distribution =
  | { readonly uniform: readonly [number, number] }
  | { readonly triangular: readonly [number, number, number] }
  | { readonly pert: readonly [number, number, number] }
  | { readonly beta: readonly [number, number] }
  | { readonly discrete: Readonly<Record<string, number>> };

/** A fidelity: a number that may move with the state, by shifts of its log-odds. */
export type Fidelity<Written, N extends AnyNames> = [Written] extends [never]
  ? number | string | FidelityKeys<never, N>
  : Written extends number
    ? number
    : Written extends string
      ? Sentence<Written, N>
      : Section<FidelityKeys<Written, N>, Written>;

export interface FidelityKeys<Written, N extends AnyNames> extends Grounds<N> {
  readonly value: Value<Field<Written, 'value'>, N>;
  readonly shifts?: Shifts<List<Field<Written, 'shifts'>>, N> | undefined;
}

type Shifts<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: Section<ShiftKeys<Written[Index], N>, Written[Index]>;
};

export interface ShiftKeys<Written, N extends AnyNames> extends Omit<Grounds<N>, 'distribution'> {
  readonly when: Condition<Field<Written, 'when'>, N>;
  readonly by: Value<Field<Written, 'by'>, N>;
}

/** How long a response takes. */
export interface DelayKeys<N extends AnyNames> {
  readonly mean?: number | undefined;
  readonly geometric?: readonly { readonly mean: number; readonly share?: number | undefined }[] | undefined;
  readonly table?: Readonly<Record<string, number>> | undefined;
  readonly lognormal?:
    | { readonly mean: number; readonly sd: number; readonly plus?: number | undefined }
    | undefined;
  readonly basis: Basis;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}

/** A mapping from names to numbers. */
export type Quantities<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Quantity<Mapping<Written>[Name], N>;
};
