import type { TickAnswer, TickResult } from '../../analysis/accounts/tick/index.js';
import { askedText } from '../../analysis/evaluation/asked.js';
import { amount, count, decimalsFor, NOT_ESTIMABLE, probability } from '../numbers.js';
import { spaced } from '../page.js';
import { signedWithInterval } from '../signed.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** What half the tick changes, as blocks of a page. */
export function tickLines(result: TickResult): string[] {
  return spaced([['HALF THE TICK'], refusal(result), sentence(result), moved(result), standing(result)]);
}

function refusal({ refused, tick }: TickResult): string[] {
  if (refused.length === 0) return [];
  return [
    ...wrap(
      `This scenario cannot be told in halves of a ${tick}, for it says what happens at each ${tick} as such:`,
    ),
    ...refused.flatMap((reason) => wrap(reason, { first: '    ', rest: '    ' })),
  ];
}

function sentence({ answers, refused, tick, runs, each }: TickResult): string[] {
  if (refused.length > 0 || answers.length === 0) return [];
  const moving = answers.filter(({ moves }) => moves).length;
  const start = `With ticks of half a ${tick}, ${moving === 0 ? 'none' : count(moving)} of ${count(answers.length)} answers ${moving < 2 ? 'moves' : 'move'} by more than chance`;
  return wrap(
    `${start} (${count(runs)} runs of each, which share no luck; each difference is judged at a level of ${(100 * each).toFixed(2)} %).`,
  );
}

function moved({ answers, runs, tick }: TickResult): string[] {
  const moving = answers.filter(({ moves }) => moves).sort((one, other) => sizeOf(other) - sizeOf(one));
  if (moving.length === 0) return [];
  const heads = [
    { head: '', wrap: 48 },
    { head: `a ${tick}`, align: 'right' as const },
    { head: `half a ${tick}`, align: 'right' as const },
    { head: 'difference', align: 'right' as const },
  ];
  return table(
    heads,
    moving.map((answer): Row => rowOf(answer, runs)),
    { indent: 4 },
  );
}

/** Times are so much larger than probabilities that they come first. */
function sizeOf({ difference }: TickAnswer): number {
  return Math.abs(difference?.value ?? 0);
}

function rowOf({ kind, asked, whole, half, difference }: TickAnswer, runs: number): Row {
  const decimals = kind === 'time' ? 1 : decimalsFor(runs);
  const shown = (value: number | null): string => {
    if (value === null) return NOT_ESTIMABLE;
    return kind === 'time' ? amount(value) : probability(value, decimals);
  };
  return [
    askedText(asked),
    shown(whole.value),
    shown(half.value),
    difference === null ? '–' : signedWithInterval(difference, decimals),
  ];
}

function standing({ answers }: TickResult): string[] {
  const still = answers.flatMap(({ moves, asked }) =>
    !moves && asked.is === 'outcome' ? [`“${asked.name}”`] : [],
  );
  return still.length === 0 ? [] : wrap(`Outcomes that do not move: ${still.join(', ')}.`);
}
