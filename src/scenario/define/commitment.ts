import type { Basis } from '../scenario.js';
import type { ActPattern } from './acts.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { DelayKeys, Fidelity, Quantity } from './quantity.js';
import type { List, Mapping, OneOrMore, Section, Under, Unknown } from './section.js';

/** Commitments of both forms. `Mirrored` is what one of them may mirror. */

export type Commitments<Written, N extends AnyNames, Mirrored extends string> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    CommitmentKeys<Mapping<Written>[Name], N, Mirrored>,
    Mapping<Written>[Name]
  >;
};

export interface CommitmentKeys<Written, N extends AnyNames, Mirrored extends string> {
  readonly about?: string | undefined;
  readonly debtor?: N['actor'] | undefined;
  readonly creditor?: N['actor'] | undefined;
  readonly observers?: readonly N['actor'][] | undefined;
  readonly mirrors?: Mirrored | undefined;
  readonly if?: Condition<Field<Written, 'if'>, N> | undefined;
  readonly channel?: N['channel'] | 'public' | undefined;
  readonly made?: Made<Field<Written, 'made'>, N> | undefined;
  readonly window?: WindowKeys | undefined;
  readonly released?: Ending<Field<Written, 'released'>, N> | undefined;
  readonly cancelled?: Ending<Field<Written, 'cancelled'>, N> | undefined;
  readonly 'suspended while'?: Condition<Field<Written, 'suspended while'>, N> | undefined;
  readonly 'on regime change'?: RegimeChange<Field<Written, 'on regime change'>, N> | undefined;
  readonly repeat?: boolean | undefined;
  readonly disclosed?: Disclosed<Field<Written, 'disclosed'>, N> | undefined;
  readonly fidelity?: Fidelity<Field<Written, 'fidelity'>, N> | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
  readonly refrain?: ActPatterns<Field<Written, 'refrain'>, N> | undefined;
  readonly unless?: Condition<Field<Written, 'unless'>, N> | undefined;
  readonly perform?: OneOrMore<Field<Written, 'perform'>, N['act']> | undefined;
  readonly targets?: Targets<Field<Written, 'targets'>, N> | undefined;
  readonly within?: number | undefined;
  readonly after?: DelayKeys<N> | undefined;
  readonly 'if restrained'?: 'retarget' | 'wait' | 'fail' | undefined;
}

interface WindowKeys {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

type ActPatterns<Written, N extends AnyNames> = Written extends readonly unknown[]
  ? PatternList<List<Written>, N>
  : ActPattern<Written, N>;

type PatternList<Written extends readonly unknown[], N extends AnyNames> = {
  readonly [Index in keyof Written]: ActPattern<Written[Index], N>;
};

type Made<Written, N extends AnyNames> = [Written] extends [never]
  ? 'before' | OccasionKeys<never, N>
  : Written extends object
    ? Section<OccasionKeys<Written, N>, Written>
    : 'before';

export interface OccasionKeys<Written, N extends AnyNames> {
  readonly on?: number | undefined;
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
}

type Ending<Written, N extends AnyNames> = [Written] extends [never]
  ? string | EndingKeys<never, N>
  : Written extends object
    ? Section<EndingKeys<Written, N>, Written>
    : Condition<Written, N>;

export interface EndingKeys<Written, N extends AnyNames> {
  readonly when: Condition<Field<Written, 'when'>, N>;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
  readonly source?: N['sources'] | undefined;
}

type RegimeChange<Written, N extends AnyNames> = [Written] extends [never]
  ? 'binds' | 'lapses' | PendingKeys<never, N>
  : Written extends object
    ? Section<PendingKeys<Written, N>, Written>
    : 'binds' | 'lapses';

export interface PendingKeys<Written, N extends AnyNames> {
  readonly 'pending until': Condition<Field<Written, 'pending until'>, N>;
}

type Disclosed<Written, N extends AnyNames> = Written extends 'from the start'
  ? Written
  : Quantity<Written, N>;

type Targets<Written, N extends AnyNames> = [Written] extends [never]
  ? N['target'] | readonly N['target'][] | TargetKeys<never, N>
  : Written extends string
    ? N['target']
    : Written extends readonly unknown[]
      ? readonly N['target'][]
      : Section<TargetKeys<Written, N>, Written>;

export interface TargetKeys<Written, N extends AnyNames> {
  readonly named?: Weights<Field<Written, 'named'>, N> | undefined;
  readonly omitted?: Weights<Field<Written, 'omitted'>, N> | undefined;
  readonly excluded?: readonly N['target'][] | undefined;
  readonly basis?: Basis | undefined;
  readonly source?: N['sources'] | undefined;
}

type Weights<Written, N extends AnyNames> = [Written] extends [never]
  ? readonly N['target'][] | { readonly [Target in N['target']]?: number | string }
  : Written extends readonly unknown[]
    ? readonly N['target'][]
    : {
        readonly [Target in keyof Mapping<Written>]: Under<
          Unknown<Target, N['target'], 'target'>,
          Quantity<Mapping<Written>[Target], N>
        >;
      };
