/** Sensitivity: how much each number that is not known matters, and whether the sample can tell. */
export {
  type ElementaryEffects,
  elementaryEffects,
  morrisDesign,
  type MorrisDesign,
  type MorrisOptions,
} from './elementary-effects.js';
export { type PawnIndex, pawnIndices, type PawnOptions } from './pawn.js';
export { oneAtATimeDesign, type RangeEffect, type RangeEffects, rangeEffects } from './ranges.js';
export type {
  IndexEstimate,
  PairIndex,
  ParameterIndices,
  SensitivityWarning,
  SobolIndices,
} from './result.js';
export { saltelliDesign, type SaltelliDesign, type SaltelliOptions } from './saltelli.js';
export { samplesNeeded } from './samples-needed.js';
export { sobolIndices, type SobolOptions } from './sobol-indices.js';
