/** The origin of each war, and who thinks who struck first. */
export type { WarPair } from './blows.js';
export type { Striker } from './eyes.js';
export { ORIGINS, type WarOrigin } from './origin.js';
export { originsOf, type OriginsOptions } from './origins.js';
export type {
  OriginShare,
  OriginsResult,
  OriginWay,
  PairOrigins,
  RootOrigins,
  StrikerCounts,
} from './result.js';
