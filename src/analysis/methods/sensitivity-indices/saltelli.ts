import type { Seed } from '../../../chance/index.js';
import {
  atUnit,
  type Design,
  MOST_AXES,
  type RangedParameter,
  requireParameters,
  sobolSequence,
} from '../sampling/index.js';

/** How a sample for Sobol indices is made. */
export interface SaltelliOptions {
  /** The rows of each base sample: a power of two, commonly 256 to 4096. */
  readonly rows: number;
  /** Whether indices of pairs are wanted too, at nearly twice the cost; false unless given. */
  readonly secondOrder?: boolean;
  readonly seed: Seed;
}

/** Two base samples A and B, and copies of them with single columns exchanged. */
export interface SaltelliDesign extends Design {
  readonly rows: number;
  readonly secondOrder: boolean;
  readonly seed: Seed;
}

/**
 * The points for Sobol indices: base samples A and B, which are the two halves of a scrambled Sobol sequence's axes; for
 * each parameter A with its column from B; and for pairs, B with its column from A. N(k + 2) points for k parameters and
 * N rows, or N(2k + 2) with pairs. They stand block after block, each of N rows.
 *
 * Source: Saltelli, "Making best use of model evaluations to compute sensitivity indices" (Computer Physics
 * Communications 145, 2002).
 *
 * @throws RangeError if the parameters make no design, there are more than 128 of them, or the rows are no power of two;
 * SeedError on a seed that is none.
 */
export function saltelliDesign(
  parameters: readonly RangedParameter[],
  { rows, secondOrder = false, seed }: SaltelliOptions,
): SaltelliDesign {
  requireParameters(parameters);
  const axes = parameters.length;
  if (2 * axes > MOST_AXES) {
    throw new RangeError(
      `Sobol indices take up to ${MOST_AXES / 2} parameters, not ${axes}: screen them with elementary effects first`,
    );
  }
  if (!(Number.isSafeInteger(rows) && rows >= 2 && rows <= 0x4000_0000 && (rows & (rows - 1)) === 0)) {
    throw new RangeError(`the rows of a sample for Sobol indices are a power of two from 2, not ${rows}`);
  }
  const base = sobolSequence(rows, 2 * axes, { seed });
  return {
    parameters,
    rows,
    secondOrder,
    seed,
    size: rows * ((secondOrder ? 2 : 1) * axes + 2),
    point(place) {
      const row = base[place % rows] ?? [];
      const block = Math.floor(place / rows);
      const fromB = block === 1 || block >= axes + 2;
      const exchanged = block < 2 ? -1 : (block - 2) % axes;
      return atUnit(
        parameters,
        parameters.map((_, axis) => row[fromB === (axis === exchanged) ? axis : axis + axes] ?? 0),
      );
    },
  };
}
