import type { Interval } from '../../../montecarlo/intervals.js';
import { requireBracket, type Search } from './search.js';
import { type Side, sideOf } from './sides.js';

/** Where an uncertain answer crosses a level, as far as its intervals tell. */
export type Crossing =
  | {
      readonly kind: 'crossing';
      /** The last place asked about where the answer lies for sure on its first side. */
      readonly low: number;
      /** The first place asked about where it lies for sure on its other side. */
      readonly high: number;
      /** The side at the low end. */
      readonly from: Side;
      /** Whether `low` and `high` lie within the tolerance. If not, the intervals cannot tell between them. */
      readonly sharp: boolean;
    }
  /** Both ends lie for sure on one side. */
  | { readonly kind: 'no crossing'; readonly side: Side }
  /** At one end or both, the interval holds the level. */
  | { readonly kind: 'cannot tell'; readonly ends: readonly ('low' | 'high')[] };

/**
 * The search for where an answer with an interval crosses a level, by halving. Where an interval holds the level it cannot
 * tell, and no halving beyond it could: then the search only finds how far such places reach, and ends.
 *
 * It takes the answer to cross once. Answer it with the same seed at all places: then they share their luck, and the answer
 * moves as smoothly as the model does. Each interval errs by itself, so give them a level that allows for several looks.
 *
 * @param tolerance how far apart the ends of a sharp crossing may lie
 * @returns to be answered by `answer` or `answerInTime`
 * @throws RangeError unless both ends are finite, low < high, and the tolerance is above 0.
 */
export function* crossingSearch(
  low: number,
  high: number,
  level: number,
  tolerance: number,
): Search<Crossing, Interval> {
  requireBracket(low, high, tolerance);
  const from = sideOf(yield low, level);
  const to = sideOf(yield high, level);
  if (from === null || to === null) {
    const ends = [from === null ? (['low'] as const) : [], to === null ? (['high'] as const) : []].flat();
    return { kind: 'cannot tell', ends };
  }
  if (from === to) return { kind: 'no crossing', side: from };
  let first = low;
  let last = high;
  let middle = halfway(first, last);
  while (last - first > tolerance && first < middle && middle < last) {
    const side = sideOf(yield middle, level);
    if (side === null) {
      first = (yield* edge(first, middle, from, level, tolerance)).sure;
      last = (yield* edge(last, middle, to, level, tolerance)).sure;
      break;
    }
    if (side === from) first = middle;
    else last = middle;
    middle = halfway(first, last);
  }
  return { kind: 'crossing', low: first, high: last, from, sharp: last - first <= tolerance };
}

/** How far from a place that is sure of its side towards one that is not the answer stays sure. */
function* edge(
  sure: number,
  unsure: number,
  side: Side,
  level: number,
  tolerance: number,
): Search<{ readonly sure: number }, Interval> {
  let near = sure;
  let far = unsure;
  let middle = halfway(near, far);
  while (Math.abs(far - near) > tolerance && middle !== near && middle !== far) {
    if (sideOf(yield middle, level) === side) near = middle;
    else far = middle;
    middle = halfway(near, far);
  }
  return { sure: near };
}

function halfway(one: number, other: number): number {
  return one + (other - one) / 2;
}
