import type { OutcomeTime, TimeBought, TimeResult } from '../../analysis/accounts/time/index.js';
import { amount, count, decimalsFor, withInterval } from '../numbers.js';
import { spaced } from '../page.js';
import { signedWithInterval } from '../signed.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** Times, as blocks of a page. */
export function timeLines(result: TimeResult): string[] {
  return spaced([
    ['TIME'],
    opening(result),
    warnings(result),
    bought(result),
    differed(result),
    closing(result),
  ]);
}

function opening({ of, counted, runs }: TimeResult): string[] {
  return wrap(
    of === null ? `${count(runs)} runs.` : `${count(counted)} of ${count(runs)} runs end in “${of}”.`,
  );
}

/** So many first warnings are named. */
const FIRSTS = 2;

function warnings({ outcomes, runs, tick }: TimeResult): string[] {
  const told = outcomes.filter(({ timed }) => timed > 0);
  if (told.length === 0) return [];
  const heads = [
    { head: '', wrap: 28 },
    { head: 'comes on: middle (10 to 90 %)', align: 'right' as const },
    { head: 'warning: middle (10 to 90 %)', align: 'right' as const },
    { head: 'no warning', align: 'right' as const },
    { head: 'first warning (runs)', wrap: 32 },
  ];
  const rows = told.map(
    (one): Row => [
      one.name,
      spread(one.time, `${tick} `),
      spread(one.warning),
      one.sudden.share.value === null ? '–' : one.sudden.share.value.toFixed(decimalsFor(runs) - 1),
      one.first
        .slice(0, FIRSTS)
        .map(({ milestone, runs: times }) => `${milestone} (${count(times)})`)
        .join(', '),
    ],
  );
  return [
    ...wrap(`Warning: ${tick}s from the first milestone that led to an outcome to the outcome`),
    '',
    ...table(heads, rows, { indent: 4 }),
    ...(told.length === outcomes.length
      ? []
      : [
          '',
          ...wrap(
            `Not told of ${untold(outcomes).join(', ')}: nothing had to happen for it, or it never came.`,
          ),
        ]),
  ];
}

function untold(outcomes: readonly OutcomeTime[]): string[] {
  return outcomes.flatMap(({ name, timed }) => (timed === 0 ? [`“${name}”`] : []));
}

function spread(ticks: OutcomeTime['time'], before = ''): string {
  return ticks === null ? '–' : `${before}${ticks.median} (${ticks.tenth} to ${ticks.ninetieth})`;
}

function bought({ bought: found, tick }: TimeResult): string[] {
  const [first] = found;
  const kept = (first?.outcomes ?? []).flatMap(({ outcome }, place) =>
    found.some(({ outcomes }) => isTold(outcomes[place])) ? [{ outcome, place }] : [],
  );
  if (kept.length === 0) return [];
  const heads = [
    { head: '', wrap: 28 },
    ...kept.map(({ outcome }) => ({ head: outcome, align: 'right' as const })),
  ];
  const rows = found.map(
    ({ commitment, outcomes }): Row => [commitment, ...kept.map(({ place }) => cell(outcomes[place]))],
  );
  return [
    ...wrap(
      `${capital(tick)}s bought: how much later an outcome comes with a promise than without it, up to the horizon`,
    ),
    '',
    ...table(heads, rows, { indent: 4 }),
  ];
}

function isTold(one: TimeBought | undefined): boolean {
  return one !== undefined && one.ticks !== null && one.changed > 0;
}

function cell(one: TimeBought | undefined): string {
  if (one === undefined || one.ticks === null) return '·';
  return one.changed === 0 ? '0' : signedWithInterval(one.ticks, 1);
}

function differed({ differed: found, runs, tick }: TimeResult): string[] {
  if (found.length === 0) return [];
  const heads = [
    { head: '', wrap: 34 },
    { head: 'in a share of runs', align: 'right' as const },
    { head: `${tick}s there`, align: 'right' as const },
    { head: `${tick}s over all`, align: 'right' as const },
  ];
  const rows = found.map(
    ({ commitment, ever, ticks, ticksWhere }): Row => [
      commitment,
      withInterval(ever, decimalsFor(runs)),
      ticksWhere === null ? '–' : amount(ticksWhere),
      amount(ticks),
    ],
  );
  return [`${capital(tick)}s in which views of a promise differed`, '', ...table(heads, rows, { indent: 4 })];
}

function closing({ impossible, bought: found }: TimeResult): string[] {
  const named = found.some(({ outcomes }) => outcomes.some(({ ticks }) => ticks === null));
  return [
    ...(named ? wrap('A dot: the outcome speaks of the promise itself, or holds from the start.') : []),
    ...(impossible.length === 0
      ? []
      : wrap(`Left out, for without it there is no such world: ${impossible.join(', ')}.`)),
  ];
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
