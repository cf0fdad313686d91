import { NEVER } from '../../model/conditions.js';
import type { Model, Probe } from '../../model/model.js';
import type { Asked } from '../evaluation/asked.js';
import { endingsOf, type Reading } from './filter.js';

/** What a filter is to read off a model for what is asked: an outcome, or a row of a question. */
export function readingOfAsked(asked: Asked, model: Model): Reading {
  const { outcomes, questions, horizon } = model;
  if (asked.is === 'outcome') {
    const place = outcomes.findIndex(({ name }) => name === asked.name);
    return { when: { condition: endingsOf(model).at(place) ?? NEVER, tick: horizon }, given: [] };
  }
  const { probes = [] } = questions.find(({ name }) => name === asked.question) ?? {};
  const probe = probes.find(({ label }) => label === asked.label);
  return probe === undefined ? { when: { condition: NEVER, tick: horizon }, given: [] } : readingOf(probe);
}

/** What a filter is to read for a row of a question. */
export function readingOf({ when, given, tick }: Probe): Reading {
  return { when: { condition: when, tick }, given: given === null ? [] : [{ condition: given, tick }] };
}
