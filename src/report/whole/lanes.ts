import type { FateTable, Model } from '../../model/model.js';
import type { Trace } from '../../reference/index.js';
import { fateOf } from '../story/fates.js';

/** How a commitment stood through a run, in the eyes of holders who share one view. */
export interface Lane {
  readonly commitment: string;
  readonly holders: readonly string[];
  /** In order, without gaps: from tick 0 to the last. */
  readonly stretches: readonly Stretch[];
}

/** Some ticks in which it stood in one state, the first and the last included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly state: string;
}

export function lanesOf({ fates }: Model, trace: Trace): Lane[] {
  const views = new Map<string, { readonly table: FateTable; readonly holders: string[] }>();
  for (const table of fates) {
    const key = JSON.stringify([table.commitment, table.variable]);
    const view = views.get(key) ?? { table, holders: [] };
    view.holders.push(table.holder);
    views.set(key, view);
  }
  return [...views.values()].map(({ table, holders }) => ({
    commitment: table.commitment,
    holders,
    stretches: stretches(table, trace),
  }));
}

function stretches(table: FateTable, { start, ticks }: Trace): Stretch[] {
  const found: { from: number; to: number; state: string }[] = [];
  for (const { tick, state } of [{ tick: 0, state: start }, ...ticks]) {
    const fate = fateOf(table, state);
    const last = found.at(-1);
    if (last?.state === fate) last.to = tick;
    else found.push({ from: tick, to: tick, state: fate });
  }
  return found;
}
