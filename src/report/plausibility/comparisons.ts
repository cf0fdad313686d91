import type { Candidate, Comparison, PlausibilityResult, Topic } from '../../analysis/plausibility/index.js';
import type { Estimate } from '../../montecarlo/result.js';
import { count, decimalsFor, NOT_ESTIMABLE, probability, withInterval } from '../numbers.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';
import { namesOf } from './names.js';
import { sentencesOn } from './sentences.js';

/** The comparisons as tables: what the scenario implies, the span of the rates, and where the two do not meet. */

/** A topic under its heading, with the class of cases that it is compared with. */
export function topicOf(result: PlausibilityResult, topic: Topic, told: Telling): string[] {
  const rows = result.comparisons.filter((comparison) => comparison.topic === topic);
  if (rows.length === 0) return [];
  return [
    told.heading,
    ...wrap(told.comparedWith, { first: '  ' }),
    '',
    ...table(headsFor(rows, told), rowsOf(result, rows, told), { indent: 4 }),
    ...sources(rows),
    ...sentencesOn(result, topic, rows),
  ];
}

export interface Telling {
  readonly heading: string;
  /** Which class of cases it is held against, in a sentence. */
  readonly comparedWith: string;
  /** The head of the column of what the scenario implies. */
  readonly here: string;
  /** What a row is called. */
  readonly row: (comparison: Comparison, names: (actor: string) => string) => string;
  /** What the rows after it are about; none for rows that stand alone. */
  readonly group: ((comparison: Comparison, names: (actor: string) => string) => string) | null;
}

function headsFor(rows: readonly Comparison[], { here }: Telling) {
  const scaled = rows.some((row) => row.scaled);
  return [
    { head: '', least: 26 },
    { head: here },
    ...(scaled ? [{ head: 'scaled to a year' }] : []),
    { head: 'base rates' },
    { head: '' },
  ];
}

function rowsOf(result: PlausibilityResult, rows: readonly Comparison[], told: Telling): Row[] {
  const names = namesOf(result);
  const scaled = rows.some((row) => row.scaled);
  const lines: Row[] = [];
  let group = '';
  for (const row of rows) {
    const own = told.group?.(row, names) ?? '';
    if (own !== group) lines.push(own);
    group = own;
    lines.push([
      told.row(row, names),
      estimate(row.simulated, result.runs),
      ...(scaled ? [withInterval(row.compared, decimalsFor(result.runs))] : []),
      spanText(row),
      VERDICTS[row.verdict],
    ]);
  }
  return lines;
}

const VERDICTS: Readonly<Record<Comparison['verdict'], string>> = {
  within: '',
  above: 'above',
  below: 'below',
  'no rate': 'no rate',
  'not estimable': '',
};

function estimate(value: Estimate, runs: number): string {
  if (value.value === null) return NOT_ESTIMABLE;
  const text = withInterval(value, decimalsFor(runs));
  return value.runs === runs ? text : `${text} of ${count(value.runs)}`;
}

/** One rate with its interval; of several their span. */
function spanText({ candidates, span }: Comparison): string {
  const [first, second] = candidates;
  if (first === undefined || span === null) return '';
  const [low, high] = span.map((end) => probability(end));
  if (second !== undefined) return `${low} to ${high}`;
  return first.hasInterval ? `${probability(first.value)} [${low}, ${high}]` : probability(first.value);
}

/** Which rates the spans are of, where there are several for one number. */
function sources(rows: readonly Comparison[]): string[] {
  const told = new Set<string>();
  for (const { candidates, withinDays } of rows) {
    if (candidates.length < 2) continue;
    const window = withinDays === null ? '' : `${withinDays} days: `;
    told.add(`${window}${candidates.map((one) => candidateText(one, candidates)).join(', ')}`);
  }
  if (told.size === 0) return [];
  return ['', ...wrap(`Each span is that of several rates. ${[...told].join('; ')}.`, { first: '    ' })];
}

/** With its case where a rate has several that count. */
function candidateText({ id, case: which, value }: Candidate, all: readonly Candidate[]): string {
  const several = all.filter((other) => other.id === id).length > 1;
  return `${id}${several && which !== '' ? ` (${which})` : ''} ${probability(value)}`;
}
