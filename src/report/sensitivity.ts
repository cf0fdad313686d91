import type { SensitivityResult } from '../analysis/sensitivity/index.js';
import { leftOut, quoted, studyHead } from './analysis/head.js';
import { bar } from './bar.js';
import { count } from './numbers.js';
import { page, spaced } from './page.js';
import { sobolBlocks } from './sensitivity/indices.js';
import { screeningBlock, screeningNeeds } from './sensitivity/screening.js';
import { pawnBlock } from './sensitivity/pawn.js';
import { cutSentence, sensitivitySentence, tornadoRows } from './sensitivity/tornado.js';
import { type Row, table } from './table.js';
import { wrap } from './wrap.js';

/** What a probability depends on, as a page to read: in a sentence, then a table for each method. */
export function printSensitivity(result: SensitivityResult): string {
  return page(
    spaced([
      studyHead(result, `what ${quoted(result.asked)} depends on`, [`${count(result.evaluations)} models`]),
      [sensitivitySentence(result), ...result.remarks].flatMap((line) => wrap(line)),
      tornadoBlock(result),
      screeningBlock(result),
      ...sobolBlocks(result),
      pawnBlock(result),
      [...screeningNeeds(result), ...leftOut(result)],
    ]),
  );
}

/** So many rows of a table are shown. */
const MOST_ROWS = 20;

function tornadoBlock(result: SensitivityResult): string[] {
  const moving = tornadoRows(result);
  if (moving.length === 0) return [];
  const most = moving[0]?.effect.swing ?? 1;
  const heads = [
    { head: '', wrap: 42 },
    { head: 'range', align: 'right' as const },
    { head: 'at low', align: 'right' as const },
    { head: 'at high', align: 'right' as const },
    { head: 'swing', align: 'right' as const },
    { head: '' },
  ];
  const rows = moving
    .slice(0, MOST_ROWS)
    .map(
      ({ parameter, range, atLow, atHigh, swing, effect }): Row => [
        parameter,
        range,
        atLow,
        atHigh,
        swing,
        bar(effect.swing / most, 16),
      ],
    );
  const cut = cutSentence(result);
  const rest = moving.length - rows.length;
  return [
    'One number at a time, from one end of its range to the other (tornado)',
    '',
    ...table(heads, rows, { indent: 2 }),
    ...(rest > 0 ? ['', `  and ${count(rest)} that move it less`] : []),
    ...(cut === null ? [] : ['', ...wrap(cut, { first: '  ' })]),
  ];
}
