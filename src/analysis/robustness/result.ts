import type { Estimate } from '../../montecarlo/result.js';
import type { Band } from '../epistemic/index.js';
import type { Asked } from '../evaluation/asked.js';
import type { StudyHead } from '../evaluation/study.js';

/** Which conclusions from comparing variants survive, whatever the numbers are within their ranges. */
export interface RobustResult extends StudyHead {
  /** The variants that are held against the one of the head; null for the file as given. */
  readonly others: readonly (string | null)[];
  /** How many numbers were drawn. */
  readonly drawn: number;
  /** Numbers that kept their values, for they have no range. */
  readonly withoutRange: readonly string[];
  /** Numbers that one of the variants or the caller gives: there they kept those values. */
  readonly set: readonly string[];
  /** How many draws of all numbers the counts rest on. */
  readonly draws: number;
  /** How many models were evaluated in all. */
  readonly evaluations: number;
  /** How many of them were none: their numbers do not go together. */
  readonly impossible: number;
  readonly answers: readonly RobustAnswer[];
}

/** One probability under all variants. */
export interface RobustAnswer {
  readonly asked: Asked;
  /** The title of the question; null for an outcome, and where it has none. */
  readonly title: string | null;
  /** Under the first variant, with all numbers as they are given. */
  readonly first: Estimate;
  /** By place among the others. */
  readonly others: readonly RobustDifference[];
  /**
   * By variant, the first before the others: in how many draws its answer is the greatest, as far as it can be told from
   * the second greatest. null with fewer than two others.
   */
  readonly greatest: readonly number[] | null;
}

/** What a variant changes, over all draws of the numbers. */
export interface RobustDifference {
  /** With all numbers as they are given. */
  readonly nominal: Estimate;
  /** Of the differences over the draws, the variant less the first; null where no draw has one. */
  readonly band: Band | null;
  readonly counts: SignCounts;
  readonly verdict: Verdict;
}

/** In how many draws a difference is told from chance, one way or the other, and in how many it is not. */
export interface SignCounts {
  readonly more: number;
  readonly less: number;
  readonly close: number;
}

/**
 * What is left of a conclusion over the whole range of the numbers:
 *
 * - `more`, `less`: so in nearly all draws, and the contrary in none that chance would not bring about;
 * - `never less`, `never more`: so in some draws, and the contrary in none that chance would not bring about;
 * - `depends`: it goes both ways;
 * - `untold`: no difference can be told in more draws than chance would bring about.
 */
export type Verdict = 'more' | 'less' | 'never less' | 'never more' | 'depends' | 'untold';
