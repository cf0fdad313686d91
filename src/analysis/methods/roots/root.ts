import { requireBracket, type Search } from './search.js';

/** Where a function is zero, or that it has one sign at both ends. */
export type Root =
  | {
      readonly found: true;
      /** Within the tolerance of a change of sign. */
      readonly at: number;
      readonly evaluations: number;
    }
  | { readonly found: false; readonly atLow: number; readonly atHigh: number };

/** The truncation is this much of the width, squared and relative to the whole bracket. */
const TRUNCATION = 0.2;

const ROUNDING = 1e-6;

/** How many evaluations more than bisection the worst case may take. */
const SLACK = 1;

/**
 * The search for a zero of a function between two ends where its signs differ: interpolation, truncation towards the
 * middle, projection onto what keeps up with bisection. It never takes more than one evaluation beyond those of bisection,
 * and for a smooth function far fewer. A function that jumps over zero counts as zero at the jump.
 *
 * Source: Oliveira and Takahashi, "An enhancement of the bisection method average performance preserving minmax
 * optimality" (ACM Transactions on Mathematical Software 47, 2020): ITP with κ₁ = 0.2 / (b − a), κ₂ = 2, n₀ = 1.
 *
 * @param tolerance how far from the zero the answer may lie
 * @returns to be answered by `answer` or `answerInTime`
 * @throws RangeError unless both ends are finite, low < high, and the tolerance is above 0; and where a value is NaN.
 */
export function* rootSearch(low: number, high: number, tolerance: number): Search<Root, number> {
  requireBracket(low, high, tolerance);
  let a = low;
  let b = high;
  let atA = number(a, yield a);
  if (atA === 0) return { found: true, at: a, evaluations: 1 };
  let atB = number(b, yield b);
  if (atB === 0) return { found: true, at: b, evaluations: 2 };
  if (atA > 0 === atB > 0) return { found: false, atLow: atA, atHigh: atB };
  let evaluations = 2;

  /** The width that bisection, started `SLACK` halvings late, would have left. */
  let allowed = 2 * tolerance;
  while (allowed < high - low) allowed *= 2;
  for (let halving = 0; halving < SLACK; halving += 1) allowed *= 2;
  // A hair less, so that rounding costs no evaluation more.
  allowed *= 1 - ROUNDING;

  while (b - a > 2 * tolerance) {
    const proposed = nextPlace({ a, b, atA, atB }, high - low, allowed);
    const x = proposed > a && proposed < b ? proposed : a + (b - a) / 2;
    // Where doubles end, a narrower bracket cannot be had.
    if (!(x > a && x < b)) break;
    const atX = number(x, yield x);
    evaluations += 1;
    if (atX === 0) return { found: true, at: x, evaluations };
    if (atX > 0 === atB > 0) {
      b = x;
      atB = atX;
    } else {
      a = x;
      atA = atX;
    }
    allowed /= 2;
  }
  return { found: true, at: a + (b - a) / 2, evaluations };
}

/** A bracket, and the values at its ends. */
interface Bracket {
  readonly a: number;
  readonly b: number;
  readonly atA: number;
  readonly atB: number;
}

/** Where the line between both ends is zero, moved towards the middle, and into what keeps up with bisection. */
function nextPlace({ a, b, atA, atB }: Bracket, wholeWidth: number, allowed: number): number {
  const width = b - a;
  const middle = a + width / 2;
  const interpolated = a + (width * atA) / (atA - atB);
  const towards = middle >= interpolated ? 1 : -1;
  const truncation = (TRUNCATION * width * width) / wholeWidth;
  const far = truncation <= Math.abs(middle - interpolated);
  const truncated = far ? interpolated + towards * truncation : middle;
  const reach = (allowed - width) / 2;
  return Math.abs(truncated - middle) <= reach ? truncated : middle - towards * reach;
}

function number(x: number, value: number): number {
  if (Number.isNaN(value)) throw new RangeError(`the value at ${x} is a number, not NaN`);
  return value;
}
