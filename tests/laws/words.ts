/** The words of a scenario that the laws read. */
export type { Commitment, Condition, Expression, Perform, Refrain } from '../../src/scenario/scenario.js';

/** Whose eyes: an actor's, or nobody's. */
export type Perspective = string | null;

/** The states of a view. Written again from docs/semantics.md, and not taken from the source. */
export type Life = 'null' | 'conditional' | 'detached' | 'satisfied' | 'violated' | 'terminated' | 'expired';
