import { type Seed, unitOf, wordsOf } from '../../../chance/index.js';
import { scramble } from './owen.js';
import { directions } from './sobol-table.js';

/** How many axes a Sobol sequence may have. */
export const MOST_AXES = 256;

/** Points are multiples of 2^−32. */
const BITS = 32;

const ONE = 0x1_0000_0000;

const MOST_POINTS = 0x8000_0000;

/** How a Sobol sequence is made. */
export interface SobolSequenceOptions {
  /** Scrambles the sequence by this seed, in Owen's way. Without it the sequence is the plain one, from the origin on. */
  readonly seed?: Seed;
}

/**
 * The first points of a Sobol sequence: they fill the unit cube evenly, and every axis and pair of axes of it. A power of
 * two of them is best; then each axis is hit once in each of as many equal parts.
 *
 * Source: Sobol (1967); in the order of the Gray code by Antonov and Saleev (1979); direction numbers of Joe and Kuo
 * (2008); scrambled by Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences" (1995).
 *
 * @param points from 1 to 2^31
 * @param axes from 1 to 256
 * @returns for each point its place on every axis, from 0 to below 1
 * @throws RangeError on numbers outside these ranges; SeedError if the seed is not a text or a safe integer.
 */
export function sobolSequence(
  points: number,
  axes: number,
  { seed }: SobolSequenceOptions = {},
): readonly number[][] {
  if (!(Number.isSafeInteger(points) && points >= 1 && points <= MOST_POINTS)) {
    throw new RangeError(`a Sobol sequence has from 1 to 2^31 points, not ${points}`);
  }
  if (!(Number.isSafeInteger(axes) && axes >= 1 && axes <= MOST_AXES)) {
    throw new RangeError(`a Sobol sequence has from 1 to ${MOST_AXES} axes, not ${axes}`);
  }
  const table = directions();
  const columns = Array.from({ length: axes }, (_, axis) => {
    const words = sobolWords(points, steps(axis === 0 ? undefined : table[axis - 1]));
    if (seed === undefined) return Float64Array.from(words, (word) => word / ONE);
    const flips = wordsOf(seed, `Sobol axis ${axis + 1}`);
    return Float64Array.from(words, (word) => unitOf(scramble(word, flips)));
  });
  return Array.from({ length: points }, (_, point) => columns.map((column) => column[point] ?? 0));
}

/** The direction numbers of an axis as 32-bit fractions: what is added, without carry, at each kind of step. */
function steps(direction: ReturnType<typeof directions>[number] | undefined): Int32Array {
  const fractions = new Int32Array(BITS);
  if (direction === undefined) {
    for (let bit = 0; bit < BITS; bit += 1) fractions[bit] = 1 << (BITS - 1 - bit);
    return fractions;
  }
  const { coefficients, starts } = direction;
  const degree = starts.length;
  for (let bit = 0; bit < BITS; bit += 1) {
    if (bit < degree) {
      fractions[bit] = (starts[bit] ?? 0) << (BITS - 1 - bit);
      continue;
    }
    const oldest = fractions[bit - degree] ?? 0;
    let fraction = oldest ^ (oldest >>> degree);
    for (let back = 1; back < degree; back += 1) {
      if (((coefficients >>> (degree - 1 - back)) & 1) === 1) fraction ^= fractions[bit - back] ?? 0;
    }
    fractions[bit] = fraction;
  }
  return fractions;
}

function sobolWords(points: number, fractions: Int32Array): Uint32Array {
  const words = new Uint32Array(points);
  let word = 0;
  for (let point = 1; point < points; point += 1) {
    // The Gray codes of two neighbours differ in the bit that ends in the smaller one's lowest zeros.
    word ^= fractions[31 - Math.clz32(point & -point)] ?? 0;
    words[point] = word;
  }
  return words;
}
