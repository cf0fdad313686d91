import type { Estimate } from '../../montecarlo/result.js';
import type { Asked } from '../evaluation/asked.js';
import type { RangedNumber } from '../evaluation/ranged-numbers.js';
import type { StudyHead } from '../evaluation/study.js';

/** At which value of a number an answer reaches a level, or two variants change their order. */
export interface ThresholdResult extends Omit<StudyHead, 'variant'> {
  readonly asked: Asked;
  /** The number that is moved. */
  readonly parameter: Pick<RangedNumber, 'name' | 'nominal' | 'low' | 'high' | 'unit'>;
  /** What is looked for. */
  readonly goal:
    | { readonly is: 'level'; readonly at: number; readonly variant: string | null }
    | { readonly is: 'order'; readonly first: string | null; readonly second: string | null };
  /** Evenly over the range. */
  readonly series: readonly ThresholdPlace[];
  readonly crossings: readonly ThresholdCrossing[];
  /** How many values of the number were played. */
  readonly evaluations: number;
  /** How many of them go together with the other numbers in no model. */
  readonly impossible: number;
}

/** An answer at a value of the number. */
export interface ThresholdPlace {
  readonly value: number;
  /** Under the variant, or under both of two. Nothing where the value is impossible. */
  readonly answers: readonly Estimate[];
  /** What is held against 0: the answer less the level, or the second less the first. null where it is not known. */
  readonly distance: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** A change of side. */
export interface ThresholdCrossing {
  /** Where these runs themselves change sides. */
  readonly at: number;
  /** The last value that was played at which the interval lies whole on the first side, and the first one on the other. */
  readonly low: number;
  readonly high: number;
  /** Whether the answer rises there, or the second overtakes the first. */
  readonly rises: boolean;
}
