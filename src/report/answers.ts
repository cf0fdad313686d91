import type { HeadlineResult } from '../analysis/headline/index.js';
import type { SimulationResult } from '../montecarlo/result.js';
import { assumptions } from './answers/assumptions.js';
import { fates } from './answers/commitments.js';
import { areFew } from './answers/common.js';
import { header } from './answers/header.js';
import { byWhen, outcomes } from './answers/outcomes.js';
import { questions } from './answers/questions.js';
import { disputes, heldBack, temptations } from './answers/temptations.js';
import { headlineBlock } from './headline.js';
import { page, spaced } from './page.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** What of the answers is printed. */
export interface AnswerOptions {
  /** Only the questions, with what was played and what it stands on. */
  readonly questionsOnly?: boolean;
  /** Variants of the scenario that were not run, to be told by name. */
  readonly notRun?: readonly string[];
  /** The bands of the first result, which then stand at the head of the page. */
  readonly headline?: HeadlineResult | null;
}

/**
 * The results of one scenario, under one variant or several, as a page to read: how the runs end, what was asked, what
 * became of the commitments. It closes with the numbers that all of it stands on, and says that it is no forecast.
 */
export function printAnswers(results: readonly SimulationResult[], options: AnswerOptions = {}): string {
  const told =
    options.questionsOnly === true
      ? [questions(results)]
      : [outcomes(results), byWhen(results), questions(results), ...details(results)];
  return page(
    spaced([header(results, options.notRun), inBrief(results, options), ...told, assumptions(results)]),
  );
}

/** The headlines of the first result, where there are any. */
export function inBrief(
  [first]: readonly SimulationResult[],
  { headline = null, questionsOnly = false }: AnswerOptions,
): string[] {
  return first === undefined || headline === null ? [] : headlineBlock(first, headline, questionsOnly);
}

/** What became of the commitments: of many variants, only under the first. */
function details(results: readonly SimulationResult[]): string[][] {
  const [first] = results;
  const told = [fates(results), temptations(results), heldBack(results), disputes(results)];
  if (first === undefined || areFew(results) || told.every((lines) => lines.length === 0)) return told;
  const rest = `So far only ${variantName(first.variant)}. Name another variant to see the same of it.`;
  return [...told, wrap(rest, { first: '  ' })];
}
