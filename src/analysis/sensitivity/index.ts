/** The sensitivity of a scenario's probabilities to the numbers that are known only to a range. */
export type { Morris, SensitivityResult, Tornado } from './result.js';
export { type SensitivityMethod, sensitivityOf, type SensitivityOptions } from './sensitivity.js';
