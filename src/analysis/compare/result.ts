import type { Model } from '../../model/model.js';
import type { Trace } from '../../reference/index.js';
import type { PairedDifference } from './difference.js';
import type { Parting } from './parting.js';

/** The same worlds under several variants, run by run on the same luck. */
export interface CompareResult {
  readonly scenario: string;
  readonly readings: Readonly<Record<string, string>>;
  readonly seed: string | number;
  /** How many runs of each variant. */
  readonly runs: number;
  /** True where it was stopped before all the runs that were asked for. */
  readonly stopped: boolean;
  readonly level: number;
  readonly horizon: number;
  readonly tick: string;
  /** What the others are held against; null for the file as given. */
  readonly first: string | null;
  readonly pairs: readonly ComparedPair[];
}

/** A variant beside the first. */
export interface ComparedPair {
  /** null for the file as given. */
  readonly second: string | null;
  readonly outcomes: readonly OutcomeDifference[];
  readonly rows: readonly RowDifference[];
  /** How many runs end otherwise. */
  readonly changed: number;
  /** Every way in which an outcome changed, the most frequent first. */
  readonly changes: readonly OutcomeChange[];
}

/** An outcome in both worlds. */
export interface OutcomeDifference extends PairedDifference {
  readonly name: string;
  readonly exact: ExactDifference | null;
}

/** Both probabilities, exact given the file; null where the chains of the two worlds were not solved. */
export interface ExactDifference {
  readonly first: number;
  readonly second: number;
}

/** A row of a question in both worlds. */
export interface RowDifference extends PairedDifference {
  readonly question: string;
  readonly title: string | null;
  readonly label: string;
  readonly tick: number;
  readonly exact: ExactDifference | null;
}

/** Runs that end so in the first world and so in the second. */
export interface OutcomeChange {
  readonly from: string;
  readonly to: string;
  readonly runs: number;
  /** How many of them were traced to where they part. */
  readonly traced: number;
  /** The most frequent first. */
  readonly partings: readonly PartingCount[];
}

/** A way in which traced runs part from their twins. */
export interface PartingCount {
  /** null where nothing happens otherwise, and only what stands of the commitments differs. */
  readonly parting: Parting | null;
  readonly runs: number;
  /** The numbers of some of those runs, the first first. */
  readonly examples: readonly number[];
  /** The first of them, in the world in which the parting event happens. */
  readonly told: { readonly model: Model; readonly trace: Trace } | null;
}
