import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern } from '../expressions/syntax.js';
import type { Commitment } from './commitments.js';
import type { Condition } from './numbers.js';

/** What is asked of a scenario, and the other worlds that it is asked of. */

/** An outcome, as the author put it. */
export interface Outcome {
  readonly name: string;
  readonly path: Path;
  readonly when: Condition;
  readonly ends: boolean;
}

/** How a question is asked. */
export type QuestionForm =
  /** Is it so at these ticks? Where there is a `given`, only runs count in which that has come about by then. */
  | { readonly kind: 'at'; readonly ticks: readonly number[]; readonly given: Condition | null }
  /** Has it come about by these ticks? */
  | { readonly kind: 'by'; readonly ticks: readonly number[] }
  /** Does it come about once `given` has, within so many ticks of that, or by the horizon? */
  | { readonly kind: 'given'; readonly given: Condition; readonly within: number | null }
  | { readonly kind: 'before'; readonly before: Condition }
  | { readonly kind: 'time' };

/** A question, as the author put it. */
export interface Question {
  readonly name: string;
  readonly path: Path;
  readonly title: string | null;
  readonly ask: Condition;
  readonly form: QuestionForm;
  /** Names of variants; `as given` is the file itself. Null: whichever variant is run. */
  readonly under: readonly string[] | null;
}

/** An act that a variant forces or forbids. */
export interface Forced {
  readonly act: ActPattern;
  readonly from: number | null;
  readonly until: number | null;
  readonly once: Condition | null;
}

/** A named overlay on a scenario. */
export interface Variant {
  readonly name: string;
  readonly path: Path;
  readonly about: string | null;
  /** With those of the variants that it includes. */
  readonly set: ReadonlyMap<string, number>;
  readonly put: readonly { readonly process: string; readonly value: number; readonly on: number }[];
  readonly force: readonly Forced[];
  readonly forbid: readonly Forced[];
  readonly remove: readonly string[];
  readonly add: readonly Commitment[];
  /** On tick 0 means from the start. */
  readonly publish: readonly { readonly commitment: string; readonly on: number }[];
  readonly conceal: readonly string[];
  readonly cut: readonly { readonly channel: string; readonly from: number }[];
}

/** A claim that may be read in more than one way. */
export interface Reading {
  readonly name: string;
  readonly path: Path;
  readonly about: string | null;
  /** What each way means, as overlays of the form of a variant. The first holds unless another is chosen. */
  readonly alternatives: readonly Variant[];
}
