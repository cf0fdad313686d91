import { count } from '../numbers.js';
import type { SimulationResult } from '../../montecarlo/result.js';

/** What every report says, in the same words. */

export const FORETELLS_NOTHING =
  'This foretells nothing. It says what follows if these numbers, and the structure of the scenario, were true.';

export const INTERVALS =
  'The intervals are of chance alone: how far the shares may be off because so many runs were played and no more. They do not cover what is unknown about the world.';

const METHODS = {
  wilson: 'Wilson intervals',
  'clopper-pearson': 'Clopper–Pearson intervals',
  'any time': 'intervals that hold whenever it stops',
} as const;

/** `1,000 runs each`, `intervals of 95 % (Wilson)`. */
export function methodOf(results: readonly SimulationResult[]): {
  readonly runs: string;
  readonly intervals: string;
} {
  const runs = results.map((result) => result.runs);
  const [first] = results;
  const [least, most] = [Math.min(...runs), Math.max(...runs)];
  const each = results.length === 1 ? '' : ' of each variant';
  return {
    runs: least === most ? `${count(most)} runs${each}` : `${count(least)} to ${count(most)} runs${each}`,
    intervals:
      first === undefined
        ? ''
        : `${METHODS[first.interval]} at ${Number((first.level * 100).toPrecision(6))} %`,
  };
}

/** What was solved and not counted; null where nothing was. */
export function solvedIn(results: readonly SimulationResult[]): string | null {
  const exact = results.filter(({ solved }) => solved !== null);
  if (exact.length === 0) return null;
  const where = exact.length === results.length ? '' : ` of ${exact.length} of ${results.length} variants`;
  return `outcomes and questions${where}: solved exactly, given the file`;
}
