/** The counter's stride: 2^32 divided by the golden ratio, made odd. */
const STRIDE = 0x9e3779b9;

/**
 * Word `counter` of a site in one batch: an unsigned 32-bit integer.
 *
 * Three multiply-and-shift rounds (the multipliers are those of Wellons's three-round "triple32" hash),
 * with the batch's two key words added between them. The keys come from Threefry, so sites and
 * batches are independent; the mixer only has to scatter the counters of one key.
 *
 * @param a the batch's first key word, any 32-bit integer
 * @param b the batch's second key word, any 32-bit integer
 * @param counter which word; taken modulo 2^32
 */
export function word(a: number, b: number, counter: number): number {
  return signedWord(a, b, counter) >>> 0;
}

/** As `word`, as a signed integer: the same bits, and cheaper to hand on. */
export function signedWord(a: number, b: number, counter: number): number {
  let hash = (a + Math.imul(counter, STRIDE)) | 0;
  hash = Math.imul(hash ^ (hash >>> 17), 0xed5ad4bb);
  hash ^= hash >>> 11;
  hash = Math.imul((hash + b) | 0, 0xac4c1b51);
  hash ^= hash >>> 15;
  hash = Math.imul((hash + a) | 0, 0x31848bab);
  return hash ^ (hash >>> 14);
}
