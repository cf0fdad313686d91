/** The interpreter that says what a Model means: plain, slow, and right by definition. */
export { type Dice, diceOf } from './dice.js';
export { milestonesPassed } from './milestones-passed.js';
export { applies, decide } from './decide.js';
export { gather, merge } from './merge.js';
export { Meaning } from './meaning.js';
export { ModelError, namingRule } from './model-error.js';
export type { Test } from './predicates.js';
export {
  type PreparedEffect,
  type PreparedModel,
  type PreparedRule,
  type PreparedStage,
  prepare,
} from './prepared.js';
export { checkedProbability } from './probability.js';
export { type Node, partsOf, readsOf } from './readers.js';
export { Player, type StageWatcher } from './player.js';
export { playRun, type RunRecord } from './run.js';
export { back, beginning, ending, forward, type Moment, stateAt } from './history.js';
export { baseState, startSite, startState } from './start.js';
export { step } from './step.js';
export { traceDice, traceRun } from './trace-run.js';
export { support } from './support.js';
export type { Change, State, Trace, TracedTick, TraceEvent } from './trace.js';
export { type Milestone, type Way, waysOf, type WaysOptions } from './ways.js';
export { type Weighed, type Weighing, Weights } from './weighing.js';
