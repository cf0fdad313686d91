import { boundedMeanInterval, type IntervalMethod, meanOf, proportionInterval } from './intervals.js';
import { levelAtLook } from './precision.js';
import type { Estimate } from './result.js';

/** Makes estimates at one level, by one method. */
export class Estimator {
  readonly #method: IntervalMethod;
  readonly #level: number;
  readonly #look: number | null;

  /** @param look at which of many looks, from 1; null for a number of runs that was fixed beforehand */
  constructor(method: IntervalMethod, level: number, look: number | null = null) {
    this.#method = look === null ? method : 'clopper-pearson';
    this.#level = look === null ? level : levelAtLook(level, look);
    this.#look = look;
  }

  /** The probability of what occurred in `count` of `total` runs; nothing where there was no run. */
  proportion(count: number, total: number): Estimate {
    if (total === 0) return { value: null, low: null, high: null, runs: 0 };
    const { low, high } = proportionInterval(this.#method, count, total, this.#level);
    return { value: count / total, low, high, runs: total };
  }

  /** The mean of a number of ticks, from how often each occurred: index 0 counts tick 1. */
  mean(counts: readonly number[]): Estimate {
    const { runs, mean, interval } =
      this.#look === null ? meanOf(counts, this.#level) : boundedMeanInterval(counts, this.#level);
    return { value: mean, low: interval?.low ?? null, high: interval?.high ?? null, runs };
  }
}
