import type { Scenario } from '../../../scenario/scenario.js';
import { type EpistemicOptions, epistemicOf, type EpistemicResult } from '../../epistemic/index.js';
import type { Analysis } from '../../evaluation/worlds.js';
import { outcomePlace, prepareAccount } from '../prepared.js';

/** Of which outcome it is told whose numbers its spread rests on. */
export interface SpreadOptions extends EpistemicOptions {
  /** The name of an outcome: all, unless told. */
  readonly of?: string;
}

/** Points of each of the two samples unless told. */
const POINTS = 200;

/**
 * Whose numbers the spread of each outcome rests on: the bands of `epistemicOf`, for outcomes alone, with the share of each
 * that comes from assumed, elicited and calibrated numbers.
 *
 * @throws AskedError if there is no such outcome; RangeError on an option out of range.
 */
export async function spreadOf(
  scenario: Scenario,
  options: SpreadOptions = {},
): Promise<Analysis<EpistemicResult>> {
  const { of, points = POINTS } = options;
  const { study } = prepareAccount(scenario, options, 1);
  if (study !== null && of !== undefined) outcomePlace(study.model, of);
  const { result, diagnostics } = await epistemicOf({ ...scenario, questions: [] }, { ...options, points });
  if (result === null) return { result, diagnostics };
  const answers = result.answers.filter(
    ({ asked }) => asked.is === 'outcome' && (of === undefined || asked.name === of),
  );
  return { result: { ...result, answers }, diagnostics };
}
