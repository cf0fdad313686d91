/** What evidence would do: answers given what has been observed, and what to watch next. */
export type { Information } from './information.js';
export { type Observation, observationText, parseObservation } from './observation.js';
export type {
  BayesFactor,
  Prospect,
  Prospects,
  Sample,
  Updated,
  UpdatingMethod,
  UpdatingResult,
} from './result.js';
export type { UpdateOptions } from './update-options.js';
export { update } from './updating.js';
