import type { ActPattern } from './acts.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, Section } from './section.js';

/** What acts do to what others believe. */

export type Signals<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: ActPattern<Name, N> extends infer Read
    ? string extends Name
      ? Meanings<Mapping<Written>[Name], N>
      : Read extends Name
        ? Meanings<Mapping<Written>[Name], N>
        : Read
    : never;
};

type Meanings<Written, N extends AnyNames> = string extends keyof Written
  ? Meaning<Written, N> | readonly Meaning<Written, N>[]
  : Written extends readonly unknown[]
    ? { readonly [Index in keyof Written]: Meaning<Written[Index], N> }
    : Meaning<Written, N>;

type Meaning<Written, N extends AnyNames> = Section<SignalKeys<Written, N>, Written>;

export interface SignalKeys<Written, N extends AnyNames> {
  readonly backs?: N['anyCommitment'] | undefined;
  readonly contradicts?: N['anyCommitment'] | undefined;
  readonly acknowledges?: N['anyCommitment'] | undefined;
  readonly denies?: N['anyCommitment'] | N['attribution'] | N['alarm'] | undefined;
  readonly explains?: N['attribution'] | N['alarm'] | N['accident'] | undefined;
  readonly by?: number | undefined;
  readonly believed?: Quantity<Field<Written, 'believed'>, N> | undefined;
}
