import type { ACT_PRESETS, ActPresetName, PresetKind } from '../act-presets.js';
import type { TickUnit } from '../scenario.js';
import type { LanguageWord, PresetRungs, TimeWord } from './language.js';

/** The literal names that a scenario object declares, gathered from its type. */

/** The type of a field, where it is written; never where it is not. */
export type Field<T, Key extends PropertyKey> = T extends unknown
  ? Key extends keyof T
    ? Exclude<T[Key], undefined>
    : never
  : never;

/** The keys of a section. */
export type Key<T> = T extends object ? Extract<keyof T, string> : never;

/** The names that a section of the scenario declares. */
export type Declared<S, Section extends string> = Key<Field<S, Section>>;

/** What a list holds; of a single thing, the thing itself. */
export type Item<T> = T extends readonly (infer Each)[] ? Each : T;

/** The values of a section. */
export type Entry<T> = T extends unknown ? T[keyof T] : never;

type Text<T> = Extract<T, string>;

/** `gamma.bases`, for every actor and its parts. */
type PartName<Actors> = {
  [Name in Key<Actors>]: `${Name}.${Key<Field<Field<Actors, Name>, 'parts'>>}`;
}[Key<Actors>];

/** Names of states and of levels, wherever the scenario declares some. */
type StateName<S> =
  | Item<Field<Entry<Field<S, 'processes'>>, 'states'>>
  | Item<Field<Field<Entry<Field<S, 'actors'>>, 'posture'>, 'states'>>
  | Item<Field<Field<S, 'postures'>, 'states'>>
  | Item<Field<Entry<Field<S, 'episodes'>>, 'phases'>>
  | Key<Field<Entry<Field<S, 'episodes'>>, 'ends'>>
  | Item<Field<Entry<Field<S, 'trust'>> | Entry<Field<S, 'credibility'>>, 'levels'>>;

type RungName<S> = 'ladder' extends keyof S ? RungsOf<Field<S, 'ladder'>> : PresetRungs['mid'];

type RungsOf<Ladder> = Ladder extends keyof PresetRungs
  ? PresetRungs[Ladder]
  : Ladder extends { readonly rungs: readonly (infer Rung)[] }
    ? Rung
    : Ladder extends { readonly preset: infer Preset extends keyof PresetRungs }
      ? PresetRungs[Preset]
      : Ladder extends { readonly preset?: never }
        ? PresetRungs['mid']
        : string;

/** What each kind of name may be. Every check of a reference is given this. */
export interface AnyNames {
  readonly actor: string;
  /** An actor, or a part of one: `gamma.bases`. */
  readonly target: string;
  readonly act: string;
  /** What a kind of act may be `like`. */
  readonly presetKind: string;
  readonly rung: string;
  readonly parameter: string;
  readonly process: string;
  readonly episode: string;
  readonly stock: string;
  readonly offer: string;
  readonly channel: string;
  readonly commitment: string;
  /** With those that variants and readings add. */
  readonly anyCommitment: string;
  /** Those that readings add, of which a variant may speak too. */
  readonly readCommitment: string;
  readonly attribution: string;
  readonly accident: string;
  readonly alarm: string;
  readonly variant: string;
  /** Any text, where the scenario does not list its sources. */
  readonly source: string;
  readonly sources: string | readonly string[];
  readonly processes: unknown;
  readonly tick: TickUnit;
  /** Every single word that an expression may hold. */
  readonly word: string;
  /** Names of several words, by their first word. */
  readonly phrases: object;
}

/** The names of one scenario. */
export interface Names<S> extends AnyNames {
  readonly actor: Declared<S, 'actors'>;
  readonly target: Declared<S, 'actors'> | PartName<Field<S, 'actors'>>;
  readonly act: Declared<S, 'acts'> | TakenKind<Extract<Item<Field<S, 'act presets'>>, ActPresetName>>;
  readonly presetKind: PresetKind;
  readonly rung: Text<RungName<S>>;
  readonly parameter: Declared<S, 'parameters'>;
  readonly process: Declared<S, 'processes'>;
  readonly episode: Declared<S, 'episodes'>;
  readonly stock: Declared<S, 'stocks'>;
  readonly offer: Declared<S, 'offers'>;
  readonly channel: Declared<S, 'channels'>;
  readonly commitment: Declared<S, 'commitments'>;
  readonly anyCommitment: Declared<S, 'commitments'> | Key<Field<OverlayIn<S>, 'add'>>;
  readonly readCommitment: Key<Field<AlternativeIn<S>, 'add'>>;
  readonly attribution: Declared<S, 'attribution'>;
  readonly accident: Declared<S, 'accidents'>;
  readonly alarm: Declared<S, 'alarms'>;
  readonly variant: Declared<S, 'variants'>;
  readonly source: SourceName<S>;
  readonly sources: SourceName<S> | readonly SourceName<S>[];
  readonly processes: Field<S, 'processes'>;
  readonly tick: Extract<Field<S, 'tick'>, TickUnit>;
  readonly word: WordOf<S>;
  readonly phrases: Phrases<ExpressionName<S>>;
}

/** The alternatives of all readings. */
export type AlternativeIn<S> = Entry<Field<Entry<Field<S, 'readings'>>, 'alternatives'>>;

/** Whatever may be laid over the scenario. */
export type OverlayIn<S> = Entry<Field<S, 'variants'>> | AlternativeIn<S>;

/** The kinds of a set that the scenario takes. */
type TakenKind<Taken extends ActPresetName> = Taken extends unknown
  ? keyof (typeof ACT_PRESETS)[Taken]
  : never;

type SourceName<S> = 'sources' extends keyof S ? Declared<S, 'sources'> : string;

/** Every name that an expression may speak of. Variants and questions have no place in one. */
type ExpressionName<S> =
  | Names<S>['target']
  | Names<S>[
      | 'act'
      | 'rung'
      | 'parameter'
      | 'process'
      | 'episode'
      | 'stock'
      | 'offer'
      | 'channel'
      | 'anyCommitment'
      | 'attribution'
      | 'accident'
      | 'alarm']
  | Declared<S, 'sources'>
  | Text<StateName<S>>;

type WordOf<S> =
  | LanguageWord
  | Exclude<ExpressionName<S>, `${string} ${string}`>
  | OwnTimeWord<Names<S>['tick']>;

type OwnTimeWord<Tick extends TickUnit> = Extract<TimeWord, Tick | `${Tick}s`>;

type Phrases<Name extends string> = {
  readonly [Phrase in Extract<Name, `${string} ${string}`> as FirstWord<Phrase>]: Phrase;
};

type FirstWord<Phrase extends string> = Phrase extends `${infer First} ${string}` ? First : never;
