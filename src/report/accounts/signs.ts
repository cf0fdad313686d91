import type { Sign, SignRow, SignsResult } from '../../analysis/accounts/signs/index.js';
import { count } from '../numbers.js';
import { spaced } from '../page.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** The sheet of signs, as blocks of a page. */
export function signLines(result: SignsResult): string[] {
  return spaced([['THE SHEET OF SIGNS'], opening(result), sheet(result), legend(result), rest(result)]);
}

function opening({ rows, places, evaluations, runs }: SignsResult): string[] {
  if (rows.length === 0) return ['No number has a range, so there is nothing to move.'];
  return wrap(
    `Which way an outcome goes as a number rises: each of ${count(rows.length)} numbers was moved by two thirds of its range at ` +
      `${places} places of the others (${count(evaluations)} models, ${count(runs)} runs of each).`,
  );
}

function sheet({ rows, outcomes }: SignsResult): string[] {
  const seen = rows.filter(isSeen);
  if (seen.length === 0) return [];
  const heads = [{ head: '', wrap: 46 }, ...outcomes.map((head) => ({ head }))];
  return table(
    heads,
    seen.map(({ parameter, signs }): Row => [parameter, ...signs.map(cell)]),
    { indent: 4 },
  );
}

function isSeen({ signs }: SignRow): boolean {
  return signs.some(({ direction }) => direction !== 'none' && direction !== 'unseen');
}

/** `up`, `down*`, `up proven`, `depends 2:1`, `·`; `none` is always proven. */
function cell({ direction, how, up, down, written }: Sign): string {
  if (direction === 'none') return 'none';
  const mark = written === 'encoded' ? '*' : '';
  if (direction === 'unseen') return `·${mark}`;
  const counts = direction === 'depends' ? ` ${up}:${down}` : '';
  return `${direction}${counts}${mark}${how === 'proven' ? ' proven' : ''}`;
}

function legend({ rows }: SignsResult): string[] {
  if (!rows.some(isSeen)) return [];
  const isProven = rows.some(({ signs }) =>
    signs.some(({ direction, how }) => direction !== 'none' && how === 'proven'),
  );
  return wrap(
    'A star: encoded, for the number is the chance of a draw that alone decides the outcome in its tick; without one the sign ' +
      'is emergent, or the number shapes the model. “depends 2:1”: seen to rise at 2 places and to fall at 1. A dot: not ' +
      'seen in these runs. “none”: proven, for the outcome does not depend on the number. ' +
      (isProven ? '“proven”: it is so at all values that the numbers may have. ' : '') +
      'All other signs are sampled.',
  );
}

function rest({ rows, impossible, evaluations }: SignsResult): string[] {
  const unseen = rows.filter((row) => !isSeen(row)).map(({ parameter }) => parameter);
  return [
    ...(unseen.length === 0
      ? []
      : wrap(
          `No sign was seen of ${unseen.length === 1 ? 'one number' : `${count(unseen.length)} numbers`}: ${unseen.join('; ')}.`,
        )),
    ...(impossible === 0
      ? []
      : wrap(
          `${count(impossible)} of ${count(evaluations)} points were left out: there the numbers go together in no model.`,
        )),
  ];
}
