/** What is not known of a scenario's answers, beside what is left to chance. */
export { bandOver } from './band.js';
export { epistemicOf, type EpistemicOptions } from './epistemic.js';
export type { Band, EpistemicAnswer, EpistemicResult, GroupPart } from './result.js';
