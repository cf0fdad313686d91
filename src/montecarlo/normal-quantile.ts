import { normalDistribution } from '../chance/index.js';

/** normalDistribution is 0 below −8 and 1 above 8. */
const EDGE = 8;

/**
 * The z for which a standard normal number lies within ±z with probability `level`: 1.96 for 0.95. By halving, on the
 * project's own distribution function, until no number lies between.
 *
 * @param level between 0 and 1; errors stay below 1e-8 up to 0.999999
 */
export function twoSidedQuantile(level: number): number {
  const target = 0.5 + level / 2;
  let low = 0;
  let high = EDGE;
  for (let middle = EDGE / 2; low < middle && middle < high; middle = (low + high) / 2) {
    if (normalDistribution(middle) < target) low = middle;
    else high = middle;
  }
  return high;
}
