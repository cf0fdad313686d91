import type { Assumption } from '../../model/model.js';
import type { SimulationResult } from '../../montecarlo/result.js';
import { columns, visible } from '../../scenario/diagnostics/visible.js';
import { exact } from '../numbers.js';
import { type Column, table } from '../table.js';
import { wrap } from '../wrap.js';
import { variantName } from '../variants.js';

/** From the weakest to the strongest ground. */
const BASES = ['assumed', 'elicited', 'calibrated', 'reported'];

const LONGEST_NAME = 60;

const HEADS: readonly Column[] = [
  { head: '' },
  { head: 'value', align: 'right' },
  { head: 'unit', most: 24 },
  { head: 'range', most: 22 },
];

/** What all of it stands on. Every answer ends with this, and with the line that it is no forecast. */
export function assumptions(results: readonly SimulationResult[]): string[] {
  const [first] = results;
  if (first === undefined) return [];
  const groups = byBasis(first.assumptions);
  const total = first.assumptions.length;
  const counted = groups.map(([basis, rows]) => `${rows.length} ${basis}`).join(', ');
  const head = total === 0 ? 'It stands on no number.' : `What it stands on: ${numbers(total)} (${counted})`;
  return [...wrap(head), ...groupedTable(groups), ...changed(results), '', ...wrap(DISCLAIMER)];
}

/** One table, so that all columns stand under each other, with the name of each group above its rows. */
function groupedTable(groups: readonly (readonly [string, readonly Assumption[]])[]): string[] {
  if (groups.length === 0) return [];
  const rows = groups.flatMap(([, found]) => found);
  const [heads = '', ...lines] = table(HEADS, rows.map(cells), {
    indent: 4,
    width: Number.POSITIVE_INFINITY,
  });
  const width = [heads, ...lines].reduce((widest, line) => Math.max(widest, columns(line)), 0) + 2;
  const withSources = (line: string, sources: string): string[] =>
    wrap(sources, { first: line + ' '.repeat(width - columns(line)), rest: ' '.repeat(width) });
  let next = 0;
  const told = groups.flatMap(([basis, found]) => [
    '',
    `  ${basis}`,
    ...found.flatMap((row) => withSources(lines[next++] ?? '', row.sources.join(', '))),
  ]);
  return ['', ...withSources(heads, 'sources'), ...told.slice(1)];
}

const DISCLAIMER =
  'This does not foretell anything. It says what follows if these numbers, and the structure of the scenario, ' +
  'were true; the intervals are of chance alone, not of what is unknown about the world.';

function numbers(total: number): string {
  return total === 1 ? '1 number' : `${total} numbers`;
}

function byBasis(rows: readonly Assumption[]): (readonly [string, readonly Assumption[]])[] {
  const others = rows.map((row) => row.basis).filter((basis) => !BASES.includes(basis));
  return [...BASES, ...new Set(others)]
    .map((basis) => [basis, rows.filter((row) => row.basis === basis)] as const)
    .filter(([, found]) => found.length > 0);
}

/** The end of a name tells more than its beginning, and `--set` takes it too. */
function endOf(name: string): string {
  return name.length <= LONGEST_NAME ? name : `…${name.slice(1 - LONGEST_NAME)}`;
}

function cells(row: Assumption): string[] {
  return [
    endOf(visible(row.name)),
    exact(row.value) + (row.overridden ? ' *' : ''),
    row.unit,
    row.range === null ? '' : `${exact(row.range[0])} to ${exact(row.range[1])}`,
  ];
}

/** Which values a caller or a variant gave in place of the scenario's own. */
function changed(results: readonly SimulationResult[]): string[] {
  const lines: string[] = [];
  const [first, ...others] = results;
  if (first?.assumptions.some((row) => row.overridden) === true)
    lines.push("  * set in place of the scenario's own value");
  const values = new Map(first?.assumptions.map((row) => [row.name, row.value]));
  for (const { variant, assumptions: rows } of others) {
    const different = rows.filter((row) => values.get(row.name) !== row.value);
    if (different.length === 0) continue;
    const told = different.map((row) => `${row.name} = ${exact(row.value)}`).join('; ');
    lines.push(...wrap(told, { first: `  under ${variantName(variant)}: `, rest: '    ' }));
  }
  return lines.length === 0 ? [] : ['', ...lines];
}
