import type { Model } from '../model/model.js';
import { NONE_OF_THESE } from '../model/none-of-these.js';
import type { Estimator } from './estimator.js';
import type { OutcomeResult } from './result.js';
import type { Tally } from './tally.js';

/** One row an outcome, and one for none of these: together they are all the runs. */
export function outcomes(model: Model, tally: Tally, estimator: Estimator): readonly OutcomeResult[] {
  const rows = [...model.outcomes, { name: NONE_OF_THESE, ends: false }];
  return rows.map(({ name, ends }, place) => {
    const count = tally.outcomes[place] ?? 0;
    const cumulative = ends ? sums(tally.endings[place] ?? []) : onlyAtTheEnd(count, model.horizon);
    return { name, ends, count, probability: estimator.proportion(count, tally.runs), cumulative };
  });
}

/** How many runs an outcome had ended before a tick. */
export function endedBefore(tally: Tally, tick: number): number {
  return tally.endings.reduce(
    (all, ticks) => ticks.slice(0, Math.max(0, tick - 1)).reduce((sum, count) => sum + count, all),
    0,
  );
}

function sums(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => (sum += count));
}

function onlyAtTheEnd(count: number, horizon: number): readonly number[] {
  return Array.from({ length: horizon }, (_, place) => (place === horizon - 1 ? count : 0));
}
