import type { Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import type { IntervalMethod } from './intervals.js';
import { requireLevel } from './intervals.js';
import { answers } from './answers.js';
import { commitments, disputes, temptations } from './commitments.js';
import { Estimator } from './estimator.js';
import { outcomes } from './outcomes.js';
import { pathways } from './pathways.js';
import type { SimulationResult } from './result.js';
import type { Tally } from './tally.js';

/** How a tally is to be turned into estimates. */
export interface SummariseOptions {
  readonly seed: Seed;
  /** The level of the intervals, between 0 and 1: 0.95 unless told. */
  readonly level?: number;
  /** `wilson` unless told. */
  readonly interval?: IntervalMethod;
  /** Whether it was stopped before all the runs that were asked for. */
  readonly stopped?: boolean;
  /** Where a simulation looks many times and stops when it is precise enough: which look this is, from 1. */
  readonly look?: number;
  /** The runs that the kernel left to the reference interpreter, and why: none unless told. */
  readonly byReference?: SimulationResult['byReference'];
}

/**
 * What a tally says, with intervals.
 *
 * @throws RangeError on a level out of range.
 */
export function summarise(model: Model, tally: Tally, options: SummariseOptions): SimulationResult {
  const { seed, level = 0.95, interval = 'wilson', stopped = false } = options;
  const { byReference = { runs: 0, reason: null } } = options;
  requireLevel(level);
  const estimator = new Estimator(interval, level, options.look ?? null);
  return {
    scenario: model.title,
    variant: model.variant,
    readings: model.readings,
    seed,
    runs: tally.runs,
    stopped,
    byReference,
    solved: null,
    horizon: model.horizon,
    tick: model.tick,
    level,
    interval: options.look === undefined ? interval : 'any time',
    outcomes: outcomes(model, tally, estimator),
    commitments: commitments(model, tally),
    temptations: temptations(model, tally),
    disputes: disputes(model, tally, estimator),
    questions: answers(model, tally, estimator),
    pathways: pathways(tally, estimator),
    assumptions: model.assumptions,
  };
}
