/** Exact ways: which lead to a goal, the shortest and the most probable of them. */
export type { BestPaths, ExactPath } from './best-paths.js';
export { type Goal, outcomeGoal, probeGoal } from './goal.js';
export type { ExactChain } from './likeliest-chains.js';
export { type PathsTo, pathsTo } from './paths-to.js';
export type { NoChain } from './tick-chain.js';
