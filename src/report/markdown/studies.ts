import { leftOutSentences, quoted } from '../analysis/head.js';
import {
  changesTable,
  loadRemarks,
  loadSentence,
  type LoadTable,
  outcomesTable,
  shapleyTable,
  testsTable,
} from '../load-bearing/rows.js';
import { count } from '../numbers.js';
import { cutSentence, sensitivitySentence, tornadoRows } from '../sensitivity/tornado.js';
import type { Report } from '../whole/report.js';
import { studyMethod } from '../whole/studies.js';
import { escapeMarkdown } from './escape.js';
import { table } from './table.js';

/** The parts of a report that play many models, as Markdown. */

/** So many rows of a tornado are shown. */
const MOST_ROWS = 20;

export function tornado({ sensitivity }: Report): string[] {
  if (sensitivity === null) return [];
  const all = tornadoRows(sensitivity);
  const rows = all
    .slice(0, MOST_ROWS)
    .map(({ parameter, range, atLow, atHigh, swing }) => [parameter, range, atLow, atHigh, swing]);
  const rest = all.length - rows.length;
  const remarks = [
    studyMethod(sensitivity),
    ...(rest > 0 ? [`${count(rest)} more numbers move it less.`] : []),
    ...sensitivity.remarks,
    ...[cutSentence(sensitivity) ?? []].flat(),
    ...leftOutSentences(sensitivity),
  ];
  return [
    escapeMarkdown(sensitivitySentence(sensitivity)),
    '',
    ...(rows.length === 0 ? [] : [...table(['number', 'range', 'at low', 'at high', 'swing'], rows, 4), '']),
    escapeMarkdown(remarks.join(' ')),
  ];
}

export function loadBearing({ loadBearing: found }: Report): string[] {
  if (found === null) return [];
  const changes = changesTable(found);
  if (changes === null) return [];
  const [shapley, tests] = [shapleyTable(found), testsTable(found)];
  return [
    escapeMarkdown(loadSentence(found)),
    '',
    ...written(`How ${quoted(found.asked)} changes`, changes),
    ...written(shapley?.about ?? '', shapley),
    ...written(tests?.about ?? '', tests),
    ...written('Every outcome, without each of them', outcomesTable(found)),
    escapeMarkdown([studyMethod(found), ...loadRemarks(found)].join(' ')),
  ];
}

function written(caption: string, found: LoadTable | null): string[] {
  if (found === null) return [];
  return [
    `${escapeMarkdown(caption)}:`,
    '',
    ...table(['', ...found.heads], found.rows, found.heads.length),
    '',
  ];
}
