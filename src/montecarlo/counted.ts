import { mergeTallies, type Tally } from './tally.js';

/** What some runs came to. */
export interface Counted {
  readonly tally: Tally;
  /** How many of the runs the reference interpreter played. */
  readonly replayed: number;
  /** Why the kernel did not compile the model; null if it did. */
  readonly refusal: string | null;
}

/** What two sets of runs come to together. */
export function mergeCounted(left: Counted, right: Counted): Counted {
  return {
    tally: mergeTallies(left.tally, right.tally),
    replayed: left.replayed + right.replayed,
    refusal: left.refusal ?? right.refusal,
  };
}
