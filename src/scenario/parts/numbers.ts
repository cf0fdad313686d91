import type { Path } from '../diagnostics/diagnostic.js';
import type { Expression } from '../expressions/syntax.js';

/** Numbers of a scenario: their units, what they rest on, chances and how they change. */

/** What a number rests on. */
export type Basis = 'reported' | 'calibrated' | 'elicited' | 'assumed';

/** How long a tick is. */
export type TickUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** An expression that is true or false, with the text it was read from. */
export interface Condition {
  readonly text: string;
  readonly expression: Expression;
  readonly path: Path;
}

/** The unit of a probability. */
export type Unit =
  | { readonly kind: 'tick' }
  /** The chance that it happens within so many ticks, at a constant hazard. */
  | { readonly kind: 'within'; readonly ticks: number }
  | { readonly kind: 'occasion' };

/** How likely each value of a number is, where the number itself is not known. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular' | 'pert';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  | { readonly kind: 'beta'; readonly alpha: number; readonly beta: number }
  | {
      readonly kind: 'discrete';
      readonly values: readonly { readonly value: number; readonly weight: number }[];
    };

/** A number of the scenario, with its unit and what it rests on. */
export interface Quantity {
  /** How `--set` and the table of assumptions name it, such as `commitments.alpha-restraint.fidelity`. */
  readonly name: string;
  readonly path: Path;
  readonly value: Expression;
  /** The number itself where `value` is one; null where it is an expression over other quantities. */
  readonly nominal: number | null;
  readonly unit: Unit | null;
  readonly range: readonly [number, number] | null;
  readonly distribution: Distribution | null;
  readonly basis: Basis | null;
  readonly sources: readonly string[];
  readonly note: string | null;
}

/** A chance that something happens: a quantity with a unit, or a curve since an event. */
export type Chance =
  | { readonly kind: 'rate'; readonly quantity: Quantity }
  | {
      readonly kind: 'curve';
      readonly name: string;
      readonly path: Path;
      /** Ticks after the event, and the chance that it has happened by then; both increasing. */
      readonly knots: readonly { readonly tick: number; readonly by: number }[];
      readonly since: Condition;
      readonly basis: Basis;
      readonly sources: readonly string[];
    };

/** How a chance changes with time: by half, or to its double, each so many ticks. */
export interface Pace {
  readonly kind: 'halves' | 'doubles';
  readonly every: Quantity;
  /** How many times as large, or as small, it may become. */
  readonly limit: number;
  /** null: from the first tick on. */
  readonly since: Condition | null;
}
