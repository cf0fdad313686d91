import type { AnswerRow, QuestionResult } from '../../montecarlo/result.js';

/** The probabilities that answer a question; of a question of time, how often it comes about. */
export function answersTo({ rows, time }: QuestionResult): readonly Pick<AnswerRow, 'label' | 'estimate'>[] {
  return time === null ? rows : [{ label: 'comes about', estimate: time.cameAbout }];
}
