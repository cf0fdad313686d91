import type { SimulationResult, TemptationResult } from '../../montecarlo/result.js';
import { amount, count, decimalsFor, probability, withInterval } from '../numbers.js';
import { table } from '../table.js';
import { wrap } from '../wrap.js';
import { perVariant, section } from './common.js';

/** The counts of every restraint, in order: the first is the sum of the others. */
const KINDS = ['tempted', 'kept', 'spared', 'broken'];
/** Acts against it that were no temptation: a variant forced them, or they were accidents. */
const APART = ['forced', 'accidents'];

/** How often each restraint was put to the test over all runs, and how it stood it. */
export function temptations(results: readonly SimulationResult[]): string[] {
  return section(
    'Put to the test (times over all runs; spared: another commitment held where this one would not have)',
    perVariant(results, ({ temptations: all }, indent) => {
      const tried = all.filter(({ counts }) => [...KINDS, ...APART].some((kind) => (counts[kind] ?? 0) > 0));
      const untried = neverPutToTheTest(all, indent);
      if (tried.length === 0) return untried;
      const apart = APART.filter((kind) => tried.some(({ counts }) => (counts[kind] ?? 0) > 0));
      const kinds = [...KINDS, ...apart];
      const heads = [
        { head: '', most: 50 },
        ...kinds.map((head) => ({ head, align: 'right' as const })),
        { head: 'kept of tempted', align: 'right' as const },
      ];
      const rows = tried.map((row) => temptationRow(row, kinds));
      return [...table(heads, rows, { indent }), ...untried];
    }),
  );
}

/** Restraints that nothing was ever held against: their fidelity made no difference in these runs. */
function neverPutToTheTest(all: readonly TemptationResult[], indent: number): string[] {
  const names = all
    .filter(({ counts }) => 'tempted' in counts && Object.values(counts).every((times) => times === 0))
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const margin = ' '.repeat(indent);
  return wrap(`Never, so that their fidelity made no difference: ${names.join(', ')}`, {
    first: margin,
    rest: `${margin}  `,
  });
}

function temptationRow({ name, counts }: TemptationResult, kinds: readonly string[]): string[] {
  const times = (kind: string): number => counts[kind] ?? 0;
  const cells = kinds.map((kind) => count(times(kind)));
  return [name, ...cells, times('tempted') === 0 ? '–' : probability(times('kept') / times('tempted'), 2)];
}

/** What became of responses that fell due and were held back by a restraint. */
export function heldBack(results: readonly SimulationResult[]): string[] {
  return section(
    'Answers that another commitment held back (times over all runs)',
    perVariant(results, ({ temptations: all }, indent) => {
      const rows = all.flatMap(({ name, counts }) => {
        const others = Object.entries(counts).filter(
          ([kind, times]) => times > 0 && !APART.includes(kind) && !KINDS.includes(kind),
        );
        return others.length === 0
          ? []
          : [[name, others.map(([kind, times]) => `${kind} ${count(times)}`).join(', ')]];
      });
      return rows.length === 0 ? [] : table([{ head: '', most: 50 }, { head: '' }], rows, { indent });
    }),
  );
}

/** Where two holders' views of one commitment ever differed. */
export function disputes(results: readonly SimulationResult[]): string[] {
  return section(
    'Disputed (two holders see the same commitment differently)',
    perVariant(results, (result, indent) => {
      const rows = result.disputes
        .filter(({ ever }) => (ever.value ?? 0) > 0)
        .map(({ name, ever, meanTicks }) => [
          name,
          withInterval(ever, decimalsFor(result.runs)),
          amount(meanTicks),
        ]);
      if (rows.length === 0) return [];
      const heads = [
        { head: '', most: 50 },
        { head: 'ever, share of runs' },
        { head: `${result.tick}s a run, on average`, align: 'right' as const },
      ];
      return table(heads, rows, { indent });
    }),
  );
}
