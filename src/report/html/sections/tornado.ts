import { leftOutSentences, quoted } from '../../analysis/head.js';
import { tornado } from '../../charts/tornado.js';
import { markup, type Markup } from '../../markup.js';
import { count } from '../../numbers.js';
import {
  cutSentence,
  leadingEffects,
  MOST_BARS,
  sensitivitySentence,
  tornadoRows,
} from '../../sensitivity/tornado.js';
import type { Report } from '../../whole/report.js';
import { studyMethod } from '../../whole/studies.js';
import { figure } from '../figures.js';
import { askedText } from '../../../analysis/evaluation/asked.js';
import { dataTable } from '../tables.js';

/** Which numbers an answer depends on: each alone, from one end of its range to the other. */
export function tornadoSection({ sensitivity }: Report): Markup | null {
  if (sensitivity === null) return null;
  const rows = tornadoRows(sensitivity);
  const remarks = [
    ...sensitivity.remarks,
    ...[cutSentence(sensitivity) ?? []].flat(),
    ...leftOutSentences(sensitivity),
  ];
  const more = rows.length - MOST_BARS;
  const chart =
    rows.length > 0 &&
    figure({
      id: 'tornado',
      caption: `What each number alone does to ${quoted(sensitivity.asked)}`,
      ...(more > 0 ? { note: `${count(more)} that move it less are in the table` } : {}),
      draw: (options) =>
        tornado(leadingEffects(sensitivity), { ...options, of: askedText(sensitivity.asked) }),
      table: dataTable(
        'One number at a time',
        [
          { head: 'number' },
          { head: 'range', number: true },
          { head: 'at low', number: true },
          { head: 'at high', number: true },
          { head: 'swing', number: true },
        ],
        rows.map(({ parameter, range, atLow, atHigh, swing }) => [parameter, range, atLow, atHigh, swing]),
      ),
    });
  return markup`<p>${sensitivitySentence(sensitivity)}</p>
${chart}
<p class="small muted">${studyMethod(sensitivity)} ${remarks.join(' ')} What only several numbers together can do is not seen here.</p>`;
}
