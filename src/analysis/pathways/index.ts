/** Pathways: by which chains of events something comes about, from where on there is no return, and who could have turned it. */
export { pathwaysTo, type PathwaysToOptions } from './pathways-to.js';
export type { MilestoneEvent } from './milestone-event.js';
export type {
  Chain,
  ChainOf,
  ChainStep,
  EventOnTheWay,
  ExactWay,
  ExactWays,
  Flow,
  FlowNode,
  Following,
  PathwaysToResult,
  SeenWays,
  SeenWay,
  Turning,
  TurningAct,
} from './result.js';
