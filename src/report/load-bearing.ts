import type { LoadBearingResult } from '../analysis/load-bearing/index.js';
import { quoted, studyHead } from './analysis/head.js';
import {
  changesTable,
  loadRemarks,
  loadSentence,
  type LoadTable,
  outcomesTable,
  shapleyTable,
  testsTable,
} from './load-bearing/rows.js';
import { bondSentence, togetherTables } from './load-bearing/together.js';
import { count } from './numbers.js';
import { page, spaced } from './page.js';
import { table } from './table.js';
import { wrap } from './wrap.js';

/** What each commitment carries, as a page to read: in a sentence, then what changes with it, then its tests. */
export function printLoadBearing(result: LoadBearingResult): string {
  const shapley = shapleyTable(result);
  const tests = testsTable(result);
  return page(
    spaced([
      studyHead(result, `what carries ${quoted(result.asked)}`, [`${count(result.evaluations)} models`]),
      wrap(loadSentence(result)),
      block(`How ${quoted(result.asked)} changes`, changesTable(result), 30),
      wrap(bondSentence(result)),
      ...togetherTables(result).map((found) => block(found.about, found, 50)),
      block(shapley?.about ?? '', shapley, 50),
      block(tests?.about ?? '', tests, 40),
      block('Every outcome, without each of them', outcomesTable(result), 34),
      loadRemarks(result).flatMap((line) => wrap(line)),
    ]),
  );
}

function block(heading: string, found: LoadTable | null, room: number): string[] {
  if (found === null) return [];
  const heads = [{ head: '', wrap: room }, ...found.heads.map((head) => ({ head, align: 'right' as const }))];
  return [...wrap(heading), '', ...table(heads, found.rows, { indent: 4 })];
}
