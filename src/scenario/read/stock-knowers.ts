import type { ScenarioDocument } from '../schema/document.js';

/** A stock as it is written. */
export type StockInput = NonNullable<ScenarioDocument['stocks']>[string];

/** Who knows how many there are; null for everybody. The owner always does. */
export function knowersOf({ owner, 'known to': knownTo }: StockInput): readonly string[] | null {
  return knownTo === undefined ? null : [...new Set([owner, ...knownTo])];
}
