import { quoted } from '../../analysis/head.js';
import { loadBearing } from '../../charts/load-bearing.js';
import {
  changesTable,
  loadRemarks,
  loadSentence,
  type LoadTable,
  outcomesTable,
  shapleyTable,
  testsTable,
} from '../../load-bearing/rows.js';
import { markup, type Markup } from '../../markup.js';
import type { Report } from '../../whole/report.js';
import { studyMethod } from '../../whole/studies.js';
import { figure } from '../figures.js';
import { dataTable } from '../tables.js';

/** What each commitment and each channel carries: what changes without it, what it contributes, how it was tested. */
export function loadBearingSection({ loadBearing: found }: Report): Markup | null {
  if (found === null) return null;
  const changes = changesTable(found);
  if (changes === null) return null;
  const [shapley, tests, outcomes] = [shapleyTable(found), testsTable(found), outcomesTable(found)];
  const caption = `How ${quoted(found.asked)} changes`;
  // Where no difference can be estimated, there is nothing to draw.
  const isDrawn = loadBearing(found) !== null;
  const chart = isDrawn
    ? figure({
        id: 'load-bearing',
        caption: `${caption} without each commitment, and with each channel cut`,
        draw: (options) => loadBearing(found, options) ?? '',
        table: written(caption, changes),
      })
    : written(caption, changes);
  const more = [
    shapley !== null && written(shapley.about, shapley),
    tests !== null && written(tests.about, tests),
    outcomes !== null && written('Every outcome, without each of them', outcomes),
  ];
  return markup`<p>${loadSentence(found)}</p>
${chart}
<details><summary>What each contributes, how it was tested, and every outcome without it</summary>${more}</details>
<p class="small muted">${studyMethod(found)} ${loadRemarks(found).join(' ').replaceAll('`', '')}</p>`;
}

function written(caption: string, { heads, rows }: LoadTable): Markup {
  return dataTable(caption, [{ head: '' }, ...heads.map((head) => ({ head, number: true }))], rows);
}
