import type { ActPattern } from './acts.js';
import type { Commitments } from './commitment.js';
import type { Condition } from './expressions.js';
import type { StateOf } from './machine.js';
import type { AnyNames, Field, Key } from './names.js';
import type { List, Mapping, OneOrMore, Section, Under, Unknown } from './section.js';

/** Outcomes, questions and variants: what is asked of a scenario. */

export type Outcomes<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: OutcomeEntry<Written[Index], N>;
};

type OutcomeEntry<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Outcome<Mapping<Written>[Name], N>;
};

type Outcome<Written, N extends AnyNames> = Written extends object
  ? Section<OutcomeKeys<Written, N>, Written>
  : Condition<Written, N>;

export interface OutcomeKeys<Written, N extends AnyNames> {
  readonly when: Condition<Field<Written, 'when'>, N>;
  readonly ends?: boolean | undefined;
  readonly about?: string | undefined;
}

export type Questions<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    QuestionKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

export interface QuestionKeys<Written, N extends AnyNames> {
  readonly title?: string | undefined;
  readonly ask: Condition<Field<Written, 'ask'>, N>;
  readonly at?: number | readonly number[] | undefined;
  readonly by?: number | readonly number[] | undefined;
  readonly given?: Condition<Field<Written, 'given'>, N> | undefined;
  readonly within?: number | undefined;
  readonly before?: Condition<Field<Written, 'before'>, N> | undefined;
  readonly expect?: 'time' | undefined;
  readonly under?: readonly (N['variant'] | 'as given')[] | undefined;
}

/** `Settable` are the names that `set` knows. */
export type Variants<Written, N extends AnyNames, Settable extends string> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    VariantKeys<Mapping<Written>[Name], N, Settable>,
    Mapping<Written>[Name]
  >;
};

export interface VariantKeys<Written, N extends AnyNames, Settable extends string> {
  readonly about?: string | undefined;
  readonly includes?: readonly N['variant'][] | undefined;
  readonly set?: Settings<Field<Written, 'set'>, Settable> | undefined;
  readonly put?: PutOneOrMore<Field<Written, 'put'>, N> | undefined;
  readonly force?: ForcedOneOrMore<Field<Written, 'force'>, N> | undefined;
  readonly forbid?: ForbiddenOneOrMore<Field<Written, 'forbid'>, N> | undefined;
  readonly remove?: OneOrMore<Field<Written, 'remove'>, CommitmentIn<Written, N>['name']> | undefined;
  readonly add?: Commitments<Field<Written, 'add'>, N, CommitmentIn<Written, N>['name']> | undefined;
  readonly publish?:
    | OneOrMore<Field<Written, 'publish'>, PublishKeys<CommitmentIn<Written, N>['name']>>
    | undefined;
  readonly conceal?: OneOrMore<Field<Written, 'conceal'>, CommitmentIn<Written, N>['name']> | undefined;
  readonly cut?: OneOrMore<Field<Written, 'cut'>, CutKeys<N>> | undefined;
}

/** The commitments of the file, those that readings add, and those that this variant adds. */
interface CommitmentIn<Written, N extends AnyNames> {
  readonly name: N['commitment' | 'readCommitment'] | Key<Field<Written, 'add'>>;
}

type Settings<Written, Settable extends string> = {
  readonly [Name in keyof Mapping<Written>]: Under<Unknown<Name, Settable, 'parameter'>, number>;
};

interface PublishKeys<Commitment extends string> {
  readonly commitment: Commitment;
  readonly on?: number | undefined;
}

interface CutKeys<N extends AnyNames> {
  readonly channel: N['channel'];
  readonly from?: number | undefined;
}

type PutOneOrMore<Written, N extends AnyNames> = Written extends readonly unknown[]
  ? Puts<List<Written>, N>
  : Put<Written, N>;

type Puts<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: Put<Written[Index], N>;
};

type Put<Written, N extends AnyNames> = Section<PutKeys<Field<Written, 'variable'>, N>, Written>;

export interface PutKeys<Variable, N extends AnyNames> {
  readonly variable: N['process'] | N['episode'] | N['stock'] | N['offer'];
  readonly to: Variable extends N['process']
    ? PutValue<StateOf<Field<N['processes'], Variable>>>
    : Variable extends N['episode'] | N['offer']
      ? string
      : Variable extends N['stock']
        ? number
        : unknown;
  readonly on?: number | undefined;
  readonly 'from the start'?: boolean | undefined;
}

/** A state of the variable, or a whole number where it has none. */
type PutValue<State> = [State] extends [never]
  ? number | `${number}`
  : string extends State
    ? string | number
    : State;

type ForcedOneOrMore<Written, N extends AnyNames> = Written extends readonly unknown[]
  ? ForcedList<List<Written>, N>
  : Section<ForcedKeys<Written, N>, Written>;

type ForcedList<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: Section<ForcedKeys<Written[Index], N>, Written[Index]>;
};

export interface ForcedKeys<Written, N extends AnyNames> {
  readonly act: ActPattern<Field<Written, 'act'>, N>;
  readonly on?: number | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly once?: Condition<Field<Written, 'once'>, N> | undefined;
}

type ForbiddenOneOrMore<Written, N extends AnyNames> = Written extends readonly unknown[]
  ? ForbiddenList<List<Written>, N>
  : Section<ForbiddenKeys<Written, N>, Written>;

type ForbiddenList<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: Section<ForbiddenKeys<Written[Index], N>, Written[Index]>;
};

export type ForbiddenKeys<Written, N extends AnyNames> = Omit<ForcedKeys<Written, N>, 'on' | 'until'>;
