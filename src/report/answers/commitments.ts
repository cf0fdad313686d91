import type { CommitmentResult, SimulationResult } from '../../montecarlo/result.js';
import { fateName, inOrderOfLife, sharedFates } from '../fates.js';
import { count, decimalsFor, probability } from '../numbers.js';
import { type Column, table } from '../table.js';
import { perVariant, section } from './common.js';

/** What became of every commitment, as each of its holders sees it when the run ends. */
export function fates(results: readonly SimulationResult[]): string[] {
  return section(
    'What became of the commitments, as each holder sees it (share of runs)',
    perVariant(results, (result, indent) => fateTable(result.commitments, result.runs, indent)),
  );
}

function fateTable(commitments: readonly CommitmentResult[], runs: number, indent: number): string[] {
  if (commitments.length === 0) return [];
  const columns = inOrderOfLife(commitments);
  const heads: Column[] = [
    { head: '', most: 36 },
    { head: 'as seen by', most: 30 },
    ...columns.map((fate) => ({ head: fateName(fate), align: 'right' as const })),
  ];
  let before = '';
  const rows = sharedFates(commitments).map(({ name, holders, fates: byName }) => {
    const label = name === before ? '' : name;
    before = name;
    const shares = columns.map((fate) => {
      const runsIn = byName[fate] ?? 0;
      return runsIn === 0 ? '·' : probability(runsIn / runs, decimalsFor(runs));
    });
    return [label, holders.join(', '), ...shares];
  });
  return [...table(heads, rows, { indent }), ...entryLines(commitments, indent)];
}

/** For commitments that repeat: how often each end was reached, over all runs. */
function entryLines(commitments: readonly CommitmentResult[], indent: number): string[] {
  const told = new Map<
    string,
    { readonly name: string; readonly holders: string[]; readonly ends: string }
  >();
  for (const { name, holder, entries } of commitments) {
    const reached = Object.entries(entries).filter(([, times]) => times > 0);
    if (reached.length === 0) continue;
    const ends = reached.map(([fate, times]) => `${fate} ${count(times)}`).join(', ');
    const key = JSON.stringify([name, ends]);
    const same = told.get(key);
    if (same === undefined) told.set(key, { name, holders: [holder], ends });
    else same.holders.push(holder);
  }
  if (told.size === 0) return [];
  const heads = [
    { head: '', most: 36 },
    { head: 'as seen by', most: 30 },
    { head: 'ends reached over all runs, by what repeats' },
  ];
  const rows = [...told.values()].map(({ name, holders, ends }) => [name, holders.join(', '), ends]);
  return ['', ...table(heads, rows, { indent })];
}
