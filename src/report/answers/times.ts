import type { Estimate } from '../../montecarlo/result.js';
import { amount, decimalsFor, NOT_ESTIMABLE, withInterval } from '../numbers.js';
import { table } from '../table.js';
import { duration } from '../ticks.js';
import type { Asked } from './common.js';

/** Questions of time: whether it comes about, after how long on average if it does, and the mean cut at the horizon. */
export function timeTable(asked: readonly Asked[], indent: number): string[] {
  const timed = asked.flatMap(({ variant, result, question: { time } }) =>
    time === null ? [] : [{ variant, result, time }],
  );
  const [first] = timed;
  if (first === undefined) return [];
  const { tick, horizon } = first.result;
  const heads = [
    { head: '', most: 40 },
    { head: 'comes about' },
    { head: `${tick}s until then, if so` },
    { head: `mean, ${duration(tick, horizon)} if not` },
  ];
  const rows = timed.map(({ variant, result, time }) => [
    variant,
    withInterval(time.cameAbout, decimalsFor(result.runs)),
    mean(time.conditional),
    mean(time.restricted),
  ]);
  return table(heads, rows, { indent });
}

function mean({ value, low, high, exact }: Estimate): string {
  if (value === null) return NOT_ESTIMABLE;
  return exact === true || low === null || high === null
    ? amount(value)
    : `${amount(value)} [${amount(low)}, ${amount(high)}]`;
}
