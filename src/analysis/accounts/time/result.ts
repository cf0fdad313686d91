import type { Estimate } from '../../../montecarlo/result.js';
import type { StudyHead } from '../../evaluation/study.js';

/** Warning, days bought and days of differing views, in ticks: see docs/accounts.md for every word. */
export interface TimeResult extends StudyHead {
  /** The outcome that it is about; null for all. */
  readonly of: string | null;
  /** How many runs were counted: those that end so. */
  readonly counted: number;
  readonly outcomes: readonly OutcomeTime[];
  /** What each commitment buys, against the same runs without it. */
  readonly bought: readonly { readonly commitment: string; readonly outcomes: readonly TimeBought[] }[];
  /** For how long two holders' views of a commitment differed. */
  readonly differed: readonly DifferingViews[];
  /** Commitments of which there is no account: without them the scenario makes no model. */
  readonly impossible: readonly string[];
}

/** When an outcome comes, and with how much warning. */
export interface OutcomeTime {
  readonly name: string;
  /** How many counted runs end so, and in how many of them it rests on something that happened. */
  readonly runs: number;
  readonly timed: number;
  /** Over the timed runs; null where there is none. */
  readonly time: Ticks | null;
  readonly warning: Ticks | null;
  /** Came without a tick of warning. */
  readonly sudden: { readonly runs: number; readonly share: Estimate };
  /** What the first warning was, the most frequent first. */
  readonly first: readonly { readonly milestone: string; readonly runs: number; readonly run: number }[];
}

/** A number of ticks over many runs. */
export interface Ticks {
  readonly mean: number;
  /** The interval of the mean. */
  readonly low: number;
  readonly high: number;
  /** A tenth of the runs lie below, a half, and nine tenths. */
  readonly tenth: number;
  readonly median: number;
  readonly ninetieth: number;
}

/** By how much an outcome comes later with a commitment than without it: E[min(T, horizon)], in ticks. */
export interface TimeBought {
  readonly outcome: string;
  /** null where the outcome's condition speaks of the commitment itself, or holds from the start. */
  readonly ticks: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** In how many runs it comes at another tick. */
  readonly changed: number;
}

/** How long the holders of a commitment differed about it. */
export interface DifferingViews {
  readonly commitment: string;
  /** The share of runs in which they ever did. */
  readonly ever: Estimate;
  /** On average over all runs, and over those in which they did. */
  readonly ticks: number;
  readonly ticksWhere: number | null;
}
