import type { Estimate } from '../../../montecarlo/result.js';
import type { StudyHead } from '../../evaluation/study.js';
import type { WarPair } from './blows.js';
import type { Striker } from './eyes.js';
import type { WarOrigin } from './origin.js';

/** How the wars of a scenario begin, and who thinks who began them: see docs/accounts.md for every word. */
export interface OriginsResult extends StudyHead {
  /** The outcome that the counted runs end in; null for all runs. */
  readonly of: string | null;
  /** How many runs were counted: those that end so. */
  readonly counted: number;
  /** The rungs of the ladder from which on an act is a blow, and a pair at war. */
  readonly rungs: { readonly blow: string; readonly war: string };
  /** All wars of all pairs together. */
  readonly wars: number;
  /** How they began: shares of the wars, which sum to 1. */
  readonly origins: readonly OriginShare[];
  /** By pair, the most frequent first. */
  readonly pairs: readonly PairOrigins[];
  /** How what led to the outcome began; null unless an outcome is asked about. */
  readonly root: RootOrigins | null;
}

/** A share of wars. */
export interface OriginShare {
  readonly origin: WarOrigin;
  readonly wars: number;
  readonly share: Estimate;
}

/** The wars between two actors. */
export interface PairOrigins {
  readonly pair: WarPair;
  readonly wars: number;
  /** In which share of the counted runs they come to war. */
  readonly share: Estimate;
  readonly origins: readonly OriginShare[];
  /** Who truly struck first. */
  readonly first: StrikerCounts;
  /** Who each actor thinks it was. */
  readonly thinks: readonly { readonly observer: string; readonly first: StrikerCounts }[];
  readonly ways: readonly OriginWay[];
}

/** In how many wars it was the one of the pair, the other, both in one tick, or nobody. */
export type StrikerCounts = Readonly<Record<Striker, number>>;

/** A first blow and what brought it about. */
export interface OriginWay {
  readonly origin: WarOrigin;
  /** The act, and the option, commitment, accident or variant that it is of; null where there was no blow. */
  readonly act: string | null;
  readonly of: string | null;
  readonly wars: number;
  /** The number of the first run in which it was so. */
  readonly run: number;
}

/** The earliest blow among the causes of an outcome. */
export interface RootOrigins {
  /** Shares of the counted runs. */
  readonly origins: readonly OriginShare[];
  readonly ways: readonly OriginWay[];
  /** In how many runs a response that was owed lay between that blow and the outcome, and how many on average over all. */
  readonly withObligations: number;
  readonly meanObligations: number;
}
