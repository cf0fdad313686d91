import seedrandom from 'seedrandom';
import type { Words } from './threefry.js';
import { utf8Bytes } from './utf8.js';

/** What a user may give as a seed: a text or a safe integer. The number 7 and the text '7' are one seed. */
export type Seed = string | number;

/** A seed that was read: its key, or the reason why it is none. */
export type SeedReading =
  | { readonly ok: true; readonly seed: Seed; readonly key: Words }
  | { readonly ok: false; readonly reason: string };

/** Thrown where a seed that nobody checked turns out not to be one. */
export class SeedError extends RangeError {
  override readonly name = 'SeedError';
}

/** Reads any value as a seed, and never throws. */
export function readSeed(value: unknown): SeedReading {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) {
      return refuse(`${value} is not a safe integer: use a whole number within ±(2^53 − 1), or a text`);
    }
    return { ok: true, seed: value, key: keyOf(String(value)) };
  }
  if (typeof value !== 'string') {
    return refuse(`a seed is a text or a whole number, not ${value === null ? 'null' : typeof value}`);
  }
  if (value.includes('\0')) return refuse('a seed may not hold the character U+0000');
  if (/\p{Surrogate}/u.test(value)) return refuse('the seed holds half of a surrogate pair');
  return { ok: true, seed: value, key: keyOf(value) };
}

/**
 * The key of a seed: two 32-bit words.
 *
 * @throws SeedError if the value is no seed: not a text or a safe integer, or a text that cannot be spelt.
 */
export function seedKey(seed: Seed): Words {
  const reading = readSeed(seed);
  if (!reading.ok) throw new SeedError(reading.reason);
  return reading.key;
}

/**
 * seedrandom reads a text's low bytes and repeats a short text until its table is full, so that '1', '11'
 * and '111' would be one seed. UTF-8 bytes and a closing zero keep different seeds apart.
 */
function keyOf(text: string): Words {
  const spelling = utf8Bytes(text).map((byte) => String.fromCharCode(byte));
  const generator = seedrandom(`${spelling.join('')}\0`);
  const first = generator.int32() >>> 0;
  const second = generator.int32() >>> 0;
  return { first, second };
}

function refuse(reason: string): SeedReading {
  return { ok: false, reason };
}
