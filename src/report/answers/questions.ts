import type { AnswerRow, SimulationResult } from '../../montecarlo/result.js';
import { count, decimalsFor, NOT_ESTIMABLE, probability, withInterval } from '../numbers.js';
import { table } from '../table.js';
import { spaced } from '../page.js';
import { wrap } from '../wrap.js';
import { variantName } from '../variants.js';
import { type Asked, section } from './common.js';
import { timeTable } from './times.js';

const INDENT = 4;

/** Every question once: its id, title and text, then a row for each variant. */
export function questions(results: readonly SimulationResult[]): string[] {
  return section('Questions', spaced(gather(results).map(oneQuestion)));
}

/** The questions in the order in which they are first met, each with all who answer it. */
function gather(results: readonly SimulationResult[]): Asked[][] {
  const byName = new Map<string, Asked[]>();
  for (const result of results) {
    for (const question of result.questions) {
      const asked = byName.get(question.name) ?? [];
      asked.push({ variant: variantName(result.variant), result, question });
      byName.set(question.name, asked);
    }
  }
  return [...byName.values()];
}

function oneQuestion(asked: readonly Asked[]): string[] {
  const [first] = asked;
  if (first === undefined) return [];
  const { name, title, text } = first.question;
  const lines = wrap(title ?? text, { first: `  ${name}  ` });
  if (title !== null) lines.push(...wrap(text, { first: ' '.repeat(name.length + 4) }));
  return [...lines, '', ...probabilities(asked), ...timeTable(asked, INDENT), ...remarks(asked)];
}

/** Variants as rows, the question's own rows as columns; under a probability of few runs, how many they were. */
function probabilities(asked: readonly Asked[]): string[] {
  const labels = [...new Set(asked.flatMap(({ question }) => question.rows.map((row) => row.label)))];
  if (labels.length === 0) return [];
  const rows = asked.flatMap(({ variant, result, question }) => {
    const found = labels.map((label) => question.rows.find((row) => row.label === label));
    const decimals = decimalsFor(result.runs);
    const values = [
      variant,
      ...found.map((row) => (row === undefined ? '–' : withInterval(row.estimate, decimals))),
    ];
    const bases = found.map((row) => basisOf(row, result));
    return bases.every((base) => base === '') ? [values] : [values, ['', ...once(bases)]];
  });
  const heads = [{ head: '', most: 40 }, ...labels.map((head) => ({ head, most: 60 }))];
  return table(heads, rows, { indent: INDENT });
}

/** What holds for every column is said once. */
function once(bases: readonly string[]): readonly string[] {
  const [first = '', ...others] = bases;
  if (others.length === 0 || others.some((base) => base !== first)) return bases;
  return [first.replace('(', '(each ')];
}

/** What is to be known about a number: how many runs it rests on, how many had ended before it was read. */
function basisOf(row: AnswerRow | undefined, result: SimulationResult): string {
  if (row === undefined) return '';
  const notes: string[] = [];
  if (row.estimate.runs !== result.runs && row.estimate.value !== null) {
    notes.push(`of ${count(row.estimate.runs)} run${row.estimate.runs === 1 ? '' : 's'}`);
  }
  if (row.endedBefore > 0)
    notes.push(`${probability(row.endedBefore, decimalsFor(result.runs))} ended before`);
  return notes.length === 0 ? '' : `(${notes.join('; ')})`;
}

function remarks(asked: readonly Asked[]): string[] {
  const rows = asked.flatMap(({ question }) => question.rows);
  if (!rows.some((row) => row.estimate.value === null)) return [];
  return [
    '',
    ...wrap(`${NOT_ESTIMABLE}: the condition came about in no run.`, { first: ' '.repeat(INDENT) }),
  ];
}
