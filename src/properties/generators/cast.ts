import type { ActPresetName } from '../../scenario/act-presets.js';

/** Who and what there is in a scenario that is being made: the names that its conditions may speak of. */

export interface CastProcess {
  readonly name: string;
  readonly states: readonly string[] | null;
  readonly low: number;
  readonly high: number;
  readonly knownTo: readonly string[] | null;
}

export interface CastCommitment {
  readonly name: string;
  readonly performs: boolean;
  readonly debtor: string;
  readonly creditor: string;
  readonly observers: readonly string[];
  readonly holders: readonly string[];
  /** Another is its mirror image, so its conditions must make sense with the parties exchanged. */
  readonly mirrored: boolean;
  readonly mirrors: string | null;
  /** It is in the terms of an offer. */
  readonly agreed: boolean;
}

export interface CastEpisode {
  readonly name: string;
  readonly sides: readonly [readonly string[], readonly string[]];
  /** Who may join, and on whose side. */
  readonly joins: readonly { readonly actor: string; readonly side: string }[];
  readonly phases: readonly string[];
  readonly ends: readonly string[];
  /** Whatever it may be asked to be, or be put to. */
  readonly words: readonly string[];
}

export interface CastOffer {
  readonly name: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly through: string | null;
  readonly knownTo: readonly string[] | null;
  /** What it is countered with. */
  readonly counter: string | null;
  /** It is what another is countered with. */
  readonly inReturn: boolean;
  readonly terms: readonly string[];
  /** What it can be put to. */
  readonly words: readonly string[];
}

export interface CastBelief {
  readonly name: string;
  readonly observer: string;
  readonly kind: 'took part' | 'did' | 'nobody';
  readonly blamed: string | null;
  /** The act that it is about, as a pattern. */
  readonly of: string;
}

export interface CastAccident {
  readonly name: string;
  readonly author: string;
  readonly act: string;
  /** Who may take it for an accident. */
  readonly observers: readonly string[];
}

export interface CastAlarm {
  readonly name: string;
  readonly observer: string;
  /** What it sees. */
  readonly of: string;
}

export interface CastStanding {
  readonly kind: 'trust' | 'credibility';
  readonly key: string;
  readonly holder: string;
  readonly levels: readonly string[] | null;
  readonly low: number;
  readonly high: number;
}

export interface Deed {
  readonly author: string;
  readonly kind: string;
  readonly target: string;
}

export interface Cast {
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly horizon: number;
  /** Nothing is left to chance. */
  readonly certain: boolean;
  readonly actors: readonly string[];
  /** Actors and their parts: whatever an act may be done to. */
  readonly targets: readonly string[];
  readonly hosts: ReadonlyMap<string, string>;
  readonly rungs: readonly string[];
  /** Its own kinds of act, then some of those that it takes from a set. */
  readonly acts: readonly string[];
  readonly ownActs: readonly string[];
  readonly presets: ActPresetName | null;
  readonly parameters: readonly string[];
  readonly processes: readonly CastProcess[];
  readonly postures: ReadonlyMap<string, readonly string[]>;
  readonly channels: readonly string[];
  readonly deeds: readonly Deed[];
  readonly commitments: readonly CastCommitment[];
  readonly beliefs: readonly CastBelief[];
  readonly accidents: readonly CastAccident[];
  readonly alarms: readonly CastAlarm[];
  readonly episodes: readonly CastEpisode[];
  readonly offers: readonly CastOffer[];
  readonly standings: readonly CastStanding[];
  readonly variants: readonly string[];
}
