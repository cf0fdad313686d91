/** An estimated index with its interval: value ± halfWidth. */
export interface IndexEstimate {
  /** null where the output does not vary at all, so that there is nothing to share out. */
  readonly value: number | null;
  /** Half of the width of the bootstrap's normal interval; null with the value. */
  readonly halfWidth: number | null;
}

/** How much of the variance of an output one parameter accounts for. */
export interface ParameterIndices {
  readonly parameter: string;
  /** S: the share that would vanish if this parameter alone were known. */
  readonly first: IndexEstimate;
  /** T: the share that would stay if all but this parameter were known. What exceeds S is due to interactions. */
  readonly total: IndexEstimate;
}

/** The share of the variance that two parameters account for together, beyond what each does alone. */
export interface PairIndex {
  readonly parameters: readonly [string, string];
  readonly index: IndexEstimate;
}

/** Variance-based sensitivity indices. */
export interface SobolIndices {
  /** The level of the intervals. */
  readonly level: number;
  readonly evaluations: number;
  readonly mean: number;
  readonly variance: number;
  /** In the order of the design. */
  readonly parameters: readonly ParameterIndices[];
  /** Empty unless the design is for pairs. */
  readonly pairs: readonly PairIndex[];
  readonly sumOfFirst: IndexEstimate;
  /** Whether the output varies enough for the indices to mean anything. */
  readonly interpretable: boolean;
  readonly warnings: readonly SensitivityWarning[];
}

/**
 * Why indices are to be read with care, as data.
 *
 * - `hardly varies`: the output does not vary, or mostly by the error of its values; the indices mean nothing.
 * - `under-sampled`: an interval is wider than wanted; so many evaluations in all should do.
 * - `negative`: an index is below 0 by more than its interval allows for.
 * - `sum above one`: the first-order indices sum to more than all of the variance.
 */
export type SensitivityWarning =
  | { readonly kind: 'hardly varies'; readonly variance: number; readonly noiseVariance: number }
  | {
      readonly kind: 'under-sampled';
      readonly parameter: string;
      readonly index: 'first' | 'total';
      readonly halfWidth: number;
      readonly wanted: number;
      readonly evaluations: number;
    }
  | {
      readonly kind: 'negative';
      /** One parameter, or the two of a pair. */
      readonly parameters: readonly string[];
      readonly value: number;
      readonly halfWidth: number;
    }
  | { readonly kind: 'sum above one'; readonly sum: number; readonly halfWidth: number };
