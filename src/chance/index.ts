/** Chance: every draw is a function of (seed, run, site, tick). docs/draws.md is its definition. */
export { type ChoiceTable, choiceTable } from './choice.js';
export { fnv1a } from './fingerprint.js';
export { createLuck, type Draws, type Luck } from './draws.js';
export { normalDistribution } from './normal.js';
export { compareByCodePoint } from './order.js';
export { logistic, logOdds, perTick } from './rates.js';
export { readSeed, type Seed, SeedError } from './seed.js';
export { exponential, logarithm } from './series.js';
export { CEILING_PROBABILITY, hazardThresholds } from './hazard-thresholds.js';
export { restAt } from './position.js';
export { HazardCalendars, type SiteHazard } from './hazard-calendar.js';
export { choicePick, choiceProbabilities } from './choice.js';
export { coinThreshold } from './coin.js';
export { coinLanes } from './coin-lanes.js';
export type { SiteHandle } from './draws.js';
export { LAYERS, RUNS_A_BATCH } from './layers.js';
export { shuffled, type Uniforms, uniformsOf, unitOf, wholeBelow, wordsOf } from './uniforms.js';
