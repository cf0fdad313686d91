/** Thresholds: at which value of a number an answer reaches a level, or two variants change their order. */
export type { ThresholdCrossing, ThresholdPlace, ThresholdResult } from './result.js';
export { thresholdOf, type ThresholdOptions } from './threshold.js';
