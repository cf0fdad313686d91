import type { FateTable } from '../../model/model.js';
import type { State } from '../../reference/trace.js';
import type { Telling } from './telling.js';

/** Who holds a commitment, and in which state each of them sees it. */

/** Holders by the state in which they see a commitment, in the order in which the model names them. */
export type Standing = ReadonlyMap<string, readonly string[]>;

export function commitmentsOf({ model }: Telling): string[] {
  return [...new Set(model.fates.map(({ commitment }) => commitment))];
}

export function holdersOf(commitment: string, { model }: Telling): string[] {
  return model.fates.filter((table) => table.commitment === commitment).map(({ holder }) => holder);
}

/** How a commitment stands in a state of the model. */
export function standingAt(commitment: string, state: State, { model }: Telling): Standing {
  const standing = new Map<string, string[]>();
  for (const table of model.fates) {
    if (table.commitment !== commitment) continue;
    const fate = fateOf(table, state);
    const holders = standing.get(fate) ?? [];
    holders.push(table.holder);
    standing.set(fate, holders);
  }
  return standing;
}

/** The state in which a holder sees a commitment. */
export function fateOf({ fates, variable }: FateTable, state: State): string {
  const value = state[variable];
  return fates.find(({ values }) => value !== undefined && values.includes(value))?.name ?? 'null';
}

/** Two holders know of it and see it differently. */
export function differ(standing: Standing): boolean {
  return [...standing.keys()].filter((fate) => fate !== 'null').length > 1;
}

/** The state at the end of a tick; at the start for tick 0. */
export function stateAfter(tick: number, { trace }: Telling): State {
  return tick === 0 ? trace.start : (trace.ticks[tick - 1]?.state ?? trace.start);
}

/** Groups of holders who share one view. */
export function sharedViews(commitment: string, { model }: Telling): string[][] {
  const groups = new Map<number, string[]>();
  for (const { commitment: name, holder, variable } of model.fates) {
    if (name !== commitment) continue;
    groups.set(variable, [...(groups.get(variable) ?? []), holder]);
  }
  return [...groups.values()];
}
