/**
 * brinkmanship/fast-check: properties of scenarios, for fast-check. Arbitraries of whole scenarios, and of what may be done to
 * a given one and how its runs may go; and laws to hold them to.
 *
 * ```ts
 * fc.assert(fc.property(playings(scenario, { forced: 1 }), (playing) => restraintHolds(playing, 'alpha-restraint')));
 * ```
 *
 * fast-check is an optional peer of the package: whoever imports this entry installs it.
 *
 * @module
 */

// Whole scenarios.
export { scenarioDocuments, SMALL, type Wanted } from './generators/scenario.js';
export type { Size } from './generators/sketch.js';

// What may be done to a scenario, and how its runs may go.
export type { ForcedAct, World } from '../analysis/exploration/index.js';
export {
  actsIn,
  type Changes,
  playings,
  type PlayingsOptions,
  runs,
  schedules,
  settings,
  variants,
  worlds,
} from './arbitraries.js';
export { modelIn, play, type Playing, type PlayOptions } from './playing.js';

// What must hold.
export { act, becomes, broken, type Happening, moves } from './happenings.js';
export { LawBroken } from './law-broken.js';
export {
  canStillCalm,
  certaintyHasOneTrajectory,
  certainWordIsKept,
  enginesAgree,
  livesFollowTheTable,
  neverBefore,
  outcomeNeeds,
  restraintHolds,
  rungsRiseBy,
} from './run-laws.js';
export {
  type CountOptions,
  onlyRestrains,
  orderMakesNoDifference,
  outcomesAddUp,
  piecesAddUp,
  readsOrRefuses,
  solvingAgrees,
} from './scenario-laws.js';
export { type Raised, type Raising, raisingMakesNoLikelier } from './monotone.js';
