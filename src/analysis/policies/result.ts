import type { ChainSize, Refused } from '../../chain/index.js';

/** What may come of choices that are free. */

/** Where an option is taken, or where it is not. */
export interface PolicyRow {
  readonly option: string;
  readonly actor: string;
  readonly acts: boolean;
  /** The situation, in the words of the printed model; null for any in which it makes a difference. */
  readonly when: string | null;
  /** Stretches of ticks, both ends included; null for all. */
  readonly ticks: readonly (readonly [number, number])[] | null;
}

/** The least or the greatest probability over all policies, and a policy that reaches it. */
export interface PolicyExtreme {
  readonly probability: number;
  /**
   * Only what is reached under the policy and makes a difference; everywhere else nobody acts. null where it would not fit
   * into memory.
   */
  readonly table: readonly PolicyRow[] | null;
}

/** What may come of choices, of one thing that may happen. */
export interface ChosenRow {
  readonly name: string;
  readonly kind: 'outcome' | 'question';
  /** The tick at which it is judged. */
  readonly tick: number;
  /** Of a share of those runs in which a condition holds: how likely that is, at least and at most. */
  readonly condition: { readonly least: number; readonly greatest: number } | null;
  /** If nobody ever takes a free option; null where a condition then cannot come about. */
  readonly never: number | null;
  readonly least: PolicyExtreme;
  readonly greatest: PolicyExtreme;
}

/** The same if all commitments of an actor that chooses were certain to be kept. */
export interface Constrained {
  readonly actor: string;
  readonly commitments: readonly string[];
  /** null where a condition then cannot come about. */
  readonly rows: readonly {
    readonly name: string;
    readonly least: number | null;
    readonly greatest: number | null;
  }[];
}

/** All that policies say of a scenario. */
export interface PoliciesResult {
  readonly scenario: string;
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly horizon: number;
  readonly tick: string;
  readonly choices: readonly { readonly option: string; readonly actor: string }[];
  readonly rows: readonly ChosenRow[];
  readonly constrained: readonly Constrained[];
  readonly size: ChainSize;
  /** What was too large to be solved; empty where everything was. */
  readonly refused: readonly Refused[];
}
