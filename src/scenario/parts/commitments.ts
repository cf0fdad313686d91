import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern } from '../expressions/syntax.js';
import type { Basis, Chance, Condition, Quantity } from './numbers.js';
import type { Target } from './world.js';

/** Commitments of both forms: what they ask, when, and how likely they are kept. */

/** How far the log-odds of a fidelity move while a condition holds. */
export interface Shift {
  readonly when: Condition;
  readonly by: Quantity;
}

/** How likely a debtor is to keep a commitment when it is put to the test. */
export interface Fidelity {
  readonly quantity: Quantity;
  readonly shifts: readonly Shift[];
}

/** An act of will that makes or ends a commitment: at a tick, or when a condition holds, perhaps by chance. */
export interface Occasion {
  readonly on: number | null;
  readonly when: Condition | null;
  readonly chance: Chance | null;
  /** It is agreed between debtor and creditor, so both know of it at once. */
  readonly agreed?: boolean;
}

/** What becomes of a commitment when its debtor's regime changes. */
export type RegimeChange =
  | { readonly kind: 'binds' | 'lapses' }
  | { readonly kind: 'pending'; readonly until: Condition };

/** What both forms of commitment have. */
export interface CommitmentBase {
  readonly name: string;
  readonly path: Path;
  readonly debtor: string;
  readonly creditor: string;
  readonly observers: readonly string[];
  readonly antecedent: Condition | null;
  /** null for a public commitment. */
  readonly channel: string | null;
  /** null for one that was made before the first tick. */
  readonly made: Occasion | null;
  readonly window: { readonly from: number; readonly until: number | null };
  readonly released: Occasion | null;
  readonly cancelled: Occasion | null;
  readonly suspendedWhile: Condition | null;
  readonly onRegimeChange: RegimeChange;
  readonly repeat: boolean;
  readonly disclosed:
    | { readonly kind: 'never' | 'from the start' }
    | { readonly kind: 'chance'; readonly chance: Chance };
  readonly fidelity: Fidelity;
  readonly sources: readonly string[];
}

/** A commitment not to do certain acts. */
export interface Refrain extends CommitmentBase {
  readonly form: 'refrain';
  readonly forbidden: readonly ActPattern[];
  readonly unless: Condition | null;
}

/** A target of a response, with its weight. */
export interface WeightedTarget extends Target {
  readonly standing: 'named' | 'omitted';
  readonly weight: Quantity;
}

/** The law of a delay, in ticks. */
export type DelayLaw =
  | {
      readonly kind: 'geometric';
      readonly mixture: readonly { readonly mean: Quantity; readonly share: number }[];
    }
  | {
      readonly kind: 'table';
      readonly weights: readonly { readonly tick: number; readonly weight: number }[];
    }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number; readonly plus: number };

/** How long a response takes. */
export interface Delay {
  readonly law: DelayLaw;
  readonly name: string;
  readonly path: Path;
  readonly basis: Basis;
  readonly sources: readonly string[];
}

/** A commitment to answer within a deadline. */
export interface Perform extends CommitmentBase {
  readonly form: 'perform';
  readonly antecedent: Condition;
  readonly acts: readonly string[];
  readonly targets: readonly WeightedTarget[];
  readonly within: number;
  /** null: as soon as it can, one tick after the antecedent. */
  readonly delay: Delay | null;
  readonly ifRestrained: 'retarget' | 'wait' | 'fail';
}

/** A commitment of either form. */
export type Commitment = Refrain | Perform;
