import type { Estimate } from '../../montecarlo/result.js';
import type { Asked } from '../evaluation/asked.js';
import type { Information } from './information.js';
import type { Observation } from './observation.js';

/**
 * How probabilities were found: by filtering the chain; by counting the runs that agree with what was observed; or by weighing
 * runs in which the draws that may bring it about were favoured.
 */
export type UpdatingMethod = 'exact' | 'runs' | 'weighted runs';

/** A probability before anything was observed, and after. */
export interface Updated {
  readonly before: Estimate;
  readonly after: Estimate;
  /** By what its odds are multiplied; null where they are 0 or without bound. */
  readonly factor: BayesFactor | null;
}

/** The odds after over the odds before. */
export interface BayesFactor {
  readonly value: number;
  /** From the ends of both intervals: rather too wide than too narrow; null where an end has odds without bound. */
  readonly low: number;
  readonly high: number | null;
}

/** The runs on which the probabilities after rest. */
export interface Sample {
  readonly played: number;
  /** How many agree with what was observed; of weighted runs, how many of equal weight say as much. */
  readonly effective: number;
}

/** What may be observed next, and what it would say. */
export interface Prospect {
  /** A condition, as `update` takes it. */
  readonly event: string;
  readonly probability: Estimate;
  /** What is asked, if it comes in the window and if it does not. */
  readonly ifSo: Estimate;
  readonly ifNot: Estimate;
  readonly information: Information;
}

/** What to watch in the next ticks. */
export interface Prospects {
  readonly from: number;
  readonly to: number;
  readonly method: UpdatingMethod;
  /** How open what is asked is now, in bits. */
  readonly entropy: number;
  /** By their expected information, the greatest first. */
  readonly events: readonly Prospect[];
  /** What can no longer come about in the window, or is certain to. */
  readonly settled: readonly string[];
}

/** What a scenario says once something has been observed. */
export interface UpdatingResult {
  readonly scenario: string;
  /** null for the file as given. */
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly horizon: number;
  readonly tick: string;
  readonly seed: string | number;
  readonly level: number;
  /** True where it was stopped before its end. */
  readonly stopped: boolean;
  /** Up to which tick the world was observed. */
  readonly observedUpTo: number;
  readonly method: UpdatingMethod;
  /** null where it is exact. */
  readonly sample: Sample | null;
  /** What was observed, with the probability that it had by itself. */
  readonly observations: readonly (Observation & { readonly probability: Estimate })[];
  /** Whether nothing else that can be seen has happened up to then. */
  readonly nothingElse: boolean;
  /** The probability of all of it together. */
  readonly evidence: Estimate;
  /** What this is asked of. */
  readonly asked: Asked;
  readonly answer: Updated;
  readonly outcomes: readonly (Updated & { readonly name: string })[];
  readonly rows: readonly (Updated & {
    readonly question: string;
    readonly title: string | null;
    readonly label: string;
    readonly tick: number;
  })[];
  /** null where no tick is left, or nothing was asked of what comes next. */
  readonly next: Prospects | null;
}
