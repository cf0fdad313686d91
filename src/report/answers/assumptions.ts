import type { Assumption } from '../../model/model.js';
import type { SimulationResult } from '../../montecarlo/result.js';
import { columns, visible } from '../../scenario/diagnostics/visible.js';
import { exact } from '../numbers.js';
import { type Column, type Row, table } from '../table.js';
import { combinationsOf, worldName } from '../variants.js';
import { PAGE_WIDTH, wrap } from '../wrap.js';

/** What stands on numbers. */
type Standing = Pick<SimulationResult, 'assumptions' | 'variant' | 'readings'>;

/** From the weakest to the strongest ground. */
const BASES = ['assumed', 'elicited', 'calibrated', 'reported'];

const LONGEST_NAME = 52;
const COLUMNS: readonly Column[] = [
  { head: '' },
  { head: 'value', align: 'right' },
  { head: 'unit', wrap: 16 },
  { head: 'range', most: 16 },
  { head: 'sources', wrap: 12 },
];

const DISCLAIMER =
  'This does not foretell anything. It says what follows if these numbers, and the structure of the scenario, ' +
  'were true; the intervals are of chance alone, not of what is unknown about the world.';

/** What all of it stands on. Every answer ends with this, and with the line that it is no forecast. */
export function assumptions(results: readonly Standing[], disclaimer = DISCLAIMER): string[] {
  const [first] = results;
  if (first === undefined) return [];
  const groups = byBasis(first.assumptions);
  const total = first.assumptions.length;
  const counted = groups.map(([basis, rows]) => `${rows.length} ${basis}`).join(', ');
  const head = total === 0 ? 'It stands on no number.' : `What it stands on: ${numbers(total)} (${counted})`;
  return [
    ...wrap(head),
    ...readings(results),
    ...groupedTable(groups),
    ...changed(results),
    '',
    ...wrap(disclaimer),
  ];
}

/** How the evidence was read is no number, and still something that all of it stands on. */
function readings(results: readonly Standing[]): string[] {
  const combinations = combinationsOf(results);
  const names = [...new Set(combinations.flatMap((one) => Object.keys(one)))];
  return names.flatMap((name) => {
    const alternatives = new Set(combinations.flatMap((one) => one[name] ?? []));
    return wrap([...alternatives].join(' | '), { first: `  reading ${name}: ` });
  });
}

function numbers(total: number): string {
  return total === 1 ? '1 number' : `${total} numbers`;
}

type Groups = readonly (readonly [string, readonly Assumption[]])[];

function byBasis(rows: readonly Assumption[]): Groups {
  const others = rows.map((row) => row.basis).filter((basis) => !BASES.includes(basis));
  return [...BASES, ...new Set(others)]
    .map((basis) => [basis, rows.filter((row) => row.basis === basis)] as const)
    .filter(([, found]) => found.length > 0);
}

/** With whole names where the page is wide enough for them. */
function groupedTable(groups: Groups): string[] {
  if (groups.length === 0) return [];
  const all = groups.flatMap(([, rows]) => rows);
  const whole = tableWith(groups, (row) => row.name);
  const fits = whole.every((line) => columns(line) <= PAGE_WIDTH);
  return ['', ...(fits ? whole : tableWith(groups, (row) => shortName(row.name, all)))];
}

function tableWith(groups: Groups, nameOf: (row: Assumption) => string): string[] {
  const rows = groups.flatMap(([basis, found]): Row[] => [
    basis,
    ...found.map((row) => cellsOf(row, nameOf(row))),
  ]);
  return table(COLUMNS, rows, { indent: 4, width: Number.POSITIVE_INFINITY });
}

function cellsOf({ value, unit, range, sources, overridden }: Assumption, name: string): string[] {
  return [
    name,
    exact(value) + (overridden ? ' *' : ''),
    unit,
    range === null ? '' : `${exact(range[0])} to ${exact(range[1])}`,
    sources.join(', '),
  ];
}

/** The name without its section where it is one of a kind so, as `--set` takes it. Of a very long one, its end. */
function shortName(name: string, all: readonly Assumption[]): string {
  const end = name.slice(name.indexOf('.') + 1);
  const unique = all.filter((other) => other.name === end || other.name.endsWith(`.${end}`)).length === 1;
  const shown = visible(unique ? end : name);
  return shown.length <= LONGEST_NAME ? shown : `…${shown.slice(1 - LONGEST_NAME)}`;
}

/** Which values a caller or a variant gave in place of the scenario's own. */
function changed(results: readonly Standing[]): string[] {
  const lines: string[] = [];
  const [first, ...others] = results;
  const overridden = first?.assumptions.some((row) => row.overridden) === true;
  if (overridden) lines.push("  * set in place of the scenario's own value");
  const values = new Map(first?.assumptions.map((row) => [row.name, row.value]));
  for (const other of others) {
    const { assumptions: rows } = other;
    const different = rows.filter((row) => values.get(row.name) !== row.value);
    if (different.length === 0) continue;
    const told = different.map((row) => `${row.name} = ${exact(row.value)}`).join('; ');
    lines.push(...wrap(told, { first: `  under ${worldName(other, results)}: `, rest: '    ' }));
  }
  return lines.length === 0 ? [] : ['', ...lines];
}
