/** Chance: every draw is a function of (seed, run, site, tick). docs/draws.md is its definition. */
export { Block } from './block.js';
export { type Alternative, type ChoiceTable, choiceProbabilities, choiceTable } from './choice.js';
export { coinProbability, coinThreshold } from './coin.js';
export { createLuck, type Draws, type Luck, type SiteHandle } from './draws.js';
export { CEILING_PROBABILITY, type HazardThresholds, hazardThresholds } from './hazard-thresholds.js';
export { type Layer, LAYERS } from './layers.js';
export { LAST_HAZARD_TICK, LAST_RUN, LAST_TICK } from './limits.js';
export { word } from './mixer.js';
export { normalDistribution } from './normal.js';
export { compareByCodePoint } from './order.js';
export { logistic, logOdds, perTick } from './rates.js';
export { readSeed, type Seed, SeedError, seedKey, type SeedReading } from './seed.js';
export { exponential, exponentialMinusOne, logarithm, logarithmOfComplement } from './series.js';
export { SiteCollisionError } from './site-table.js';
export { threefry, type Words } from './threefry.js';
