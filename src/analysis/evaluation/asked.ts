import type { Model } from '../../model/model.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import type { Estimate } from '../../montecarlo/result.js';
import { nearestName } from '../../scenario/diagnostics/nearest.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Answers } from './evaluator.js';

/** The one probability that an analysis is about: of an outcome, or a row of a question. */
export type Asked =
  | { readonly is: 'outcome'; readonly name: string }
  | { readonly is: 'row'; readonly question: string; readonly label: string };

/** What is wrong with how it was asked. */
export interface NotAsked {
  readonly problem: string;
  readonly hint: string;
}

/**
 * Reads what is asked: the name of an outcome, `none of these`, or `QUESTION:ROW`. The row is the label that a report
 * shows, such as `by day 90`, or its tick alone; a question of one row needs none.
 */
export function findAsked({ outcomes, questions }: Model, text: string): Asked | NotAsked {
  const names = [...outcomes.map(({ name }) => name), NONE_OF_THESE];
  if (names.includes(text)) return { is: 'outcome', name: text };
  const colon = text.lastIndexOf(':');
  const name = questions.some((one) => one.name === text) || colon < 0 ? text : text.slice(0, colon).trim();
  const question = questions.find((one) => one.name === name);
  if (question === undefined) {
    const near = nearestName(text, [...names, ...questions.map((one) => one.name)]);
    const listed = names.map((one) => `"${one}"`).join(', ');
    const hint = near === null ? `There are: ${listed}; or QUESTION:ROW.` : `Did you mean "${near}"?`;
    return { problem: `There is no outcome or question "${text}".`, hint };
  }
  const wanted = name === text ? null : text.slice(colon + 1).trim();
  const rows = question.probes.filter(
    ({ label, tick }) => wanted === null || label === wanted || String(tick) === wanted,
  );
  const [only, another] = rows;
  if (only !== undefined && another === undefined) return { is: 'row', question: name, label: only.label };
  const labels = question.probes.map(({ label }) => `"${name}:${label}"`);
  const hint =
    labels.length === 0 ? 'It asks for a time: ask for a probability.' : `There are: ${labels.join(', ')}.`;
  const problem =
    wanted === null ? `"${name}" has several rows, or none.` : `"${name}" has no single row "${wanted}".`;
  return { problem, hint };
}

/** All that a model asks: its outcomes with `none of these`, and every row of its questions. */
export function everythingAsked({
  outcomes,
  questions,
}: Model): { readonly asked: Asked; readonly title: string | null }[] {
  const names = [...outcomes.map(({ name }) => name), NONE_OF_THESE];
  return [
    ...names.map((name) => ({ asked: { is: 'outcome' as const, name }, title: null })),
    ...questions.flatMap(({ name, title, probes }) =>
      probes.map(({ label }) => ({ asked: { is: 'row' as const, question: name, label }, title })),
    ),
  ];
}

/** The answer to what is asked. */
export function answerTo(asked: Asked, model: Model, answers: Answers): Estimate {
  if (asked.is === 'outcome') {
    const place = model.outcomes.findIndex(({ name }) => name === asked.name);
    return answers.outcomes[place < 0 ? model.outcomes.length : place] ?? NOTHING;
  }
  const question = model.questions.findIndex(({ name }) => name === asked.question);
  const row = model.questions[question]?.probes.findIndex(({ label }) => label === asked.label) ?? -1;
  return answers.rows[question]?.[row] ?? NOTHING;
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

/** The scenario with nothing asked but this: a smaller model, with the same answer. */
export function askedAlone(scenario: Scenario, asked: Asked): Scenario {
  const questions =
    asked.is === 'outcome' ? [] : scenario.questions.filter(({ name }) => name === asked.question);
  return { ...scenario, questions };
}

/** `regional war`; `Q1a, by day 90`. */
export function askedText(asked: Asked): string {
  return asked.is === 'outcome' ? asked.name : `${asked.question}, ${asked.label}`;
}
