import type { ChainSize } from '../chain/index.js';
import type { Assumption } from '../model/model.js';

/** What a simulation answers. Every probability comes with its interval at the stated level. */

export interface Estimate {
  /** null where nothing could be estimated: the condition never occurred. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How many runs it rests on: all, or those in which the condition came about; none for what is exact. */
  readonly runs: number;
  /** There where it is no estimate but the probability itself, given the scenario: then `low` and `high` are `value`. */
  readonly exact?: true;
}

/** How often the runs ended in an outcome, and when. */
export interface OutcomeResult {
  readonly name: string;
  readonly ends: boolean;
  readonly count: number;
  readonly probability: Estimate;
  /** How many runs had ended in this outcome by each tick: index 0 is tick 1. Flat but for the last tick unless it ends the run. */
  readonly cumulative: readonly number[];
  /** The probability of having ended so by each tick, where it is known exactly. */
  readonly cumulativeExact?: readonly number[];
}

/** What became of a commitment in one holder's view. */
export interface CommitmentResult {
  readonly name: string;
  readonly holder: string;
  /** Runs by the state in which this holder's view was left. */
  readonly fates: Readonly<Record<string, number>>;
  /** For a commitment that repeats: how often each final state was entered, over all runs. */
  readonly entries: Readonly<Record<string, number>>;
}

/**
 * How often a commitment was put to the test, over all runs: tempted = kept + spared + broken. Forced acts and accidents
 * are counted apart.
 */
export interface TemptationResult {
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** How often, and for how long, the holders of a commitment differed about it. */
export interface DisputeResult {
  readonly name: string;
  /** The share of runs in which two holders' views ever differed. */
  readonly ever: Estimate;
  readonly meanTicks: number;
}

/** One probability of an answer: at a tick, or under a condition. */
export interface AnswerRow {
  readonly label: string;
  readonly tick: number;
  readonly estimate: Estimate;
  /**
   * How likely the condition is that it is asked under: the share of runs, or the probability itself where the estimate is
   * exact. null where there is none.
   */
  readonly given: number | null;
  /** The share of runs that had ended before this tick. */
  readonly endedBefore: number;
}

/** When something comes about, in ticks. */
export interface TimeAnswer {
  /** E[min(T, horizon)], in ticks. */
  readonly restricted: Estimate;
  /** E[T | it came about by the horizon]. */
  readonly conditional: Estimate;
  readonly cameAbout: Estimate;
}

/** The answer to a question. */
export interface QuestionResult {
  readonly name: string;
  readonly title: string | null;
  readonly text: string;
  readonly rows: readonly AnswerRow[];
  readonly time: TimeAnswer | null;
}

/** A way that runs went: in which order they first passed their milestones, and to which outcome. */
export interface PathwayResult {
  readonly count: number;
  readonly probability: Estimate;
  /** The first run that went it. Trace it to see the way. */
  readonly run: number;
}

/** The ways that runs went. */
export interface PathwaysResult {
  /** The most frequent ones, at most ten. */
  readonly top: readonly PathwayResult[];
  /** How many different ways were told apart: those that the first 65,536 runs went. */
  readonly known: number;
  /** How many runs went others. */
  readonly other: number;
}

/** All that a simulation answers. */
export interface SimulationResult {
  readonly scenario: string;
  /** null for the file as given. */
  readonly variant: string | null;
  /** Which alternative of each reading holds; empty where the scenario has none. */
  readonly readings: Readonly<Record<string, string>>;
  readonly seed: string | number;
  readonly runs: number;
  /** True where it was stopped before all the runs that were asked for. */
  readonly stopped: boolean;
  /**
   * The runs that the fast kernel left to the reference interpreter, and why it does not compile the model, if it does
   * not. Their history is the same; only the time that they take differs.
   */
  readonly byReference: { readonly runs: number; readonly reason: string | null };
  /** The size of the chain by which the outcomes and the questions were solved exactly; null where they were counted. */
  readonly solved: ChainSize | null;
  readonly horizon: number;
  readonly tick: string;
  readonly level: number;
  /** `any time`: right at whichever look a simulation stops that goes on until it is precise enough. */
  readonly interval: 'wilson' | 'clopper-pearson' | 'any time';
  readonly outcomes: readonly OutcomeResult[];
  readonly commitments: readonly CommitmentResult[];
  readonly temptations: readonly TemptationResult[];
  readonly disputes: readonly DisputeResult[];
  readonly questions: readonly QuestionResult[];
  readonly pathways: PathwaysResult;
  readonly assumptions: readonly Assumption[];
}
