import type { AnswerRow, QuestionResult, SimulationResult } from '../../montecarlo/result.js';
import {
  count,
  decimalsFor,
  exactProbability,
  NOT_ESTIMABLE,
  probability,
  withInterval,
} from '../numbers.js';
import { spaced } from '../page.js';
import { table } from '../table.js';
import { tickName } from '../ticks.js';
import { variantName } from '../variants.js';
import { wrap } from '../wrap.js';
import { type Asked, section } from './common.js';
import { timeTable } from './times.js';

const INDENT = 4;

/** Every question once: its id, title and text, then a row for each variant. */
export function questions(results: readonly SimulationResult[]): string[] {
  return section('Questions', spaced([...gather(results).map(oneQuestion), endedBefore(results)]));
}

/** Each question with all who answer it, in the order of the scenario: each result has its questions in that order. */
function gather(results: readonly SimulationResult[]): Asked[][] {
  const names: string[] = [];
  const byName = new Map<string, Asked[]>();
  for (const result of results) {
    let place = 0;
    for (const question of result.questions) {
      const known = names.indexOf(question.name);
      if (known < 0) names.splice(place, 0, question.name);
      place = (known < 0 ? place : known) + 1;
      const asked = byName.get(question.name) ?? [];
      asked.push({ variant: variantName(result.variant), result, question });
      byName.set(question.name, asked);
    }
  }
  return names.map((name) => byName.get(name) ?? []);
}

function oneQuestion(asked: readonly Asked[]): string[] {
  const [first] = asked;
  if (first === undefined) return [];
  const { name, title, text } = first.question;
  const lines = wrap(title ?? text, { first: `  ${name}  ` });
  if (title !== null) lines.push(...wrap(text, { first: ' '.repeat(name.length + 4) }));
  return [...lines, '', ...probabilities(asked), ...timeTable(asked, INDENT), ...remarks(asked)];
}

/** Variants as rows, the question's own rows as columns: every variant has the same ones. */
function probabilities(asked: readonly Asked[]): string[] {
  const labels = asked[0] === undefined ? [] : rowsOf(asked[0].question).map((row) => row.label);
  if (labels.length === 0) return [];
  const rows = asked.map(({ variant, result, question }) => [
    variant,
    ...labels.map((_, place) => answer(question.rows[place], result)),
  ]);
  const heads = [{ head: '', most: 40 }, ...labels.map((head) => ({ head }))];
  return table(heads, rows, { indent: INDENT });
}

/** A question of time says by itself how often it comes about. */
function rowsOf({ rows, time }: QuestionResult): readonly AnswerRow[] {
  return time === null ? rows : [];
}

/** The probability, and how many runs it rests on, if not all; or how likely its condition is, where that is known. */
function answer(row: AnswerRow | undefined, { runs }: SimulationResult): string {
  if (row === undefined) return '–';
  const { estimate, given } = row;
  const text = withInterval(estimate, decimalsFor(runs));
  if (estimate.exact === true)
    return given === null || estimate.value === null
      ? text
      : `${text}, its condition ${exactProbability(given)}`;
  if (estimate.value === null || estimate.runs === runs) return text;
  return `${text} of ${count(estimate.runs)} run${estimate.runs === 1 ? '' : 's'}`;
}

function remarks(asked: readonly Asked[]): string[] {
  const lacking = asked.flatMap(({ question }) => question.rows).filter((row) => row.estimate.value === null);
  if (lacking.length === 0) return [];
  const reason = lacking.every(({ estimate }) => estimate.exact === true)
    ? 'the condition cannot come about'
    : 'the condition came about in no run';
  return ['', ...wrap(`${NOT_ESTIMABLE}: ${reason}.`, { first: ' '.repeat(INDENT) })];
}

/** A run that has ended stays as it was, so what is asked of a later tick is asked of its end. */
function endedBefore(results: readonly SimulationResult[]): string[] {
  const rows = results.flatMap((result) => result.questions.flatMap((question) => question.rows));
  const ticks = [...new Set(rows.map((row) => row.tick))].sort((one, other) => one - other);
  const unit = results[0]?.tick ?? '';
  if (!rows.some((row) => row.endedBefore > 0)) return [];
  const lines = results.flatMap((result) => {
    const byTick = new Map(
      result.questions.flatMap((question) => question.rows).map((row) => [row.tick, row.endedBefore]),
    );
    const shares = ticks.map((tick) => byTick.get(tick));
    if (shares.every((share) => share === undefined || share === 0)) return [];
    const told = shares.map((share) =>
      share === undefined ? '' : probability(share, decimalsFor(result.runs)),
    );
    return [[variantName(result.variant), ...told]];
  });
  const heads = [
    { head: '', most: 40 },
    ...ticks.map((tick) => ({ head: tickName(unit, tick), align: 'right' as const })),
  ];
  return [
    ...wrap('Runs that had ended before that time, and are counted with the state in which they ended:', {
      first: '  ',
    }),
    '',
    ...table(heads, lines, { indent: INDENT }),
  ];
}
