import type { CommitmentResult, SimulationResult } from '../../montecarlo/result.js';
import { count, decimalsFor, probability } from '../numbers.js';
import { type Column, table } from '../table.js';
import { perVariant, section } from './common.js';

/** The states of a commitment in the order of its life; others follow in the order in which they are met. */
const LIFE = ['null', 'offered', 'conditional', 'detached', 'satisfied', 'violated', 'terminated', 'expired'];

const MEANINGS: Readonly<Record<string, string>> = { null: 'not known' };

/** What became of every commitment, as each of its holders sees it when the run ends. */
export function fates(results: readonly SimulationResult[]): string[] {
  return section(
    'What became of the commitments, as each holder sees it (share of runs)',
    perVariant(results, (result, indent) => fateTable(result.commitments, result.runs, indent)),
  );
}

function fateTable(commitments: readonly CommitmentResult[], runs: number, indent: number): string[] {
  if (commitments.length === 0) return [];
  const met = commitments.flatMap(({ fates: byName }) =>
    Object.keys(byName).filter((fate) => (byName[fate] ?? 0) > 0),
  );
  const columns = inOrderOfLife(new Set(met));
  const heads: Column[] = [
    { head: '', most: 36 },
    { head: 'as seen by', most: 30 },
    ...columns.map((fate) => ({ head: MEANINGS[fate] ?? fate, align: 'right' as const })),
  ];
  let before = '';
  const rows = shared(commitments).map(({ name, holders, fates: byName }) => {
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

function inOrderOfLife(fateNames: ReadonlySet<string>): string[] {
  const known = LIFE.filter((fate) => fateNames.has(fate));
  return [...known, ...[...fateNames].filter((fate) => !LIFE.includes(fate))];
}

interface SharedFates {
  readonly name: string;
  readonly holders: string[];
  readonly fates: Readonly<Record<string, number>>;
}

/** Holders whose counts are all the same stand on one line. */
function shared(commitments: readonly CommitmentResult[]): SharedFates[] {
  const lines: SharedFates[] = [];
  for (const { name, holder, fates: byName } of commitments) {
    const same = lines.find((line) => line.name === name && sameCounts(line.fates, byName));
    if (same === undefined) lines.push({ name, holders: [holder], fates: byName });
    else same.holders.push(holder);
  }
  // Lines of one commitment stay together, in the order in which it was first met.
  const names = [...new Set(lines.map((line) => line.name))];
  return names.flatMap((name) => lines.filter((line) => line.name === name));
}

function sameCounts(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => (one[key] ?? 0) === (other[key] ?? 0));
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
