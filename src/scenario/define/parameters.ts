import type { Field, Item, Key, OverlayIn } from './names.js';

/**
 * The names of numbers that a variant or a run may set: `parameters.tension`, `commitments.alpha-restraint.fidelity`,
 * or the end of one after a dot, such as `tension`. Whether such an end means one number only is found when the scenario
 * is read.
 */
export type ParameterIn<S> = DotEnd<
  | `parameters.${Key<Field<S, 'parameters'>>}`
  | `ladder.${Extract<Key<Field<S, 'ladder'>>, 'cools'>}`
  | ChannelNumber<Field<S, 'channels'>>
  | CommitmentNumber<Field<S, 'commitments'>, Field<S, 'commitments'>>
  | CommitmentNumber<Field<OverlayIn<S>, 'add'>, Field<S, 'commitments'>>
  | `options.${Key<Field<S, 'options'>>}`
  | StockNumber<Field<S, 'stocks'>>
  | EffectNumber<Field<S, 'effects'>>
  | AttributionNumber<Field<S, 'attribution'>, 'attribution'>
  | AttributionNumber<Field<S, 'alarms'>, 'alarms'>
  | AccidentNumber<Field<S, 'accidents'>>
  | `scopes.${Key<Field<S, 'scopes'>>}`
  | SignalNumber<Field<S, 'signals'>>
  | StandingNumber<Field<S, 'trust'>, 'trust'>
  | StandingNumber<Field<S, 'credibility'>, 'credibility'>
  | ProcessNumber<Field<S, 'processes'>>
  | EpisodeNumber<Field<S, 'episodes'>>
  | OfferNumber<Field<S, 'offers'>>
  | MachineNumber<Field<S, 'postures'>, 'postures'>
  | PostureNumber<Field<S, 'actors'>>
>;

type DotEnd<Name extends string> = Name | (Name extends `${string}.${infer End}` ? DotEnd<End> : never);

type ChannelNumber<Channels> = {
  [Name in Key<Channels>]: `channels.${Name}.${Extract<
    Key<Field<Channels, Name>>,
    'delivery' | 'withholds' | 'delay' | 'leaks'
  >}`;
}[Key<Channels>];

type CommitmentNumber<Commitments, Mirrored> = {
  [Name in Key<Commitments>]: `commitments.${Name}.${EntryNumber<
    Field<Commitments, Name> | Original<Field<Commitments, Name>, Mirrored>
  >}`;
}[Key<Commitments>];

/** What a commitment mirrors: whatever it does not say itself, it takes from there. */
type Original<Written, Mirrored> = Written extends { readonly mirrors: infer Name extends string }
  ? Field<Mirrored, Name>
  : never;

type EntryNumber<Written> =
  | 'fidelity'
  | `fidelity.shift ${Place<Field<Field<Written, 'fidelity'>, 'shifts'>>}`
  | Extract<Key<Written>, 'disclosed' | 'made' | 'released' | 'cancelled'>
  | `after.${Extract<Key<Field<Written, 'after'>>, 'mean'>}`
  | ('lognormal' extends Key<Field<Written, 'after'>> ? 'after' : never)
  | `after.mean ${Place<Field<Field<Written, 'after'>, 'geometric'>>}`
  | `targets.${TargetOf<Field<Written, 'targets'>>}`;

type TargetOf<Targets> = Targets extends string
  ? Targets
  : Targets extends readonly unknown[]
    ? WeightName<Targets>
    : WeightName<Field<Targets, 'named'>> | WeightName<Field<Targets, 'omitted'>>;

type WeightName<Weights> = Weights extends readonly unknown[] ? Extract<Item<Weights>, string> : Key<Weights>;

type StockNumber<Stocks> = {
  [Name in Key<Stocks>]:
    | `stocks.${Name}.${Extract<Key<Field<Stocks, Name>>, 'refills'>}`
    | `stocks.${Name}.starts.${Numbered<Field<Field<Stocks, Name>, 'starts'>>}`;
}[Key<Stocks>];

type EffectNumber<Effects> = {
  [Act in Key<Effects>]: Field<Effects, Act> extends readonly (infer Case)[]
    ? `effects.${Act}.case ${Place<Field<Effects, Act>>}.${EffectWeight<Case>}`
    : `effects.${Act}.${EffectWeight<Field<Effects, Act>>}`;
}[Key<Effects>];

