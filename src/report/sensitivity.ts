import type { SensitivityResult } from '../analysis/sensitivity-study/index.js';
import { leftOut, quoted, studyHead } from './analysis/head.js';
import { bar } from './bar.js';
import { count, decimalsFor, exact, probability, withInterval } from './numbers.js';
import { page, spaced } from './page.js';
import { sobolBlocks } from './sensitivity/indices.js';
import { screeningBlock, screeningNeeds } from './sensitivity/screening.js';
import { pawnBlock } from './sensitivity/pawn.js';
import { type Row, table } from './table.js';
import { wrap } from './wrap.js';

/** What a probability depends on, as a page to read: in a sentence, then a table for each method. */
export function printSensitivity(result: SensitivityResult): string {
  return page(
    spaced([
      studyHead(result, `what ${quoted(result.asked)} depends on`, [`${count(result.evaluations)} models`]),
      [...sentence(result), ...result.remarks.flatMap((remark) => wrap(remark))],
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

/** `“regional war” is 0.122. It moves most with …` */
function sentence(result: SensitivityResult): string[] {
  const { asked, nominal, tornado, morris, parameters, runs } = result;
  const decimals = decimalsFor(runs);
  const start = `With all numbers as they are given, ${quoted(asked)} has probability ${withInterval(nominal, decimals)}.`;
  const leading = tornado?.effects[0];
  if (tornado === null || leading === undefined) {
    const first = morris?.effects[0];
    const screened =
      first === undefined ? '' : ` Over the ranges of all numbers it moves most with ${first.parameter}.`;
    return wrap(start + screened);
  }
  if (leading.swing === 0) return wrap(`${start} No number alone moves it.`);
  const { low, high } = parameters.find(({ name }) => name === leading.parameter) ?? { low: 0, high: 0 };
  const others = tornado.effects
    .slice(1, 3)
    .filter(({ swing }) => swing > 0)
    .map(({ parameter }) => parameter);
  const still = tornado.effects.filter(({ swing }) => swing === 0).length;
  return wrap(
    `${start} One number at a time, it moves most with ${leading.parameter}: ` +
      `${probability(leading.atLow, decimals)} at ${exact(low)}, ${probability(leading.atHigh, decimals)} at ${exact(high)}` +
      `${others.length === 0 ? '' : `; then with ${others.join(' and ')}`}. ` +
      `${still === 0 ? 'Every number moves it' : `${count(still)} of ${count(parameters.length)} numbers do not move it alone`}.`,
  );
}

function tornadoBlock({ tornado, parameters, runs }: SensitivityResult): string[] {
  if (tornado === null) return [];
  const decimals = decimalsFor(runs);
  const moving = tornado.effects.filter(({ swing }) => swing > 0);
  if (moving.length === 0) return [];
  const most = moving[0]?.swing ?? 1;
  const heads = [
    { head: '', wrap: 42 },
    { head: 'range', align: 'right' as const },
    { head: 'at low', align: 'right' as const },
    { head: 'at high', align: 'right' as const },
    { head: 'swing', align: 'right' as const },
    { head: '' },
  ];
  const rows = moving.slice(0, MOST_ROWS).map(({ parameter, atLow, atHigh, swing }): Row => {
    const { low, high } = parameters.find(({ name }) => name === parameter) ?? { low: 0, high: 0 };
    return [
      parameter,
      `${exact(low)} to ${exact(high)}`,
      probability(atLow, decimals),
      probability(atHigh, decimals),
      swing.toFixed(decimals),
      bar(swing / most, 16),
    ];
  });
  const rest = moving.length - rows.length;
  return [
    'One number at a time, from one end of its range to the other (tornado)',
    '',
    ...table(heads, rows, { indent: 2 }),
    ...(rest > 0 ? ['', `  and ${count(rest)} that move it less`] : []),
    ...(tornado.cut.length === 0
      ? []
      : [
          '',
          ...wrap(`One end is impossible while the others keep their values: ${tornado.cut.join(', ')}.`, {
            first: '  ',
          }),
        ]),
  ];
}
