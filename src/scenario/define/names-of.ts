import type { Scenario } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import type { DefinedScenario } from './define.js';
import type { AlternativeIn, Declared, Field, Item, Key, Names, OverlayIn } from './names.js';
import type { ParameterIn } from './parameters.js';

/**
 * The literal names of a scenario, for annotations of one's own: `OutcomeName<typeof pact>` is
 * `'regional war' | 'pact intact'`. A scenario that was read from a file has no literal names: there they are any text.
 */

/** The type of the object that a scenario was written as. */
export type Written<T> = T extends DefinedScenario<infer S> ? S : T extends Scenario ? ScenarioDocument : T;

/** The actors of a typed scenario. */
export type ActorName<T> = Declared<Written<T>, 'actors'>;

/** The commitments of the scenario, and those that its variants and readings add. */
export type CommitmentName<T> = Names<Written<T>>['anyCommitment'];

/** The outcomes of a typed scenario. */
export type OutcomeName<T> = Key<Item<Field<Written<T>, 'outcomes'>>>;

/** The questions of a typed scenario. */
export type QuestionName<T> = Declared<Written<T>, 'questions'>;

/** The variants of a typed scenario. */
export type VariantName<T> = Declared<Written<T>, 'variants'>;

/** The readings of a typed scenario. */
export type ReadingName<T> = Declared<Written<T>, 'readings'>;

/** The alternatives of a reading of a typed scenario. */
export type AlternativeName<T, Reading extends string> = Key<
  Field<Field<Field<Written<T>, 'readings'>, Reading>, 'alternatives'>
>;

/** The commitments that some alternative of a reading adds or removes: whether they are there depends on what is read. */
export type CommitmentRead<T> =
  string extends Declared<Written<T>, 'commitments'>
    ? never
    : Key<Field<AlternativeIn<Written<T>>, 'add'>> | Item<Field<AlternativeIn<Written<T>>, 'remove'>>;

/** The names of numbers that may be set: `commitments.pact.fidelity`, or the end of a name after a dot. */
export type ParameterName<T> = ParameterIn<Written<T>>;

type AllCommitments<S> = Field<S, 'commitments'> | Field<OverlayIn<S>, 'add'>;

/** Who holds a view of a commitment: its debtor, its creditor and its observers. */
export type HolderName<T, Commitment extends string> = Holder<
  Field<AllCommitments<Written<T>>, Commitment>,
  AllCommitments<Written<T>>
>;

type Holder<Entry, All> = Entry extends { readonly mirrors: infer Original extends string }
  ? Own<Entry> | Mirrored<Entry, Field<All, Original>>
  : Own<Entry>;

type Own<Entry> = Text<Field<Entry, 'debtor' | 'creditor'> | Item<Field<Entry, 'observers'>>>;

/** What an entry takes over from the one that it mirrors, where it says nothing of its own. */
type Mirrored<Entry, Original> = Text<
  | ('debtor' extends keyof Entry ? never : Field<Original, 'creditor'>)
  | ('creditor' extends keyof Entry ? never : Field<Original, 'debtor'>)
  | ('observers' extends keyof Entry ? never : Item<Field<Original, 'observers'>>)
>;

type Text<T> = Extract<T, string>;

/** The commitments that are there under a variant: those of the file, and what it adds, without what it removes. */
export type CommitmentUnder<T, Variant> =
  string extends Declared<Written<T>, 'commitments'>
    ? string
    : Exclude<
        Declared<Written<T>, 'commitments'> | Key<Field<Overlay<Written<T>, Variant>, 'add'>>,
        Item<Field<Overlay<Written<T>, Variant>, 'remove'>>
      >;

/** Those of these commitments that are to refrain, and so may be put to the test. */
export type RefrainIn<T, Commitment extends string> = string extends Commitment
  ? string
  : Commitment extends unknown
    ? IsRefrain<Field<AllCommitments<Written<T>>, Commitment>, AllCommitments<Written<T>>> extends true
      ? Commitment
      : never
    : never;

type IsRefrain<Entry, All> = 'refrain' extends keyof Entry
  ? true
  : 'perform' extends keyof Entry
    ? false
    : Entry extends { readonly mirrors: infer Original extends string }
      ? 'refrain' extends keyof Field<All, Original>
        ? true
        : false
      : false;

/** A variant, and those that it includes. */
type Overlay<S, Variant, Seen = never> = Variant extends Seen
  ? never
  :
      | Field<Field<S, 'variants'>, Extract<Variant, string>>
      | IncludedBy<S, Field<Field<S, 'variants'>, Extract<Variant, string>>, Seen | Variant>;

type IncludedBy<S, Entry, Seen> =
  Item<Field<Entry, 'includes'>> extends infer Included
    ? [Included] extends [never]
      ? never
      : Overlay<S, Included, Seen>
    : never;
