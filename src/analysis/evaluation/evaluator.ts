import type { Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import { requireLevel } from '../../montecarlo/intervals.js';
import type { Estimate, SimulationResult } from '../../montecarlo/result.js';
import { requireRuns } from '../../montecarlo/simulate.js';
import { summarise } from '../../montecarlo/summarise.js';
import { countHere, type Team } from '../../montecarlo/team.js';

/** What a model answers: a probability for each of its outcomes, with none of these last, and for each row of its questions. */
export interface Answers {
  readonly outcomes: readonly Estimate[];
  /** Question by question, row by row. */
  readonly rows: readonly (readonly Estimate[])[];
}

/** Answers a model, by whatever means. What it gives must be a function of the model alone. */
export type Evaluator<Found = Answers> = (model: Model) => Promise<Found>;

/** How models are answered by playing them. */
export interface EvaluatorOptions {
  /** How many runs of each model, from 1. */
  readonly runs: number;
  /** The number of the first of them: 0 unless told. */
  readonly firstRun?: number;
  /** The same for all models: so they share their luck, and their answers differ by what the models do alone. */
  readonly seed: Seed;
  /** The level of the intervals, between 0 and 1. */
  readonly level: number;
  /** Who plays: this thread unless told. */
  readonly team?: Team;
}

/**
 * Answers models by Monte Carlo, all on the same luck.
 *
 * @throws RangeError on an option out of range.
 */
export function byRuns(options: EvaluatorOptions): Evaluator {
  return async (model) => answersOf(await resultByRuns(model, options));
}

/** As `byRuns`, with all that is counted. */
export async function resultByRuns(
  model: Model,
  { runs, firstRun = 0, seed, level, team = countHere }: EvaluatorOptions,
): Promise<SimulationResult> {
  requireRuns(runs, firstRun);
  requireLevel(level);
  const { tally } = await team.count(model, seed, runs, firstRun);
  return summarise(model, tally, { seed, level });
}

/** What of a simulation is an answer. */
export function answersOf({ outcomes, questions }: SimulationResult): Answers {
  return {
    outcomes: outcomes.map(({ probability }) => probability),
    rows: questions.map(({ rows }) => rows.map(({ estimate }) => estimate)),
  };
}
