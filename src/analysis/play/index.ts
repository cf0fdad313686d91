/** Play: a person takes one actor's decisions, the model takes the rest. */
export type { Alternative, Decision, DecisionKind, Opening } from './decisions.js';
export { type Game, GameError, gameSchema, modelSum, type Move, readGame, writeGame } from './game.js';
export {
  type DecisionTaken,
  type Due,
  type Position,
  positionAfter,
  positionOf,
  type Seen,
} from './position.js';
export { setTable, type Table } from './table.js';
export { type Odds, type OddsGiven, oddsOf, type OddsOptions } from './odds.js';
export { type Ending, judge, type Judged, truthOf } from './afterwards.js';
