/** The last tick that a coin or a choice can be asked about: 2^23 − 1. The first is 0, before the start. */
export const LAST_TICK = 0x7fffff;

/** The last tick that a hazard can be asked about: 2^16 blocks of 8 ticks. The first is 1. */
export const LAST_HAZARD_TICK = 0x80000;

/** The last run of a seed: 2^32 − 1. The first is 0. */
export const LAST_RUN = 0xffff_ffff;

/** A probability that is certain, on the scale where thresholds are whole numbers. */
export const CERTAIN = 0x1_0000_0000;

/** @throws RangeError unless p is a number from 0 to 1. */
export function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies from 0 to 1, not ${p}`);
}

/** @throws RangeError unless the tick is a whole number from `first` to `last`. */
export function requireTick(tick: number, first: number, last: number): void {
  if (!(tick >= first && tick <= last) || (tick | 0) !== tick) {
    throw new RangeError(`a tick is a whole number from ${first} to ${last}, not ${tick}`);
  }
}

/** @throws RangeError unless the run is a whole number from 0 to 2^32 − 1. */
export function requireRun(run: number): void {
  if (run >>> 0 !== run) throw new RangeError(`a run is a whole number from 0 to ${LAST_RUN}, not ${run}`);
}
