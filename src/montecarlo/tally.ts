import type { Model } from '../model/model.js';
import { mergePathways, NO_PATHWAYS, type PathwayTally } from './pathway-counts.js';

/**
 * What is counted over runs: whole numbers only, and as many of them for a million runs as for one. Merging adds them
 * up, so tallies may be merged in any order and grouping to the same numbers; the empty tally changes nothing.
 */
export interface Tally {
  readonly runs: number;
  /** Runs by outcome, in the model's order, and last those with none of these. */
  readonly outcomes: readonly number[];
  /** For each outcome that ends a run: runs by the tick at which it did, index 0 being tick 1. Empty for the others. */
  readonly endings: readonly (readonly number[])[];
  /** For each of the model's fate tables: runs by the fate in which they were left. */
  readonly fates: readonly (readonly number[])[];
  /** The model's counters, added up over all runs. */
  readonly counters: readonly number[];
  readonly watches: readonly WatchTally[];
  readonly questions: readonly QuestionTally[];
  readonly pathways: PathwayTally;
}

/** Counts of one watch. */
export interface WatchTally {
  /** Runs in which it ever held after a tick. */
  readonly ever: number;
  /** Ticks after which it held, over all runs. */
  readonly ticks: number;
}

/** Counts of one question. */
export interface QuestionTally {
  readonly probes: readonly ProbeTally[];
  /** For a question of time: runs by the first tick at which it had come about, index 0 being tick 1; else null. */
  readonly firsts: readonly number[] | null;
}

/** Counts of one probe. */
export interface ProbeTally {
  /** Runs in which the probe's `given` held: all of them where it has none. */
  readonly given: number;
  /** Runs in which `when` held too. */
  readonly both: number;
}

/** The tally of no runs. */
export function emptyTally(model: Model): Tally {
  const ticks = (): number[] => zeros(model.horizon);
  return {
    runs: 0,
    outcomes: zeros(model.outcomes.length + 1),
    endings: model.outcomes.map(({ ends }) => (ends ? ticks() : [])),
    fates: model.fates.map(({ fates }) => zeros(fates.length)),
    counters: zeros(model.counters.length),
    watches: model.watches.map(() => ({ ever: 0, ticks: 0 })),
    questions: model.questions.map(({ probes, time }) => ({
      probes: probes.map(() => ({ given: 0, both: 0 })),
      firsts: time === null ? null : ticks(),
    })),
    pathways: NO_PATHWAYS,
  };
}

/**
 * The tally of the runs of both.
 *
 * @throws RangeError if they count different things, and so come from different models.
 */
export function mergeTallies(left: Tally, right: Tally): Tally {
  return {
    runs: left.runs + right.runs,
    outcomes: added(left.outcomes, right.outcomes),
    endings: paired(left.endings, right.endings, added),
    fates: paired(left.fates, right.fates, added),
    counters: added(left.counters, right.counters),
    watches: paired(left.watches, right.watches, (one, other) => ({
      ever: one.ever + other.ever,
      ticks: one.ticks + other.ticks,
    })),
    questions: paired(left.questions, right.questions, (one, other) => ({
      probes: paired(one.probes, other.probes, (first, second) => ({
        given: first.given + second.given,
        both: first.both + second.both,
      })),
      firsts: one.firsts === null ? null : added(one.firsts, other.firsts ?? []),
    })),
    pathways: mergePathways(left.pathways, right.pathways),
  };
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

function added(left: readonly number[], right: readonly number[]): number[] {
  return paired(left, right, (one, other) => one + other);
}

function paired<T>(left: readonly T[], right: readonly T[], merge: (one: T, other: T) => T): T[] {
  if (left.length !== right.length) throw new RangeError('these tallies come from different models');
  return left.map((one, place) => {
    const other = right[place];
    return other === undefined ? one : merge(one, other);
  });
}
