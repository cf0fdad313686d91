import type { Assumption } from '../model/model.js';

/** What the exact engine answers. Probabilities are those of the Model, up to rounding; exact means exact given the file. */

/** How a run ends. */
export interface ExactOutcome {
  readonly name: string;
  readonly ends: boolean;
  readonly probability: number;
  /** The probability that a run has ended so by each tick: index 0 is tick 1. For an outcome that ends no run, 0 before the last. */
  readonly cumulative: readonly number[];
}

/** One probability of an answer. */
export interface ExactRow {
  readonly label: string;
  readonly tick: number;
  /** null where the condition cannot come about. */
  readonly probability: number | null;
  /** The probability of the condition that it is asked under; 1 where there is none. */
  readonly given: number;
  /** The probability that a run has ended before this tick. */
  readonly endedBefore: number;
}

/** When something comes about. */
export interface ExactTime {
  /** E[min(T, horizon)], in ticks. */
  readonly restricted: number;
  /** E[T | it came about by the horizon], in ticks; null where it cannot. */
  readonly conditional: number | null;
  readonly cameAbout: number;
  /** The probability that it has come about by each tick: index 0 is tick 1. */
  readonly cumulative: readonly number[];
}

/** The answer to a question. */
export interface ExactQuestion {
  readonly name: string;
  readonly title: string | null;
  readonly text: string;
  readonly rows: readonly ExactRow[];
  readonly time: ExactTime | null;
}

/** What becomes of a commitment in one holder's view. */
export interface ExactCommitment {
  readonly name: string;
  readonly holder: string;
  /** The probability of each state in which the view may be left. */
  readonly fates: Readonly<Record<string, number>>;
  /** For a commitment that repeats: how often each final state is entered in a run, on average. */
  readonly entries: Readonly<Record<string, number>>;
  /** The probability that the view is in each of these states at the end of each tick: index 0 is tick 1. */
  readonly over: Readonly<Record<string, readonly number[]>>;
}

/** How often a commitment is put to the test in a run, on average. */
export interface ExactTemptation {
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** How the holders of a commitment differ about it. */
export interface ExactDispute {
  readonly name: string;
  /** The probability that two holders' views ever differ. */
  readonly ever: number;
  readonly meanTicks: number;
}

/** How large a chain was solved for something. */
export interface ChainSize {
  /** The states at the starts of ticks. */
  readonly states: number;
  /** All nodes: states between steps of a tick too. */
  readonly nodes: number;
  readonly edges: number;
}

/** All that an exact solution answers. */
export interface ExactResult {
  readonly scenario: string;
  /** null for the file as given. */
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly horizon: number;
  readonly tick: string;
  readonly outcomes: readonly ExactOutcome[];
  readonly questions: readonly ExactQuestion[];
  readonly commitments: readonly ExactCommitment[];
  readonly temptations: readonly ExactTemptation[];
  readonly disputes: readonly ExactDispute[];
  readonly assumptions: readonly Assumption[];
  /** The largest chain that was solved. */
  readonly size: ChainSize;
  /** What was too large to be solved, and how large it got; empty where everything was. */
  readonly refused: readonly Refused[];
}

/** Something that was not solved. */
export interface Refused {
  /** `outcomes`, the name of a question, … */
  readonly what: string;
  readonly message: string;
  readonly hint: string;
}
