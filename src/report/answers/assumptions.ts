import type { Assumption } from '../../model/model.js';
import type { SimulationResult } from '../../montecarlo/result.js';
import { exact } from '../numbers.js';
import { type Column, table } from '../table.js';
import { wrap } from '../wrap.js';
import { variantName } from '../variants.js';

/** From the weakest to the strongest ground. */
const BASES = ['assumed', 'elicited', 'calibrated', 'reported'];

const HEADS: readonly Column[] = [
  { head: '', most: 56 },
  { head: 'value', align: 'right' },
  { head: 'unit', most: 24 },
  { head: 'range', most: 22 },
  { head: 'sources', most: 24 },
];

/** What all of it stands on. Every answer ends with this, and with the line that it is no forecast. */
export function assumptions(results: readonly SimulationResult[]): string[] {
  const [first] = results;
  if (first === undefined) return [];
  const groups = byBasis(first.assumptions);
  const total = first.assumptions.length;
  const counted = groups.map(([basis, rows]) => `${rows.length} ${basis}`).join(', ');
  const head = total === 0 ? 'It stands on no number.' : `What it stands on: ${numbers(total)} (${counted})`;
  const tables = groups.flatMap(([basis, rows]) => ['', `  ${basis}`, ...assumptionTable(rows)]);
  return [...wrap(head), ...tables, ...changed(results), '', ...wrap(DISCLAIMER)];
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

function assumptionTable(rows: readonly Assumption[]): string[] {
  const cells = rows.map((row) => [
    row.name,
    exact(row.value) + (row.overridden ? ' *' : ''),
    row.unit,
    row.range === null ? '' : `${exact(row.range[0])} to ${exact(row.range[1])}`,
    row.sources.join(', '),
  ]);
  return table(HEADS, cells, { indent: 4 });
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
