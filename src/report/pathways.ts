import type { Chain, EventOnTheWay, PathwaysToResult } from '../analysis/pathways/index.js';
import { quoted, studyHead } from './analysis/head.js';
import { milestoneTeller } from './milestones.js';
import { amount, count, decimalsFor, probability, withInterval } from './numbers.js';
import { page, spaced } from './page.js';
import { exactLines } from './pathways/exact.js';
import { type Row, table } from './table.js';
import { duration } from './ticks.js';
import { wrap } from './wrap.js';

/** What a page about pathways may draw on beside its result. */
export interface PathwaysTextOptions {
  /** The command that tells a run; no commands are shown without it. */
  readonly traceCommand?: (run: number) => string;
}

/** Pathways as a page to read: in a sentence, then chain by chain, then what each event means, then who could have turned it. */
export function printPathways(result: PathwaysToResult, options: PathwaysTextOptions = {}): string {
  return page(
    spaced([
      studyHead(result, `the ways to ${quoted(result.asked)}`, [], 'one'),
      sentence(result),
      ...chains(result),
      events(result),
      follows(result),
      turning(result),
      exactLines(result),
      commands(result, options),
    ]),
  );
}

function sentence(result: PathwaysToResult): string[] {
  const { asked, nominal, reached, looked, different, chains: found } = result;
  const decimals = decimalsFor(result.runs);
  const start = `${quoted(asked)} comes about in ${withInterval(nominal, decimals)} of the runs`;
  const [most] = found;
  if (most === undefined) return wrap(`${start}${nominal.value === 0 ? ': there is no way to tell' : ''}.`);
  const which = looked < reached ? `the first ${count(looked)} of these` : `these ${count(reached)}`;
  const ways = different === 1 ? 'the same way' : `${count(different)} different ways`;
  return wrap(
    `${start}; ${which} went ${ways}. The most frequent is that of ${percent(most.share.value ?? 0)} of them: ${told(result, most)}.`,
  );
}

