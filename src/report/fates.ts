import type { CommitmentResult } from '../montecarlo/result.js';

/** The fates of commitments as reports show them. */

/** The states of a commitment in the order of its life; others follow in the order in which they are met. */
const LIFE = ['null', 'offered', 'conditional', 'detached', 'satisfied', 'violated', 'terminated', 'expired'];

const MEANINGS: Readonly<Record<string, string>> = { null: 'not known' };

/** How a state is called. */
export function fateName(fate: string): string {
  return MEANINGS[fate] ?? fate;
}

/** The states in which any view was left, in the order of life. */
export function inOrderOfLife(commitments: readonly CommitmentResult[]): string[] {
  const met = new Set(
    commitments.flatMap(({ fates }) => Object.keys(fates).filter((fate) => (fates[fate] ?? 0) > 0)),
  );
  return [...LIFE.filter((fate) => met.has(fate)), ...[...met].filter((fate) => !LIFE.includes(fate))];
}

/** What became of a commitment in the eyes of holders who saw the same. */
export interface SharedFates {
  readonly name: string;
  readonly holders: readonly string[];
  readonly fates: Readonly<Record<string, number>>;
}

/** Holders whose counts are all the same stand together. */
export function sharedFates(commitments: readonly CommitmentResult[]): SharedFates[] {
  const lines: { name: string; holders: string[]; fates: Readonly<Record<string, number>> }[] = [];
  for (const { name, holder, fates } of commitments) {
    const same = lines.find((line) => line.name === name && sameCounts(line.fates, fates));
    if (same === undefined) lines.push({ name, holders: [holder], fates });
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
