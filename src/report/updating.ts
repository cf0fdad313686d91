import {
  type BayesFactor,
  observationText,
  type Prospect,
  type Prospects,
  type Updated,
  type UpdatingResult,
} from '../analysis/updating/index.js';
import type { Estimate } from '../montecarlo/result.js';
import { combinationText } from '../scenario/readings.js';
import { quoted } from './analysis/head.js';
import { amount, count, decimalsFor, exactProbability, probability, withInterval } from './numbers.js';
import { page, spaced } from './page.js';
import { type Row, table } from './table.js';
import { duration, tickName } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** What evidence does, as a page to read: what was observed, the answers before and after, and what to watch next. */
export function printUpdating(result: UpdatingResult): string {
  return page(
    spaced([
      head(result),
      evidence(result),
      sentence(result),
      answers(result),
      next(result),
      closing(result),
    ]),
  );
}

function head(result: UpdatingResult): string[] {
  const { scenario, variant, readings, horizon, tick, observedUpTo, method, sample, seed, level, stopped } =
    result;
  const observed =
    observedUpTo === 0 ? 'nothing observed yet' : `observed up to ${tickName(tick, observedUpTo)}`;
  const how =
    sample === null
      ? ['exact, no runs']
      : [
          method === 'weighted runs'
            ? `${count(sample.played)} weighted runs, worth ${count(sample.effective)} that agree with it`
            : `${count(sample.effective)} of ${count(sample.played)} runs agree with it`,
          `seed ${seed}`,
          `${level * 100}% intervals`,
        ];
  return [
    ...wrap(scenario),
    ...wrap(
      [variantName(variant), combinationText(readings), observed].filter((part) => part !== '').join(' · '),
    ),
    ...wrap([duration(tick, horizon), ...how].join(' · ')),
    ...(stopped ? ['Stopped early: what is shown rests on the runs that were done by then.'] : []),
  ];
}

function evidence(result: UpdatingResult): string[] {
  const { observations, nothingElse, evidence: all } = result;
  const decimals = decimalsOf(result);
  const rows = observations.map(
    (one): Row => [observationText(one), withInterval(one.probability, decimals)],
  );
  if (nothingElse) rows.push(['no other act', '']);
  if (rows.length === 0) return [];
  if (rows.length > 1) rows.push(['all of it', likely(all, decimals)]);
  const heads = [
    { head: 'Observed', wrap: 60 },
    { head: 'how likely it was', align: 'right' as const },
  ];
  return table(heads, rows);
}

/** What was observed may have been most unlikely. */
function likely(estimate: Estimate, decimals: number): string {
  const { value, low, high, exact } = estimate;
  if (value === null || low === null || high === null || exact === true || value >= SELDOM)
    return withInterval(estimate, decimals);
  return `${amount(value)} [${amount(low)}, ${amount(high)}]`;
}

const SELDOM = 0.001;

function sentence(result: UpdatingResult): string[] {
  if (result.observations.length === 0 && !result.nothingElse) return [];
  const { before, after, factor } = result.answer;
  const decimals = decimalsOf(result);
  const change = `${quoted(result.asked)} goes from ${withInterval(before, decimals)} to ${withInterval(after, decimals)}`;
  return wrap(`${change}${factor === null ? '' : `: its odds are multiplied by ${factorText(factor)}`}.`);
}

function answers(result: UpdatingResult): string[] {
  const decimals = decimalsOf(result);
  const cells = ({ before, after, factor }: Updated): string[] => [
    withInterval(before, decimals),
    withInterval(after, decimals),
    factor === null ? '–' : factorText(factor),
  ];
  const rows: Row[] = [
    'How it ends',
    ...result.outcomes
      .filter(({ before, after }) => before.value !== 0 || after.value !== 0)
      .map((one): Row => [`  ${one.name}`, ...cells(one)]),
  ];
  let question: string | null = null;
  for (const row of result.rows) {
    if (row.question !== question) rows.push(`${row.question}${row.title === null ? '' : `  ${row.title}`}`);
    question = row.question;
    rows.push([`  ${row.label}`, ...cells(row)]);
  }
  return table(
    [
      { head: '', most: 40 },
      { head: 'before', align: 'right' },
      { head: 'after', align: 'right' },
      { head: 'odds times', align: 'right' },
    ],
    rows,
  );
}

/** So many events are shown. */
const SHOWN = 12;

function next(result: UpdatingResult): string[] {
  const { next: prospects, tick, asked, answer } = result;
  if (prospects === null) return [];
  const { from, to, entropy } = prospects;
  const told = prospects.events.filter(isTold);
  const window = from === to ? `on ${tickName(tick, to)}` : `from ${tickName(tick, from)} to ${to}`;
  const opening = wrap(
    `What to watch ${window}: which of it would say most about ${quoted(asked)}, which now has probability ` +
      `${withInterval(answer.after, decimalsOf(result))} and is open by ${amount(entropy)} bits`,
  );
  if (told.length === 0)
    return [...opening, '', ...wrap('Nothing that can be seen by then tells anything of it.')];
  return [
    ...opening,
    '',
    ...table(
      [
        { head: '', wrap: 31 },
        { head: 'likely', align: 'right' },
        { head: 'if it comes', align: 'right' },
        { head: 'if it does not', align: 'right' },
        { head: 'bits', align: 'right' },
      ],
      told.slice(0, SHOWN).map((one): Row => prospectRow(one, prospects)),
      { indent: 2 },
    ),
    ...untold(prospects),
  ];
}

function prospectRow(one: Prospect, { method }: Prospects): Row {
  const { event, information } = one;
  const { value } = one.probability;
  const shown =
    value === null
      ? '–'
      : method !== 'exact'
        ? probability(value)
        : value < SELDOM
          ? amount(value)
          : exactProbability(value);
  const { bits, low, high } = information;
  const told =
    method === 'exact' ? amount(bits) : `${probability(bits)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return [event, shown, withInterval(one.ifSo, 3), withInterval(one.ifNot, 3), told];
}

/** Whether it tells more than nothing. */
function isTold({ information: { bits, low } }: Prospect): boolean {
  return low > 0 && bits > 1e-12;
}

function untold({ events, method }: Prospects): string[] {
  const told = events.filter(isTold);
  const others = events.filter((one) => !isTold(one)).map(({ event }) => event);
  const left = told.slice(SHOWN).map(({ event }) => event);
  const nothing =
    method === 'exact'
      ? 'These tell nothing of it'
      : 'These runs cannot tell from nothing what these say of it';
  return [
    ...(left.length === 0 ? [] : ['', ...wrap(`Less is told by ${left.join('; ')}.`)]),
    ...(others.length === 0 ? [] : ['', ...wrap(`${nothing}: ${others.join('; ')}.`)]),
  ];
}

function closing({ method, next: prospects }: UpdatingResult): string[] {
  const lines = [
    'What was observed conditions the answers and changes nothing in the world: it also tells of what came before. To ask ' +
      'what would follow if an act were made to happen, force it in a variant.',
    ...(prospects === null
      ? []
      : [
          'Bits are the mutual information of the event and the answer' +
            (method === 'exact' ? '.' : ', less the bias that it has over so many runs.'),
        ]),
  ];
  return wrap(lines.join(' '));
}

function decimalsOf({ sample }: UpdatingResult): number {
  return decimalsFor(sample?.effective ?? 0);
}

function factorText({ value, low, high }: BayesFactor): string {
  if (low === high) return amount(value);
  return `${amount(value)} [${amount(low)}, ${high === null ? '∞' : amount(high)}]`;
}
