import type { Seed } from '../../chance/index.js';
import type { Method } from '../../montecarlo/answer.js';
import type { Hire } from '../../montecarlo/crew.js';
import type { AbortSignalLike } from '../../montecarlo/simulate.js';
import type { WorldOptions } from '../evaluation/worlds.js';

/** What was observed, and how the answers are found. */
export interface UpdateOptions extends WorldOptions {
  /** The name of a variant; null or `as given` for the file itself. */
  readonly variant?: string | null;
  /** Up to which tick the world was observed: the last one of an observation unless told. */
  readonly observedUpTo?: number;
  /** True to say that no other act that can be seen has happened up to then: false unless told. */
  readonly nothingElse?: boolean;
  /** For how many ticks it is asked what to watch: 14 unless told; 0 for none. */
  readonly next?: number;
  /** Of which probability: the name of an outcome, or `QUESTION:ROW`; the first outcome unless told. */
  readonly of?: string;
  /** Further conditions that may be watched for. */
  readonly candidates?: readonly string[];
  /** By the chain, by runs, by weighted runs; or by the first of these that is small enough: the last unless told. */
  readonly method?: Method | 'weighted';
  /** Megabytes of memory for the chain where the method is `exact`: 1500 unless told. */
  readonly megabytes?: number;
  /** How many runs at most: 4,000,000 unless told. Of weighted runs, which take longer, one for 200 of these. */
  readonly runs?: number;
  /** How many runs that agree are enough: 20,000 unless told. */
  readonly effective?: number;
  /** A text or a whole number: 1 unless told. */
  readonly seed?: Seed;
  /** The level of the intervals, between 0 and 1: 0.95 unless told. */
  readonly level?: number;
  /** Who plays what is long: this thread unless told. */
  readonly crew?: Hire;
  readonly signal?: AbortSignalLike;
  /** Called with the runs that are done, of those that are next looked at. */
  readonly onProgress?: (done: number, of: number) => void;
}
