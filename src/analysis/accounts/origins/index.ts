/** The origin of each war, and who thinks who struck first. */
export { ORIGINS, type Origin } from './origin.js';
export { originsOf, type OriginsOptions } from './origins.js';
export type {
  OriginShare,
  OriginsResult,
  OriginWay,
  PairOrigins,
  RootOrigins,
  StrikerCounts,
} from './result.js';