function told(result: PathwaysToResult, { steps }: Chain): string {
  const tell = milestoneTeller(result);
  return steps.length === 0 ? 'nothing had to happen' : steps.map(({ event }) => tell(event)).join(' → ');
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

function chains(result: PathwaysToResult): string[][] {
  if (result.chains.length === 0) return [];
  const what = result.chainOf === 'everything' ? 'everything that came about' : 'what led to it';
  return [
    wrap(
      `The most frequent chains: ${what}, in the order in which it first came about. On the right ` +
        `how likely ${quoted(result.asked)} is once the steps so far have come about in this order; ` +
        `▸ is the point of no return, from ${result.threshold} on.`,
    ),
    ...result.chains.map((chain, place) => chainLines(result, chain, place)),
  ];
}

function chainLines(result: PathwaysToResult, chain: Chain, place: number): string[] {
  const tell = milestoneTeller(result);
  const decimals = decimalsFor(result.runs);
  const rows = chain.steps.map(
    ({ event, meanTick, after }, step): Row => [
      step === chain.noReturn ? '▸' : '',
      tell(event),
      amount(meanTick),
      withInterval(after, decimals),
    ],
  );
  const of = result.looked;
  return [
    ...wrap(
      `${place + 1}.  ${count(chain.runs)} of ${count(of)} (${withInterval(chain.share, 3)}); ` +
        `of all runs ${withInterval(chain.ofAll, decimals)}; such as run ${chain.run}`,
      { first: '  ', rest: '      ' },
    ),
    ...(rows.length === 0
      ? ['      nothing had to happen']
      : table(
          [
            { head: '' },
            { head: '', wrap: 56, least: 40 },
            { head: place === 0 ? `mean ${result.tick}` : '', align: 'right' },
            { head: place === 0 ? `then ${quoted(result.asked)}` : '', align: 'right' },
          ],
          rows,
          { indent: 4 },
        )),
  ];
}

/** So many events are told. */
const MOST_EVENTS = 15;

function events(result: PathwaysToResult): string[] {
  const { asked, looked, threshold, events: all } = result;
  if (all.length === 0) return [];
  const tell = milestoneTeller(result);
  const decimals = decimalsFor(result.runs);
  const beyond = apart(all.filter(({ after }) => (after.value ?? 0) >= threshold)).toSorted(
    (one, other) => (other.after.value ?? 0) - (one.after.value ?? 0),
  );
  const [highest] = all.toSorted((one, other) => (other.after.value ?? 0) - (one.after.value ?? 0));
  const named = beyond.map(({ event, after }) => `${tell(event)} (${withInterval(after, decimals)})`);
  const none =
    highest === undefined
      ? ''
      : ` The most comes of this: ${tell(highest.event)} (${withInterval(highest.after, decimals)}).`;
  return [
    ...wrap(
      beyond.length === 0
        ? `Points of no return: no event by itself takes ${quoted(asked)} to ${threshold}.${none}`
        : `Points of no return, after which ${quoted(asked)} has a probability of ${threshold} or more: ${named.join('; ')}.`,
    ),
    '',
    ...table(
      [
        { head: '', wrap: 34 },
        { head: 'on the way in', align: 'right' },
        { head: 'of all runs in', align: 'right' },
        { head: `mean ${result.tick}`, align: 'right' },
        { head: `then ${quoted(asked)}`, align: 'right' },
        { head: 'without it', align: 'right' },
      ],
      all
        .slice(0, MOST_EVENTS)
        .map(
          ({ event, onTheWay, runs, meanTick, after, without }): Row => [
            tell(event),
            percent(onTheWay / looked),
            percent(runs / Math.max(1, result.nominal.runs)),
            amount(meanTick),
            withInterval(after, decimals),
            without.value === null ? '–' : probability(without.value, decimals),
          ],
        ),
      { indent: 4 },
    ),
    ...(all.length > MOST_EVENTS
      ? [`    and ${count(all.length - MOST_EVENTS)} more (--json has them)`]
      : []),
  ];
}

/** Without those that come about whenever one before them does, at the same time: a war, and the act that begins it. */
function apart(events: readonly EventOnTheWay[]): readonly EventOnTheWay[] {
  const counts = events.map(({ runs, meanTick, after }) => `${runs} ${meanTick} ${after.value}`);
  return events.filter((_, place) => counts.indexOf(counts[place] ?? '') === place);
}

/** So many followings are told. */
const MOST_FOLLOWS = 12;

function follows(result: PathwaysToResult): string[] {
  const { follows: all, looked, tick } = result;
  if (all.length === 0) return [];
  const tell = milestoneTeller(result);
  return [
    `What follows what on these chains, and after how many ${tick}s on average`,
    '',
    ...table(
      [
        { head: '', wrap: 40 },
        { head: '', wrap: 40 },
        { head: 'in', align: 'right' },
        { head: `${tick}s`, align: 'right' },
      ],
      all
        .slice(0, MOST_FOLLOWS)
        .map(
          ({ from, to, runs, meanTicks }): Row => [
            from === null ? 'the start' : tell(from),
            `→ ${to === null ? quoted(result.asked) : tell(to)}`,
            percent(runs / looked),
            amount(meanTicks),
          ],
        ),
      { indent: 4 },
    ),
    ...(all.length > MOST_FOLLOWS
      ? [`    and ${count(all.length - MOST_FOLLOWS)} more (--json has them)`]
      : []),
  ];
}

function turning(result: PathwaysToResult): string[] {
  const { turning: found, tick, asked } = result;
  if (found.runs === 0) return [];
  const tell = milestoneTeller(result);
  const of = found.runs;
  const rows = found.acts.map(
    ({ event, runs, share, meanBefore, run, tick: on }): Row => [
      tell(event),
      count(runs),
      withInterval(share, 2),
      amount(meanBefore),
      `run ${run}, ${tick} ${on}`,
    ],
  );
  const [most] = found.acts;
  const start =
    most === undefined
      ? `In none of ${count(of)} runs would one act less have turned it.`
      : `In ${count(most.runs)} of ${count(of)} runs the last act that could still have turned it was: ${tell(most.event)}, ` +
        `${most.meanBefore === 0 ? `on the last ${tick}` : `${duration(tick, Number(amount(most.meanBefore)))} before the end on average`}.`;
  if (rows.length === 0) return wrap(start);
  return [
    ...wrap(
      `${start} Had it not happened on its ${tick}, all luck being the same, the run would not have come to ${quoted(asked)}.`,
    ),
    '',
    ...table(
      [
        { head: 'the last to turn it', wrap: 44 },
        { head: 'runs', align: 'right' },
        { head: 'share', align: 'right' },
        { head: `${tick}s before the end`, align: 'right' },
        { head: 'such as' },
      ],
      [...rows, ...(found.none === 0 ? [] : [['no single act', count(found.none), '', '', '']])],
      { indent: 4 },
    ),
  ];
}

function commands({ chains: found }: PathwaysToResult, { traceCommand }: PathwaysTextOptions): string[] {
  const [most] = found;
  if (most === undefined || traceCommand === undefined) return [];
  return ['To be told a run that went the most frequent way:', `    ${traceCommand(most.run)}`];
}
