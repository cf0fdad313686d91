import type { Estimate } from '../../montecarlo/result.js';
import type { Asked } from '../evaluation/asked.js';
import type { StudyHead } from '../evaluation/study.js';
import type { ShapleyValue } from '../methods/shapley/index.js';

/** What each commitment and each channel carries. */
export interface LoadBearingResult extends StudyHead {
  readonly asked: Asked;
  /** What is asked, and how everything ends, as the world is. */
  readonly nominal: Estimate;
  readonly outcomes: readonly { readonly name: string; readonly probability: Estimate }[];
  readonly commitments: readonly CommitmentLoad[];
  readonly channels: readonly { readonly name: string; readonly changes: readonly LoadChange[] }[];
  /** null where there is no commitment, a coalition goes together in no model, or it was stopped. */
  readonly shapley: Shapley | null;
  /** In how many runs it was looked what held acts back. */
  readonly traced: number;
  readonly evaluations: number;
  /** Changes that go together in no model with the rest of the scenario, such as one that an outcome needs. */
  readonly impossible: readonly string[];
}

/** A commitment, how often it was put to the test, and what changes with it. */
export interface CommitmentLoad {
  readonly name: string;
  readonly form: 'refrain' | 'perform';
  /** Times over all runs, for a restraint: see the table of `run`. */
  readonly tests: {
    readonly tempted: number;
    readonly kept: number;
    readonly spared: number;
    readonly broken: number;
  } | null;
  /** Over the traced runs: how often it held an act back, and how often nothing else did. */
  readonly held: number;
  readonly heldAlone: number;
  readonly changes: readonly LoadChange[];
}

/** How a commitment or a channel is changed. */
export type LoadChangeKind = 'removed' | 'always kept' | 'public' | 'never disclosed' | 'cut';

/** What a change does. */
export interface LoadChange {
  readonly kind: LoadChangeKind;
  /** What is asked, and its difference from the world as it is. */
  readonly probability: Estimate;
  readonly difference: LoadDifference | null;
  /** For each outcome, in their order. */
  readonly outcomes: readonly (LoadDifference | null)[];
}

/** A difference on common luck, with the interval of independent shares: rather too wide than too narrow. */
export interface LoadDifference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What each commitment adds to what is asked, when all come into force one by one. */
export interface Shapley {
  readonly exact: boolean;
  /** With all commitments in force, and with none. */
  readonly all: number;
  readonly none: number;
  readonly values: readonly ShapleyValue[];
}
