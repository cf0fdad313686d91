import type { SimulationResult, TemptationResult } from '../../montecarlo/result.js';
import { amount, count, decimalsFor, probability, withInterval } from '../numbers.js';
import { table } from '../table.js';
import { perVariant, section } from './common.js';

/** The counts that every restraint has, in order; further ones follow. */
const KINDS = ['tempted', 'kept', 'spared', 'broken'];

/** How often each restraint was put to the test over all runs, and how it stood it. */
export function temptations(results: readonly SimulationResult[]): string[] {
  return section(
    'Put to the test (times over all runs; spared: another commitment held where this one would not have)',
    perVariant(results, ({ temptations: all }, indent) => {
      const tried = all.filter(({ counts }) => Object.values(counts).some((times) => times > 0));
      if (tried.length === 0) return [];
      const names = new Set(tried.flatMap(({ counts }) => Object.keys(counts)));
      const kinds = [...KINDS, ...[...names].filter((name) => !KINDS.includes(name))];
      const heads = [
        { head: '', most: 50 },
        ...kinds.map((head) => ({ head, align: 'right' as const })),
        { head: 'kept of tempted', align: 'right' as const },
      ];
      return table(
        heads,
        tried.map((row) => temptationRow(row, kinds)),
        { indent },
      );
    }),
  );
}

function temptationRow({ name, counts }: TemptationResult, kinds: readonly string[]): string[] {
  const times = (kind: string): number => counts[kind] ?? 0;
  const tempted = counts['tempted'] ?? times('kept') + times('spared') + times('broken');
  const cells = kinds.map((kind) => count(kind === 'tempted' ? tempted : times(kind)));
  return [name, ...cells, tempted === 0 ? '–' : probability(times('kept') / tempted, 2)];
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
