/** Chains of which not every probability is a number: intervals of parameters, and choices. */
export { parametersOf } from './closed-amount.js';
export { type Box, point } from './interval.js';
export { type Objective, outcomeObjectives, questionObjectives } from './objective.js';
export { OpenChain } from './open-chain.js';
export { bestPolicy, type Decision, type Situation } from './policy.js';
export { beats, type Sense } from './sense.js';
export type { Odds } from './odds.js';
export { areProbabilities, parametersOfOdds } from './odds-slope.js';
export { slopesOver } from './slopes.js';
export { isTight } from './tight.js';
