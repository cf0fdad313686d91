/** Plausibility: what a scenario implies, beside how often such things have happened. */
export type { BaseRate, BaseRates, Measure, RateValue } from './base-rates.js';
export type { Level, LevelOfKind } from './levels.js';
export type { Dyad } from './pairs.js';
export { plausibility, type Plausibility, type PlausibilityOptions } from './plausibility.js';
export { type ReadBaseRates, readBaseRates } from './read-base-rates.js';
export type { Candidate, Comparison, PlausibilityResult, Spread, Topic } from './result.js';
