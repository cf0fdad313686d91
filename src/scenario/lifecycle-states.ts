/** The states of a commitment in a holder's view. docs/semantics.md says what each means. */
export const LIFECYCLE_STATES = [
  'null',
  'conditional',
  'detached',
  'satisfied',
  'violated',
  'terminated',
  'expired',
] as const;

/** A state of a commitment in a holder's view. */
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** States that a view does not leave, except by `repeat`. */
export const FINAL_STATES: readonly LifecycleState[] = ['satisfied', 'violated', 'terminated', 'expired'];
