import { twoSidedQuantile } from '../../../montecarlo/normal-quantile.js';
import type { Estimate } from '../../../montecarlo/result.js';
import { wilsonDifference } from '../../compare/difference.js';
import type { Sign } from './result.js';

/** An outcome's probability before and after a number rose by two thirds of its range, all others standing still. */
export interface Move {
  readonly before: Estimate;
  readonly after: Estimate;
}

/** What is seen of a sign. */
export type Seen = Pick<Sign, 'direction' | 'up' | 'down' | 'places' | 'mean'>;

/**
 * The direction that moves show. A move is seen where the interval of its difference lies on one side of 0; where none is, the
 * mean of all may be.
 *
 * @param level of the interval of the mean; those of the moves come with them, at a level of their own
 */
export function directionOf(moves: readonly Move[], level: number): Seen {
  const differences = moves.flatMap(({ before, after }) => {
    const [one, other] = [knownOf(before), knownOf(after)];
    if (one === null || other === null) return [];
    return [{ ...wilsonDifference(one, other), variance: varianceOf(before) + varianceOf(after) }];
  });
  const places = differences.length;
  const up = differences.filter(({ low }) => low > ROUNDING).length;
  const down = differences.filter(({ high }) => high < -ROUNDING).length;
  if (places === 0) return { direction: 'unseen', up, down, places, mean: null };
  const mean = differences.reduce((sum, { value }) => sum + value, 0) / places;
  if (up > 0 && down > 0) return { direction: 'depends', up, down, places, mean };
  if (up > 0 || down > 0) return { direction: up > 0 ? 'up' : 'down', up, down, places, mean };
  const variance = differences.reduce((sum, one) => sum + one.variance, 0) / (places * places);
  const half = Math.max(ROUNDING, twoSidedQuantile(level) * Math.sqrt(variance));
  const direction = Math.abs(mean) <= half ? 'unseen' : mean > 0 ? 'up' : 'down';
  return { direction, up, down, places, mean };
}

/** What differs by less is rounding. */
const ROUNDING = 1e-12;

function knownOf({ value, low, high }: Estimate): { value: number; low: number; high: number } | null {
  return value === null || low === null || high === null ? null : { value, low, high };
}

/** The variance of a counted share; of Laplace's estimate of it, which is not 0 where all runs agree. */
function varianceOf({ value, low, high, runs }: Estimate): number {
  if (value === null || low === high || runs === 0) return 0;
  const share = (value * runs + 1) / (runs + 2);
  return (share * (1 - share)) / runs;
}
