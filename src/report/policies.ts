import type { ChosenRow, PoliciesResult, PolicyExtreme, PolicyRow } from '../analysis/policies/index.js';
import { probability } from './numbers.js';
import { page, spaced } from './page.js';
import { refusals } from './refusals.js';
import { table } from './table.js';
import { duration, tickName } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

const DECIMALS = 4;

/** What may come of free choices, and the choices that bring it about, as a page to read. */
export function printPolicies(result: PoliciesResult): string {
  const certain = (value: number): boolean => value < 1e-12;
  const policies = result.rows.flatMap((row) =>
    // Where choices make no difference there is nothing to tell.
    certain(row.greatest.probability - row.least.probability)
      ? []
      : [told(result, row, 'least', row.least), told(result, row, 'greatest', row.greatest)],
  );
  return page(
    spaced([
      header(result),
      ends(result),
      ...constrained(result),
      ...policies,
      refusals(result.refused),
      wrap(CLOSING),
    ]),
  );
}

const CLOSING =
  'This is what could be done to each end, by whoever chooses freely, and not what anybody wants. A policy knows the whole state at the start of a tick, hidden things too, and nothing of what is still to be drawn. All ' +
  'free options are chosen to the same end. In any situation that is not named the option is not taken, or it makes no ' +
  'difference.';

function header({ scenario, variant, readings, tick, horizon, choices }: PoliciesResult): string[] {
  return [
    ...wrap(scenario),
    ...wrap(variantName(variant)),
    ...Object.entries(readings).flatMap(([name, alternative]) =>
      wrap(alternative, { first: `reading ${name}: ` }),
    ),
    duration(tick, horizon),
    ...wrap(choices.map(({ option }) => option).join('; '), { first: 'chosen freely: ' }),
  ];
}

const number = (value: number | null): string => (value === null ? '–' : probability(value, DECIMALS));

function ends({ rows, tick }: PoliciesResult): string[] {
  if (rows.length === 0) return [];
  const lines = rows.flatMap((row) => [
    [
      row.kind === 'outcome' ? row.name : `${row.name} (${tickName(tick, row.tick)})`,
      number(row.never),
      number(row.least.probability),
      number(row.greatest.probability),
    ],
    ...(row.condition === null
      ? []
      : [['  how likely the condition is', '', number(row.condition.least), number(row.condition.greatest)]]),
  ]);
  const heads = [
    { head: '', most: 60 },
    { head: 'never taken', align: 'right' as const },
    { head: 'least', align: 'right' as const },
    { head: 'greatest', align: 'right' as const },
  ];
  return ['What may come of it, over all policies', '', ...table(heads, lines, { indent: 2 })];
}

function constrained({ constrained: each }: PoliciesResult): string[][] {
  return each.map(({ actor, commitments, rows }) => [
    ...wrap(`The same if ${actor} were certain to keep ${commitments.join(', ')}`),
    '',
    ...table(
      [
        { head: '', most: 60 },
        { head: 'least', align: 'right' },
        { head: 'greatest', align: 'right' },
      ],
      rows.map(({ name, least, greatest }) => [name, number(least), number(greatest)]),
      { indent: 2 },
    ),
  ]);
}

function told(
  { tick }: PoliciesResult,
  { name }: ChosenRow,
  end: 'least' | 'greatest',
  of: PolicyExtreme,
): string[] {
  const heading = `${name}, ${end} (${number(of.probability)}): what to choose`;
  if (of.table === null) return [heading, '', '  The policy would not fit into memory as a table.'];
  const acting = of.table.filter(({ acts }) => acts);
  if (acting.length === 0) return [heading, '', '  take no free option'];
  const options = [...new Set(acting.map(({ option }) => option))];
  return [
    heading,
    '',
    ...options.flatMap((option) => {
      const rows = acting.filter((row) => row.option === option);
      const always = of.table?.some((row) => row.option === option && !row.acts) === false;
      return rows.flatMap((row) => situation(row, tick, always && rows.length === 1));
    }),
  ];
}

/** Where an option is taken. */
function situation({ option, when, ticks }: PolicyRow, unit: string, isOnly: boolean): string[] {
  const during = (ticks ?? []).map(([from, to]) =>
    from === to ? tickName(unit, from) : `${unit}s ${from} to ${to}`,
  );
  const times = during.length === 0 ? [] : [`on ${during.join(', ')}`];
  const where = when === null ? [] : [`when ${when}`];
  const text = [...times, ...where].join(' ');
  const anywhere = isOnly ? 'always' : 'wherever it makes a difference';
  return wrap(text === '' ? anywhere : text, { first: `  ${option}: ` });
}
