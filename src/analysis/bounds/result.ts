import type { ChainSize, Refused } from '../../chain/index.js';

/** How far probabilities can go if numbers are only known to lie in a range. */

/** The least or the greatest probability, if each number has one value for the whole run. */
export interface Extreme {
  /** What these values come to: the true extreme is at least as extreme. */
  readonly probability: number;
  readonly at: Readonly<Record<string, number>>;
  /** No values go further: this much is proven. What rounding may come to is allowed for. */
  readonly bound: number;
  /** Whether the two are one, to within 0.00005; else the extreme was only searched for. */
  readonly proven: boolean;
}

/** The least and the greatest. */
export interface LeastAndGreatest<End> {
  readonly least: End;
  readonly greatest: End;
}

/** What the bounds say of one thing that may happen. */
export interface BoundedRow {
  readonly name: string;
  readonly kind: 'outcome' | 'question';
  /** The tick at which it is judged. */
  readonly tick: number;
  /** Of a share of those runs in which a condition holds: how likely that is, if numbers may have another value at every draw. */
  readonly condition: LeastAndGreatest<number> | null;
  /** With the numbers as the file has them; with free choices, over all that may be chosen. */
  readonly given: LeastAndGreatest<number>;
  readonly once: LeastAndGreatest<Extreme>;
  /** If the numbers may have another value at every draw. Outer: it may be that no values go quite so far. */
  readonly anew: LeastAndGreatest<number> & { readonly outer: boolean };
  /** One number at a time, the others being as given: those first that move it most. */
  readonly alone: readonly {
    readonly parameter: string;
    readonly once: LeastAndGreatest<Extreme>;
    readonly anew: LeastAndGreatest<number>;
  }[];
}

/** A number that is varied. */
export interface BoundedParameter {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
}

/** All that bounds say of a scenario. */
export interface BoundsResult {
  readonly scenario: string;
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly horizon: number;
  readonly tick: string;
  readonly parameters: readonly BoundedParameter[];
  /** Numbers with a range that are held at their value, and why. */
  readonly held: readonly { readonly name: string; readonly reason: string }[];
  /** The options that are chosen freely: every bound is over all that may be chosen. */
  readonly choices: readonly string[];
  readonly rows: readonly BoundedRow[];
  /** How far any number of it may be off by rounding. */
  readonly rounding: number;
  readonly size: ChainSize;
  /** What was too large to be bounded; empty where everything was. */
  readonly refused: readonly Refused[];
}
