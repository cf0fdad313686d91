import type { Seed } from '../../chance/index.js';
import type { RangedNumber } from '../evaluation/ranged-numbers.js';
import { type Design, sampleDesign } from '../methods/sampling/index.js';
import type { SaltelliDesign } from '../methods/sensitivity-indices/index.js';

/** Draws of all numbers, and for each group of them the same draws with that group exchanged. */
export interface GroupDesign {
  readonly design: Design;
  /** The same as a design over the groups, each of which is varied as if it were one number; null for one group alone. */
  readonly groups: SaltelliDesign | null;
}

/**
 * Two Latin hypercubes A and B of so many points each; for each group, A with the columns of the group from B. So the
 * indices of Sobol take a group as they take one number: its closed index, which holds what its numbers do alone and
 * together. One group alone needs A only, for it accounts for everything.
 *
 * Source: Sobol, "Global sensitivity indices for nonlinear mathematical models and their Monte Carlo estimates" (Mathematics
 * and Computers in Simulation 55, 2001), for sets of variables; Saltelli (2002) for the blocks.
 */
export function groupDesign(
  parameters: readonly RangedNumber[],
  bases: readonly string[],
  points: number,
  seed: Seed,
): GroupDesign {
  const method = 'latin hypercube';
  const a = sampleDesign(parameters, { points, method, seed });
  if (bases.length < 2) return { design: a, groups: null };
  const b = sampleDesign(parameters, { points, method, seed: `${seed}, the second sample` });
  const size = points * (bases.length + 2);
  const point = (place: number): readonly number[] => {
    const row = place % points;
    const block = Math.floor(place / points);
    const [ofA, ofB] = [a.point(row), b.point(row)];
    if (block < 2) return block === 0 ? ofA : ofB;
    const exchanged = bases[block - 2];
    return parameters.map(({ basis }, axis) => (basis === exchanged ? ofB : ofA)[axis] ?? 0);
  };
  const unit = bases.map((name) => ({ name, nominal: 0, low: 0, high: 1 }));
  return {
    design: { parameters, size, point },
    // What a group is at a point is no number: only the values are read.
    groups: { parameters: unit, size, point: () => [], rows: points, secondOrder: false, seed },
  };
}
