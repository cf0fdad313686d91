/** Monte Carlo: runs are played, counted, and the counts turned into estimates with intervals. */
export { answerModel, type AnswerMethod, type Method, TooLargeError } from './answer.js';
export { CheckpointError, type CheckpointStore } from './checkpoint.js';
export { tally } from './tally-runs.js';
export type { Counted } from './counted.js';
export type { Crew, Hire, Job } from './crew.js';
export { CrewError } from './crew-error.js';
export {
  clopperPearson,
  type Interval,
  type IntervalMethod,
  wilson,
} from './intervals.js';
export type { Precision } from './precision.js';
export { NONE_OF_THESE } from '../model/none-of-these.js';
export type {
  AnswerRow,
  CommitmentResult,
  DisputeResult,
  Estimate,
  OutcomeResult,
  PathwayResult,
  PathwaysResult,
  QuestionResult,
  SimulationResult,
  TemptationResult,
  TimeAnswer,
} from './result.js';
export { type AbortSignalLike, simulate, simulateInSteps, type SimulateOptions } from './simulate.js';
export type { PathwayTally } from './pathway-counts.js';
export { summarise, type SummariseOptions } from './summarise.js';
export type { Team } from './team.js';
export {
  emptyTally,
  mergeTallies,
  type ProbeTally,
  type QuestionTally,
  type Tally,
  type WatchTally,
} from './tally.js';
