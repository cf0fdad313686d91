import { solve, type SolveOptions } from '../../chain/index.js';
import type { Estimate } from '../../montecarlo/result.js';
import type { Evaluator } from './evaluator.js';

/**
 * Answers models exactly where their chain fits into memory, and otherwise by another evaluator. An exact answer has an
 * interval of no width, and rests on no run.
 *
 * @param otherwise answers what is too large; it answers all of such a model, so that no answer mixes the two
 */
export function byChain(otherwise: Evaluator, options: Pick<SolveOptions, 'megabytes'> = {}): Evaluator {
  return async (model) => {
    const { outcomes, questions, refused } = solve(model, { ...options, only: 'outcomes and questions' });
    if (refused.length > 0) return otherwise(model);
    return {
      outcomes: outcomes.map(({ probability }) => exact(probability)),
      rows: questions.map(({ rows }) => rows.map(({ probability }) => exact(probability))),
    };
  };
}

function exact(value: number | null): Estimate {
  return { value, low: value, high: value, runs: 0, exact: true };
}
