/** Sampling: what is not known as parameters with ranges, and points that fill their space. */
export { atUnit, type Design, requireValues, sampleDesign, type SampleOptions } from './design.js';
export { MOST_AXES, sobolSequence, type SobolSequenceOptions } from './sobol-sequence.js';
export { type Distribution, type RangedParameter, requireParameters } from './space.js';
