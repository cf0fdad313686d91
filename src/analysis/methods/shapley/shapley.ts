import { requireLevel } from '../../../montecarlo/intervals.js';
import { twoSidedQuantile } from '../../../montecarlo/normal-quantile.js';
import { requireValues } from '../sampling/index.js';
import type { AllCoalitions, JoiningOrders } from './coalitions.js';

/** What one player contributes. */
export interface ShapleyValue {
  readonly player: string;
  readonly value: number;
  /** Half of the width of the normal interval; 0 for an exact value. */
  readonly halfWidth: number;
}

/**
 * Shapley values: what each player adds when all join one by one, on average over the orders in which they may do so. They
 * sum to the worth of all less that of none; players who add alike get alike; one who never adds gets nothing.
 *
 * From `allCoalitions` they are exact: Σ s! (n − s − 1)! / n! · (worth with the player − worth without), over the coalitions
 * of s others. From `joiningOrders` they are means over the orders, with an interval.
 *
 * Source: Shapley, "A value for n-person games" (1953); sampled as by Castro, Gómez and Tejada (2009).
 *
 * @param worths of the coalitions, by place
 * @param level of the intervals
 * @returns in the order of the players
 * @throws RangeError if there is not one finite worth for each coalition, or the level lies not between 0 and 1.
 */
export function shapleyValues(
  design: AllCoalitions | JoiningOrders,
  worths: readonly number[],
  level = 0.95,
): readonly ShapleyValue[] {
  requireValues(design, worths);
  requireLevel(level);
  return design.kind === 'all' ? exact(design, worths) : sampled(design, worths, level);
}

function exact({ players, size }: AllCoalitions, worths: readonly number[]): readonly ShapleyValue[] {
  const weights = weightsBySize(players.length);
  return players.map((player, at) => {
    const bit = 1 << at;
    let value = 0;
    for (let others = 0; others < size; others += 1) {
      if ((others & bit) !== 0) continue;
      value += (weights[members(others)] ?? 0) * ((worths[others | bit] ?? 0) - (worths[others] ?? 0));
    }
    return { player, value, halfWidth: 0 };
  });
}

/** s! (n − s − 1)! / n! for s from 0: 1 / n, and each from the one before. */
function weightsBySize(players: number): readonly number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size += 1) {
    weights.push(((weights[size - 1] ?? 0) * size) / (players - size));
  }
  return weights;
}

function members(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function sampled(
  { players, orders }: JoiningOrders,
  worths: readonly number[],
  level: number,
): readonly ShapleyValue[] {
  const additions = players.map((): number[] => []);
  for (const order of orders) {
    for (const { player, before, after } of order) {
      additions[player]?.push((worths[after] ?? 0) - (worths[before] ?? 0));
    }
  }
  const z = twoSidedQuantile(level);
  return players.map((player, at) => {
    const added = additions[at] ?? [];
    const value = added.reduce((sum, addition) => sum + addition, 0) / orders.length;
    const squares = added.reduce((sum, addition) => sum + (addition - value) * (addition - value), 0);
    return { player, value, halfWidth: z * Math.sqrt(squares / (orders.length - 1) / orders.length) };
  });
}
