import type { BoundedRow, BoundsResult, Extreme } from '../analysis/bounds/index.js';
import { exact, probability } from './numbers.js';
import { page, spaced } from './page.js';
import { refusals } from './refusals.js';
import { type Row, table } from './table.js';
import { duration, tickName } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** As many digits as a bound is proven to. */
const DECIMALS = 4;

/** How far probabilities can go over ranges of numbers, as a page to read. */
export function printBounds(result: BoundsResult): string {
  return page(
    spaced([
      header(result),
      numbers(result),
      held(result),
      ends(result),
      ...result.rows.map((row) => alone(result, row)),
      refusals(result.refused),
      wrap(explained(result)),
    ]),
  );
}

function header({ scenario, variant, readings, tick, horizon, parameters, choices }: BoundsResult): string[] {
  const varied = `${parameters.length} ${parameters.length === 1 ? 'number is varied within its range' : 'numbers are varied within their ranges'}`;
  return [
    ...wrap(scenario),
    ...wrap(variantName(variant)),
    ...Object.entries(readings).flatMap(([name, alternative]) =>
      wrap(alternative, { first: `reading ${name}: ` }),
    ),
    `${duration(tick, horizon)} · ${varied}`,
    ...(choices.length === 0 ? [] : wrap(choices.join('; '), { first: 'chosen freely: ' })),
  ];
}

function numbers({ parameters }: BoundsResult): string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.map(({ name, value, unit, range: [low, high] }) => [
    name,
    exact(value),
    `${exact(low)} to ${exact(high)}`,
    unit,
  ]);
  const heads = [
    { head: '', most: 60 },
    { head: 'given', align: 'right' as const },
    { head: 'range' },
    { head: '' },
  ];
  return ['Numbers that are varied', '', ...table(heads, rows, { indent: 2 })];
}

function held({ held: told }: BoundsResult): string[] {
  if (told.length === 0) return [];
  return [
    'Numbers with a range that are held',
    '',
    ...told.flatMap(({ name, reason }) => wrap(reason, { first: `  ${name}: ` })),
  ];
}

const HEADS = [
  { head: '', least: 29 },
  { head: 'least', align: 'right' as const },
  { head: '' },
  { head: 'greatest', align: 'right' as const },
  { head: '' },
];

function ends({ rows, tick, choices }: BoundsResult): string[] {
  if (rows.length === 0) return [];
  const lines = rows.flatMap(({ name, kind, tick: at, condition, given, once, anew }): Row[] => [
    kind === 'outcome' ? name : `${name} (${tickName(tick, at)})`,
    ...(condition === null
      ? []
      : [['how likely the condition is', number(condition.least), '', number(condition.greatest), '']]),
    [
      choices.length === 0 ? 'as given' : 'as given, over all choices',
      number(given.least),
      '',
      number(given.greatest),
      '',
    ],
    ['one value for the whole run', ...told(once.least, 'least'), ...told(once.greatest, 'greatest')],
    [
      'another value at every draw',
      number(anew.least),
      anew.outer ? 'outer' : 'reached',
      number(anew.greatest),
      anew.outer ? 'outer' : 'reached',
    ],
  ]);
  return ['How far each probability can go', '', ...table(HEADS, lines, { indent: 4 })];
}

function number(value: number): string {
  return probability(value, DECIMALS);
}

/** An extreme, and how it is known. */
function told({ probability: found, bound, proven }: Extreme, end: 'least' | 'greatest'): [string, string] {
  if (proven) return [number(found), 'proven'];
  return [number(found), `searched; ${end === 'least' ? 'not below' : 'not above'} ${number(bound)}`];
}

/** What one number does by itself, and at which values the whole goes furthest. */
function alone({ parameters }: BoundsResult, { name, once, alone: each }: BoundedRow): string[] {
  const at = (end: Extreme): string =>
    parameters.map((one) => `${one.name} ${exact(end.at[one.name] ?? one.value)}`).join(', ');
  if (parameters.length === 0) return [];
  const where = [
    ...wrap(at(once.least), { first: '  least at ' }),
    ...wrap(at(once.greatest), { first: '  greatest at ' }),
  ];
  if (each.length === 0) return [name, '', ...where];
  const rows = each.map(({ parameter, once: of, anew }) => [
    parameter,
    ...told(of.least, 'least'),
    ...told(of.greatest, 'greatest'),
    `${number(anew.least)} to ${number(anew.greatest)}`,
  ]);
  const heads = [
    ...HEADS.map((head, place) => (place === 0 ? { head: 'one number at a time', most: 60 } : head)),
    { head: 'another at every draw' },
  ];
  return [`${name}: what moves it`, '', ...table(heads, rows, { indent: 2 }), '', ...where];
}

/** What the words mean that stand beside the numbers. */
function explained({ rows, choices }: BoundsResult): string {
  const once = rows.flatMap((row) => [row.once, ...row.alone.map((each) => each.once)]);
  const extremes = once.flatMap(({ least, greatest }) => [least, greatest]);
  const sentences = [
    [
      extremes.some(({ proven }) => proven),
      'Proven: no values within the ranges go further, to within 0.00005.',
    ],
    [
      extremes.some(({ proven }) => !proven),
      'Searched: some values go so far, and what stands beside it is proven; between the two it is open.',
    ],
    [
      rows.some(({ anew }) => !anew.outer),
      'Reached: a nature that picks each number anew at every draw goes just so far.',
    ],
    [
      rows.some(({ anew }) => anew.outer),
      'Outer: no values go further, and perhaps none so far, since a number that stands in several places was bounded in each by itself.',
    ],
    [
      choices.length > 0,
      'All of it is over everything that may be chosen: see `policies` for what to choose.',
    ],
  ] as const;
  return sentences.flatMap(([holds, text]) => (holds ? [text] : [])).join(' ');
}
