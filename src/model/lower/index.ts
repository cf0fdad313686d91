/** From a Scenario to a Model. */
export { type Lowered, type LowerOptions, lower } from './lower.js';
