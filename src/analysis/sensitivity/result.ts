import type { Asked } from '../evaluation/asked.js';
import type { RangedNumber } from '../evaluation/ranged-numbers.js';
import type { StudyHead } from '../evaluation/study.js';
import type { Estimate } from '../../montecarlo/result.js';
import type {
  ElementaryEffects,
  PawnIndex,
  RangeEffects,
  SobolIndices,
} from '../methods/sensitivity-indices/index.js';

/** How much a probability moves with each number that is known only to a range. */
export interface SensitivityResult extends StudyHead {
  readonly asked: Asked;
  /** With all numbers as they are given. */
  readonly nominal: Estimate;
  /** The numbers that were moved. */
  readonly parameters: readonly RangedNumber[];
  /** Those that were not, for they have no range. */
  readonly withoutRange: readonly string[];
  /** Those that were not, for the variant or the caller has set them. */
  readonly set: readonly string[];
  /** How many points were evaluated. */
  readonly evaluations: number;
  /** How many of them had no answer: their numbers go together in no model, or what is asked under did not come about. */
  readonly impossible: number;
  readonly tornado: Tornado | null;
  readonly morris: Morris | null;
  readonly sobol: SobolIndices | null;
  readonly pawn: readonly PawnIndex[] | null;
  /** What was asked for and could not be done, a sentence each. */
  readonly remarks: readonly string[];
}

/** Each number alone, from one end of its range to the other. */
export interface Tornado extends RangeEffects {
  /** Numbers with an end that is impossible with the others as they are: there the nominal answer stands. */
  readonly cut: readonly string[];
}

/** Elementary effects, the greatest μ* first. */
export interface Morris {
  readonly trajectories: number;
  readonly effects: readonly ElementaryEffects[];
}
