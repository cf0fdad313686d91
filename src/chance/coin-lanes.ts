import { TICK_SHIFT } from './coin.js';
import { CERTAIN } from './limits.js';
import { signedWord } from './mixer.js';

/**
 * The lanes whose coin falls at a tick, as bits: `coinFalls` for 32 runs at once.
 *
 * @param a the batch's first key word
 * @param b the batch's second key word
 * @param tick from 0 to 2^23 − 1
 * @param threshold from 0 to 2^32
 * @param asked the lanes that toss, as bits; no other falls
 */
export function coinLanes(a: number, b: number, tick: number, threshold: number, asked: number): number {
  if (threshold >= CERTAIN) return asked;
  // As signed integers they are added without a detour over fractions.
  const first = a | 0;
  const second = b | 0;
  let falls = 0;
  // The lanes whose digits agree with the threshold's so far.
  let open = asked;
  for (
    let left = threshold | 0, counter = tick << TICK_SHIFT;
    left !== 0 && open !== 0;
    left <<= 1, counter += 1
  ) {
    const digits = signedWord(first, second, counter);
    if (left < 0) {
      falls |= open & ~digits;
      open &= digits;
    } else open &= ~digits;
  }
  return falls;
}
