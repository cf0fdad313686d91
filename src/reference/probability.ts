import { ModelError } from './model-error.js';

/** How far rounding may carry a probability beyond 0 or 1. */
const ROUNDING = 1e-12;

/**
 * A probability as it was reckoned, with rounding beyond 0 and 1 cut off.
 *
 * @throws ModelError naming the rule if it lies further out, or is not a number.
 */
export function checkedProbability(value: number, rule: string): number {
  if (value >= 0 && value <= 1) return value;
  if (value >= -ROUNDING && value < 0) return 0;
  if (value > 1 && value <= 1 + ROUNDING) return 1;
  throw new ModelError(`the chance of ${rule} lies from 0 to 1, not ${value}`, rule);
}
