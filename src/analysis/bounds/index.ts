/** How far probabilities can go over ranges of numbers, and over free choices. */
export { bounds, BOUNDS_MEGABYTES, type Bounds, type BoundsOptions } from './bounds.js';
export type { BoundedParameter, BoundedRow, BoundsResult, Extreme, LeastAndGreatest } from './result.js';
