/** Robustness: which conclusions survive over the whole range of the numbers. */
export type { RobustAnswer, RobustDifference, RobustResult, SignCounts, Verdict } from './result.js';
export { robustnessOf, type RobustOptions } from './robustness.js';
