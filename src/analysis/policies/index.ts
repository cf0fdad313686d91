/** What may come of options that are chosen freely. */
export { type Policies, policies, type PoliciesOptions } from './policies.js';
export type { ChosenRow, Constrained, PoliciesResult, PolicyExtreme, PolicyRow } from './result.js';
