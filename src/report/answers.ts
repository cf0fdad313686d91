import type { SimulationResult } from '../montecarlo/result.js';
import { assumptions } from './answers/assumptions.js';
import { fates } from './answers/commitments.js';
import { header } from './answers/header.js';
import { byWhen, outcomes } from './answers/outcomes.js';
import { questions } from './answers/questions.js';
import { disputes, heldBack, temptations } from './answers/temptations.js';
import { page, spaced } from './page.js';

export interface AnswerOptions {
  /** Only the questions, with what was played and what it stands on. */
  readonly questionsOnly?: boolean;
}

/**
 * The results of one scenario, under one variant or several, as a page to read: how the runs end, what was asked, what
 * became of the commitments. It closes with the numbers that all of it stands on, and says that it is no forecast.
 */
export function printAnswers(results: readonly SimulationResult[], options: AnswerOptions = {}): string {
  const told =
    options.questionsOnly === true
      ? [questions(results)]
      : [
          outcomes(results),
          byWhen(results),
          questions(results),
          fates(results),
          temptations(results),
          heldBack(results),
          disputes(results),
        ];
  return page(spaced([header(results), ...told, assumptions(results)]));
}
