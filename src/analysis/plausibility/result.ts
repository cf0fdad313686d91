import type { Estimate } from '../../montecarlo/result.js';
import type { TickUnit } from '../../scenario/scenario.js';
import type { BaseRates } from './base-rates.js';
import type { LevelOfKind } from './levels.js';
import type { Dyad } from './pairs.js';

/** What a scenario implies, beside how often such things have happened. */
export interface PlausibilityResult {
  readonly scenario: string;
  /** null for the file as given. */
  readonly variant: string | null;
  readonly seed: string | number;
  readonly runs: number;
  /** True where it was stopped before all the runs that were asked for. */
  readonly stopped: boolean;
  readonly horizon: number;
  readonly tick: TickUnit;
  /** The horizon in days. */
  readonly days: number;
  readonly level: number;
  /** Actors by name, as a reader is told of them. */
  readonly labels: Readonly<Record<string, string>>;
  /** How grave each kind of act is that can happen, and how that is known. */
  readonly levels: readonly LevelOfKind[];
  readonly comparisons: readonly Comparison[];
  readonly spread: readonly Spread[];
  /** What cannot be compared, or only with care: a sentence each. */
  readonly remarks: readonly string[];
  /** What it was held against. */
  readonly rates: BaseRates;
}

/** What is compared with what. Each has a section of the report. */
export type Topic =
  /** Onset of a dispute, use of force, war in one dyad: with a year of two rivals. */
  | 'dyad-year'
  /** Use of force and war between any two: with an international crisis. */
  | 'crisis'
  /** One uses force on the other, and is answered by force. */
  | 'answer'
  /** War in a dyad in which force has been used. */
  | 'war after force'
  /** A third party uses force on one of two, after force was used between them. */
  | 'joining';

/** A number of the scenario beside the rates that count the same thing. */
export interface Comparison {
  readonly topic: Topic;
  readonly event: 'dispute' | 'force' | 'war' | 'answer' | 'joining';
  /** Whom it is about: a dyad; for an answer, who strikes and who answers. Null for anybody. */
  readonly between: Dyad | null;
  /** For an answer: within how many days. */
  readonly withinDays: number | null;
  /** As it was simulated: by the horizon, or given that force was used. */
  readonly simulated: Estimate;
  /** What is held against the rates: the same, or scaled to a year. */
  readonly compared: Estimate;
  /** Whether `compared` was scaled from a run shorter than a year, at a constant hazard. */
  readonly scaled: boolean;
  readonly candidates: readonly Candidate[];
  /** From the least end of the candidates' intervals to the greatest; null where there is no rate. */
  readonly span: readonly [number, number] | null;
  /** `above` and `below` where the whole interval lies outside the span. */
  readonly verdict: 'within' | 'above' | 'below' | 'no rate' | 'not estimable';
}

/** A base rate that counts what a comparison is about. */
export interface Candidate {
  /** `B15`, or `B1 × B7` for a share of another rate. */
  readonly id: string;
  readonly case: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether low and high are an interval, and not the value itself. */
  readonly hasInterval: boolean;
}

/** How high it goes by the horizon: the share of runs by the gravest level between two actors, or between any. */
export interface Spread {
  readonly between: Dyad | null;
  readonly none: number;
  readonly threat: number;
  readonly display: number;
  readonly force: number;
  readonly war: number;
}
