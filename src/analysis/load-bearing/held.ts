import type { Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import type { AbortSignalLike } from '../../montecarlo/simulate.js';
import { traceRun } from '../../reference/index.js';
import { nextTurn } from '../evaluation/worlds.js';

/** How often a commitment held an act back, and how often no other did. */
export interface Held {
  readonly runs: number;
  readonly times: ReadonlyMap<string, number>;
  readonly alone: ReadonlyMap<string, number>;
}

/** Looks through the first runs of a model for acts that were held back, and by which commitments. */
export async function heldBack(
  model: Model,
  {
    seed,
    runs,
    signal,
  }: { readonly seed: Seed; readonly runs: number; readonly signal: AbortSignalLike | null },
): Promise<Held> {
  const times = new Map<string, number>();
  const alone = new Map<string, number>();
  let run = 0;
  for (; run < runs && signal?.aborted !== true; run += 1) {
    const holders = new Map<string, string[]>();
    for (const { tick, description } of traceRun(model, seed, run).events) {
      if (description.kind !== 'kept') continue;
      const key = `${tick} ${description.act}`;
      holders.set(key, [...(holders.get(key) ?? []), description.commitment]);
    }
    for (const names of holders.values()) {
      for (const name of new Set(names)) times.set(name, (times.get(name) ?? 0) + 1);
      const [only, another] = [...new Set(names)];
      if (only !== undefined && another === undefined) alone.set(only, (alone.get(only) ?? 0) + 1);
    }
    if (run % 8 === 7) await nextTurn();
  }
  return { runs: run, times, alone };
}
