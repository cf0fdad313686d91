/** The interpreter that says what a Model means: plain, slow, and right by definition. */
export { chanceOf, decide } from './decide.js';
export { type Dice, diceOf } from './dice.js';
export { Meaning } from './meaning.js';
export { ModelError } from './model-error.js';
export type { Reckoning, Test } from './predicates.js';
export { type PreparedModel, prepare } from './prepared.js';
export { type Observer, playRun, type RunRecord } from './run.js';
export { back, beginning, ending, forward, type Moment, redo, stateAt, undo } from './history.js';
export { startSite, startState } from './start.js';
export { type PlayedStage, type Step, step, type StepEvent } from './step.js';
export { traceDice, traceRun } from './trace-run.js';
export { support } from './support.js';
export type { Change, State, Trace, TracedTick, TraceEvent } from './trace.js';
