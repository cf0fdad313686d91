import type { Interval } from '../../../montecarlo/intervals.js';

/** On which side of a level an answer lies. */
export type Side = 'below' | 'above';

/** The side on which an interval lies whole, or null if it holds the level. */
export function sideOf({ low, high }: Interval, level: number): Side | null {
  if (high < level) return 'below';
  return low > level ? 'above' : null;
}
