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
  /** What sets of commitments carry that are changed together: those of a kind together, most change first; none unless asked for. */
  readonly together: readonly JointLoad[];
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

/** What changes when two commitments or more are changed together. */
export interface JointLoad {
  readonly commitments: readonly string[];
  readonly kind: Exclude<LoadChangeKind, 'cut'>;
  /** What is asked, from the world as it is; null where it cannot be estimated. */
  readonly difference: LoadDifference | null;
  /** What the changes of each by itself add up to. */
  readonly separately: number | null;
  /** How much the difference is above that. Its interval, as that of the difference, is one on common luck. */
  readonly interaction: LoadDifference | null;
  /** How they hang together; null where they are changed otherwise than by being taken away. */
  readonly bond: Bond | null;
  /** For each outcome, in their order. */
  readonly outcomes: readonly (LoadDifference | null)[];
}

/**
 * How commitments hang together, by what happens without them:
 *
 * - `any is enough`: taking away some of them changes next to nothing, taking away all does;
 * - `partly substitutes`: taking away all changes more than the changes of each by itself add up to;
 * - `all are needed`: taking away any changes next to as much as taking away all;
 * - `partly complements`: taking away all changes less than the changes of each by itself add up to;
 * - `opposed`: one makes it likelier and another less likely, so that neither word fits;
 * - `apart`: the changes add up;
 * - `untold`: these runs cannot tell whether they add up.
 */
export type Bond =
  | 'any is enough'
  | 'partly substitutes'
  | 'all are needed'
  | 'partly complements'
  | 'opposed'
  | 'apart'
  | 'untold';

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
