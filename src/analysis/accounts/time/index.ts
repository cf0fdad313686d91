/** Time: warning, days bought, days of differing views. */
export type { DifferingViews, OutcomeTime, Ticks, TimeBought, TimeResult } from './result.js';
export { type TimeOptions, timesOf } from './time.js';
