import { NONE_OF_THESE } from '../../model/none-of-these.js';
import type { Model } from '../../model/model.js';
import type { Scenario } from '../../scenario/scenario.js';
import { findAsked } from '../evaluation/asked.js';
import { AskedError } from '../evaluation/asked-error.js';
import { prepareStudy, type Prepared, type Study, type StudyOptions } from '../evaluation/study.js';

/** Prepares an account of how runs go: with no questions, for they change nothing in a run. */
export function prepareAccount(scenario: Scenario, options: StudyOptions, runs: number): Prepared<Study> {
  return prepareStudy({ ...scenario, questions: [] }, options, runs);
}

/**
 * The place of an outcome; that behind the last for none of these.
 *
 * @throws AskedError if there is no such outcome.
 */
export function outcomePlace(model: Model, name: string): number {
  const asked = findAsked(model, name);
  if ('problem' in asked) throw new AskedError(asked.problem, asked.hint);
  if (asked.is !== 'outcome')
    throw new AskedError(`"${name}" is a question: an account is of an outcome.`, '');
  const place = model.outcomes.findIndex((one) => one.name === name);
  return name === NONE_OF_THESE ? model.outcomes.length : place;
}
