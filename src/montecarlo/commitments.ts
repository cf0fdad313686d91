import type { Model } from '../model/model.js';
import type { Estimator } from './estimator.js';
import type { CommitmentResult, DisputeResult, TemptationResult } from './result.js';
import type { Tally } from './tally.js';

/** What became of each commitment in each holder's view. */
export function commitments(model: Model, tally: Tally): readonly CommitmentResult[] {
  return model.fates.map(({ commitment, holder, fates, entries }, place) => ({
    name: commitment,
    holder,
    fates: Object.fromEntries(fates.map(({ name }, fate) => [name, tally.fates[place]?.[fate] ?? 0])),
    entries: Object.fromEntries(entries.map(({ fate, counter }) => [fate, tally.counters[counter] ?? 0])),
  }));
}

/** How often each commitment was put to the test: the counters of commitments, but for those of entries into fates. */
export function temptations(model: Model, tally: Tally): readonly TemptationResult[] {
  const entries = new Set(model.fates.flatMap((table) => table.entries.map(({ counter }) => counter)));
  const byCommitment = new Map<string, Map<string, number>>();
  model.counters.forEach(({ name, origin }, counter) => {
    if (origin.section !== 'commitments' || entries.has(counter)) return;
    const counts = byCommitment.get(origin.name) ?? new Map<string, number>();
    byCommitment.set(origin.name, counts);
    const key = origin.role ?? name;
    counts.set(key, (counts.get(key) ?? 0) + (tally.counters[counter] ?? 0));
  });
  return [...byCommitment].map(([name, counts]) => ({ name, counts: Object.fromEntries(counts) }));
}

/** In how many runs, and for how long, the holders of a commitment differed about it. */
export function disputes(model: Model, tally: Tally, estimator: Estimator): readonly DisputeResult[] {
  return model.watches.flatMap(({ origin }, place) => {
    if (origin.role !== 'disputed') return [];
    const { ever, ticks } = tally.watches[place] ?? { ever: 0, ticks: 0 };
    const meanTicks = tally.runs === 0 ? 0 : ticks / tally.runs;
    return [{ name: origin.name, ever: estimator.proportion(ever, tally.runs), meanTicks }];
  });
}
