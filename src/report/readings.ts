import type { SimulationResult } from '../montecarlo/result.js';
import { type AnswerOptions, inBrief } from './answers.js';
import { assumptions } from './answers/assumptions.js';
import { section } from './answers/common.js';
import { header } from './answers/header.js';
import { page, spaced } from './page.js';
import { keyOf, type Line, outcomeLines, questionLines, varying } from './readings/lines.js';
import { sideBySide } from './readings/side-by-side.js';
import { combinationsOf } from './variants.js';
import { wrap } from './wrap.js';

const LEGEND =
  '↓ marks the least of a row, ↑ the greatest, and spread runs from one to the other. A spread comes of what is not ' +
  'known about the structure; an interval is of chance alone. All combinations share their luck.';

/**
 * The results of one scenario over several combinations of readings: a column each, and how far they lie apart. Of the
 * commitments nothing is said here; one combination alone says it.
 */
export function printReadings(results: readonly SimulationResult[], options: AnswerOptions = {}): string {
  const ended =
    options.questionsOnly === true ? [] : section('How the runs end (share of runs)', outcomes(results));
  return page(
    spaced([
      header(results, options.notRun),
      inBrief(results, options),
      combinations(results),
      ended,
      section('Questions', questions(results)),
      wrap(LEGEND),
      assumptions(results),
    ]),
  );
}

/** What the letters at the heads of the columns stand for. Where one reading varies, its alternatives stand there. */
function combinations(results: readonly SimulationResult[]): string[] {
  const found = combinationsOf(results);
  const names = varying(found);
  if (names.length < 2) return [];
  return found.flatMap((combination, place) => {
    const told = names.map((name) => `${name}: ${combination[name] ?? ''}`).join(' · ');
    return wrap(told, { first: `  ${keyOf(found, place)}  ` });
  });
}

function outcomes(results: readonly SimulationResult[]): string[] {
  return sideBySide(results, (result) => outcomeLines(result), 2);
}

function questions(results: readonly SimulationResult[]): string[] {
  const names = [...new Set(results.flatMap((result) => result.questions.map(({ name }) => name)))];
  return spaced(
    names.map((name) => {
      const asked = results.filter((result) => result.questions.some((one) => one.name === name));
      const question = asked[0]?.questions.find((one) => one.name === name);
      if (question === undefined) return [];
      const lines = wrap(question.title ?? question.text, { first: `  ${name}  ` });
      if (question.title !== null) lines.push(...wrap(question.text, { first: ' '.repeat(name.length + 4) }));
      return [...lines, '', ...sideBySide(asked, (result): Line[] => questionLines(result, name), 4)];
    }),
  );
}
