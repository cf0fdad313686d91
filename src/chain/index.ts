/** Exact answers: a Model as a finite Markov chain. */
export type {
  ChainSize,
  ExactCommitment,
  ExactDispute,
  ExactOutcome,
  ExactQuestion,
  ExactResult,
  ExactRow,
  ExactTemptation,
  ExactTime,
  Refused,
} from './exact-result.js';
export { ExplicitChain, type ExplicitState } from './explicit-chain.js';
export { solve, type SolveOptions } from './solve.js';
