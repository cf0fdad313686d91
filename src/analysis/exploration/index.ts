/** Exploration: a search for a run that breaks what is claimed of all runs, made as small as can be. */
export type { Certainty } from './certainty.js';
export type { Unexercised } from './exercise.js';
export type { Counterexample, Exploration, MovedNumber } from './exploration.js';
export { explore, type Explored, type ExploreOptions } from './explore.js';
export { type Property, propertyText } from './property.js';
export { type ForcedAct, patternsIn, type World } from './world.js';
