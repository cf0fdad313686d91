import type { StudyHead } from '../../evaluation/study.js';

/** Which way each outcome goes as each number rises over its range: see docs/accounts.md. */
export interface SignsResult extends StudyHead {
  /** The columns. */
  readonly outcomes: readonly string[];
  /** One row for each number with a range. */
  readonly rows: readonly SignRow[];
  /** At how many places of the others each number was moved at most. */
  readonly places: number;
  readonly evaluations: number;
  /** How many of the models were none: their numbers do not go together. */
  readonly impossible: number;
  /** Numbers that kept their values: they have no range, or were set. */
  readonly withoutRange: readonly string[];
  readonly set: readonly string[];
}

/** A number and its signs, one for each outcome. */
export interface SignRow {
  readonly parameter: string;
  readonly basis: string;
  readonly low: number;
  readonly high: number;
  readonly signs: readonly Sign[];
}

/** Which way an outcome goes with a number. */
export interface Sign {
  /** `none`: the outcome does not depend on it. `unseen`: these runs cannot tell. */
  readonly direction: 'up' | 'down' | 'depends' | 'none' | 'unseen';
  readonly how: 'proven' | 'sampled';
  /** At how many places it was seen to rise, to fall, and was looked at. */
  readonly up: number;
  readonly down: number;
  readonly places: number;
  /** The mean change of the probability over the places, for a rise by two thirds of the range; null where there is none. */
  readonly mean: number | null;
  /** Whether the file writes the sign, at the scale of a tick; null where the number shapes the model itself. */
  readonly written: 'encoded' | 'emergent' | null;
}
