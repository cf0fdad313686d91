import type { Estimate } from '../../../montecarlo/result.js';
import type { Asked } from '../../evaluation/asked.js';
import type { StudyHead } from '../../evaluation/study.js';

/** Every answer of a scenario beside the same with ticks of half the length. */
export interface TickResult extends StudyHead {
  /** Why it cannot be told in half ticks; empty where it can. Then there are no answers. */
  readonly refused: readonly string[];
  /** Outcomes, then the rows of the questions, then times. */
  readonly answers: readonly TickAnswer[];
  /** The level at which the difference of one answer is judged, so that all together err no more often than at `level`. */
  readonly each: number;
}

/** An answer with whole ticks and with half ones. */
export interface TickAnswer {
  /** A probability; or the expected time of a question, in whole ticks. */
  readonly kind: 'probability' | 'time';
  readonly asked: Asked;
  readonly title: string | null;
  readonly whole: Estimate;
  readonly half: Estimate;
  /** The second less the first, at the level of each; null where one cannot be estimated. */
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Whether it moves by more than chance. */
  readonly moves: boolean;
}
