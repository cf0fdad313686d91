/** Exact ways: which lead to a goal, the shortest and the most probable of them. */
export type { ExactPath } from './best-paths.js';
export { outcomeGoal, probeGoal } from './goal.js';
export { type PathsTo, pathsTo } from './paths-to.js';
export type { NoChain } from './tick-chain.js';
