import { CERTAIN, requireProbability } from './limits.js';
import { word } from './mixer.js';

/** Counters leave 128 places to each tick: 32 digits of a coin, then from 64 on the words of choices. */
export const TICK_SHIFT = 7;

/**
 * The threshold of a coin: floor(p·2^32), from 0 to 2^32. The coin falls if its 32-bit number is below.
 *
 * @throws RangeError unless p lies from 0 to 1.
 */
export function coinThreshold(p: number): number {
  requireProbability(p);
  return Math.floor(p * CERTAIN);
}

/** The exact chance that a coin of probability p falls: p cut down to a multiple of 2^−32. */
export function coinProbability(p: number): number {
  return coinThreshold(p) / CERTAIN;
}

/**
 * Whether one lane's coin falls at a tick. Bit `lane` of the tick's word k is the lane's binary digit k, the
 * most significant first, so that one word serves 32 runs; reading stops at the first digit that differs.
 *
 * @param a the batch's first key word
 * @param b the batch's second key word
 * @param tick from 0 to 2^23 − 1
 * @param lane from 0 to 31
 * @param threshold from 0 to 2^32
 */
export function coinFalls(a: number, b: number, tick: number, lane: number, threshold: number): boolean {
  if (threshold >= CERTAIN) return true;
  // Once only zeros are left in the threshold, no number that agrees so far is below it.
  for (let left = threshold | 0, counter = tick << TICK_SHIFT; left !== 0; left <<= 1, counter += 1) {
    const digit = (word(a, b, counter) >>> lane) & 1;
    if (digit !== left >>> 31) return digit === 0;
  }
  return false;
}