type EffectWeight<Case> = Case extends unknown
  ? Extract<Numbered<Case>, 'none' | 'limited' | 'severe'>
  : never;

type AttributionNumber<Rules, Section extends string> = {
  [Name in Key<Rules>]:
    | `${Section}.${Name}`
    | `${Section}.${Name}.${Extract<Key<Field<Rules, Name>>, 'fades'>}`;
}[Key<Rules>];

/** `signals.alpha assure beta.backs alpha-word` */
type SignalNumber<Signals> = {
  [Name in Key<Signals>]: `signals.${Name}.${SaidBy<Item<Field<Signals, Name>>>}`;
}[Key<Signals>];

type SaidBy<Meaning> = Meaning extends { readonly believed: unknown }
  ? {
      [Does in Extract<Key<Meaning>, 'backs' | 'contradicts' | 'denies' | 'explains'>]: `${Does} ${Extract<
        Field<Meaning, Does>,
        string
      >}`;
    }[Extract<Key<Meaning>, 'backs' | 'contradicts' | 'denies' | 'explains'>]
  : never;

type AccidentNumber<Accidents> = {
  [Name in Key<Accidents>]:
    | `accidents.${Name}`
    | `accidents.${Name}.${Extract<Key<Field<Accidents, Name>>, 'explained'>}`
    | `accidents.${Name}.explained to ${Key<Field<Field<Accidents, Name>, 'explained to'>>}`;
}[Key<Accidents>];

type StandingNumber<Standings, Section extends string> = {
  [Name in Key<Standings>]: `${Section}.${Name}.move ${Place<Field<Field<Standings, Name>, 'moves'>>}`;
}[Key<Standings>];

type ProcessNumber<Processes> = {
  [Name in Key<Processes>]: MachineNumber<Field<Processes, Name>, `processes.${Name}`>;
}[Key<Processes>];

type EpisodeNumber<Episodes> = {
  [Name in Key<Episodes>]: `episodes.${Name}.${
    | Extract<Key<Field<Episodes, Name>>, 'chance'>
    | Numbered<Field<Field<Episodes, Name>, 'moves'>>
    | Numbered<Field<Field<Episodes, Name>, 'ends'>>
    | `joins.${ChanceName<Field<Field<Episodes, Name>, 'joins'>>}`}`;
}[Key<Episodes>];

type OfferNumber<Offers> = {
  [Name in Key<Offers>]: `offers.${Name}.${
    | Extract<Key<Field<Offers, Name>>, 'chance'>
    | Extract<Numbered<Field<Offers, Name>>, ReplyName>
    | RecipientNumber<Field<Field<Offers, Name>, 'replies'>>}`;
}[Key<Offers>];

type ReplyName = 'accepted' | 'rejected' | 'countered';

type RecipientNumber<Replies> = {
  [Name in Key<Replies>]: `replies.${Name}.${Extract<Numbered<Field<Replies, Name>>, ReplyName>}`;
}[Key<Replies>];

/** The entries of a section that have a chance. */
type ChanceName<Entries> = {
  [Name in Key<Entries>]: 'chance' extends keyof Field<Entries, Name> ? Name : never;
}[Key<Entries>];

type PostureNumber<Actors> = {
  [Name in Key<Actors>]: MachineNumber<Field<Field<Actors, Name>, 'posture'>, `actors.${Name}.posture`>;
}[Key<Actors>];

type MachineNumber<Machine, Name extends string> =
  | `${Name}.${Numbered<Field<Machine, 'moves'>>}`
  | `${Name}.starts.${Numbered<Field<Machine, 'starts'>>}`;

/** The entries that are numbers: not the rest of the others, nor what is certain while a condition holds. */
type Numbered<Entries> = {
  [Name in Key<Entries>]: Field<Entries, Name> extends 'rest'
    ? never
    : Field<Entries, Name> extends { readonly when: unknown }
      ? 'chance' extends keyof Field<Entries, Name>
        ? Name
        : never
      : Name;
}[Key<Entries>];

/** The places of a list, counted from 1. */
type Place<List, Before extends readonly unknown[] = []> = List extends readonly [unknown, ...infer Rest]
  ? [...Before, unknown]['length'] | Place<Rest, [...Before, unknown]>
  : List extends readonly []
    ? never
    : List extends readonly unknown[]
      ? number
      : never;
