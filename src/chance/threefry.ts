/** A pair of 32-bit words, each an unsigned integer below 2^32. */
export interface Words {
  readonly first: number;
  readonly second: number;
}

/** The word that Threefry mixes into every key (Skein's C240 for 32-bit words). */
const KEY_PARITY = 0x1bd11bda;

/** How far the second word turns in each round; the list repeats after eight rounds. */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/** Rounds come in groups of four; the key is added again after each group. */
const GROUPS = 5;

/**
 * Threefry2x32 with 20 rounds: a keyed bijection on pairs of words that needs only add, rotate and xor.
 * Counters that differ in one bit give unrelated results, so keys and sites may be numbered plainly.
 *
 * Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function threefry(key: Words, counter: Words): Words {
  const schedule = [key.first | 0, key.second | 0, (KEY_PARITY ^ key.first ^ key.second) | 0] as const;
  const keyWord = (place: number): number => schedule[place % 3] ?? 0;
  let left = (counter.first + keyWord(0)) | 0;
  let right = (counter.second + keyWord(1)) | 0;
  for (let group = 0; group < GROUPS; group += 1) {
    for (let round = 0; round < 4; round += 1) {
      const turn = ROTATIONS[(4 * group + round) % 8] ?? 0;
      left = (left + right) | 0;
      right = ((right << turn) | (right >>> (32 - turn))) ^ left;
    }
    left = (left + keyWord(group + 1)) | 0;
    right = (right + keyWord(group + 2) + group + 1) | 0;
  }
  return { first: left >>> 0, second: right >>> 0 };
}
