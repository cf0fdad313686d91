import type { Estimate } from '../../montecarlo/result.js';
import type { Asked } from '../evaluation/asked.js';
import type { StudyHead } from '../evaluation/study.js';
import type { IndexEstimate } from '../methods/sensitivity-indices/index.js';

/** What is not known of a scenario's answers, beside what is left to chance. */
export interface EpistemicResult extends StudyHead {
  /** How many numbers with a range were drawn, by what they rest on. */
  readonly groups: readonly { readonly basis: string; readonly numbers: number }[];
  /** Numbers that kept their values, for they have no range. */
  readonly withoutRange: readonly string[];
  /** Numbers that kept the values that the variant or the caller gave them. */
  readonly set: readonly string[];
  /** How many draws of all numbers the bands rest on. */
  readonly draws: number;
  /** How many models were evaluated in all. */
  readonly evaluations: number;
  /** How many of them were none: their numbers do not go together. */
  readonly impossible: number;
  readonly answers: readonly EpistemicAnswer[];
}

/** A probability with two bands, which are not to be added up. */
export interface EpistemicAnswer {
  readonly asked: Asked;
  /** The title of the question; null for an outcome, and where it has none. */
  readonly title: string | null;
  /** With all numbers as they are given: its interval is for chance. */
  readonly nominal: Estimate;
  /** Over the draws: for what is not known. null where no draw has an answer. */
  readonly band: Band | null;
  /** How far chance alone may have moved the answer of one draw: the mean half-width of its interval. */
  readonly chance: number;
  /**
   * By what the numbers rest on: the share of the variance that would stay if all other numbers were known, which is the total
   * index of the group. null where it hardly varies, or there is one group only.
   */
  readonly shares: readonly GroupPart[] | null;
  /**
   * By what the numbers rest on: the part of the variance that comes from them. Parts sum to 1. null where it hardly varies,
   * there is one group only, or there are more than three.
   */
  readonly parts: readonly GroupPart[] | null;
}

/** What a group of numbers has of a variance. */
export interface GroupPart {
  readonly basis: string;
  readonly share: IndexEstimate;
}

/** Where an answer lies over the draws. */
export interface Band {
  readonly least: number;
  /** Below which a twentieth of the draws lie. */
  readonly low: number;
  readonly median: number;
  /** Above which a twentieth of them lie. */
  readonly high: number;
  readonly greatest: number;
}
