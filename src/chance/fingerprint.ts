import type { Words } from './threefry.js';
import { utf8Bytes } from './utf8.js';

/** FNV-1a's start, 0xcbf29ce484222325, as its low and high word. */
const OFFSET_LOW = 0x84222325;
const OFFSET_HIGH = 0xcbf29ce4;

/** FNV-1a's prime is 2^40 + 0x1b3: its low word, and its high word 2^8 which is a shift by eight bits. */
const PRIME_LOW = 0x1b3;
const PRIME_HIGH_SHIFT = 8;

/**
 * The 64-bit FNV-1a of bytes: `first` is its low word, `second` its high one.
 *
 * Source: Fowler, Noll and Vo, "The FNV non-cryptographic hash algorithm" (IETF draft-eastlake-fnv).
 */
export function fnv1a(bytes: Iterable<number>): Words {
  let low = OFFSET_LOW;
  let high = OFFSET_HIGH;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    // Below 2^41, so the product is exact in a double, and its upper part is the carry.
    const product = low * PRIME_LOW;
    const carry = Math.floor(product / 0x1_0000_0000);
    high = (Math.imul(high, PRIME_LOW) + (low << PRIME_HIGH_SHIFT) + carry) >>> 0;
    low = product >>> 0;
  }
  return { first: low, second: high };
}

/**
 * The fingerprint of a site's name: the FNV-1a of its UTF-8 bytes in normal form C, so that two spellings
 * of one accented letter are one name.
 *
 * @throws RangeError if the name holds half of a surrogate pair.
 */
export function fingerprint(name: string): Words {
  return fnv1a(utf8Bytes(name.normalize('NFC')));
}
