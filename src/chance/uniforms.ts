import { fingerprint } from './fingerprint.js';
import { word } from './mixer.js';
import { type Seed, seedKey } from './seed.js';
import { threefry } from './threefry.js';

/** The batch behind the last one that holds runs: what is drawn there is no run's luck. */
const BEHIND_ALL_RUNS = 0x800_0000;

const WORDS = 0x1_0000_0000;

/** Numbers spread evenly over (0, 1), one with each call: multiples of 2^−32, and a half of that more. */
export type Uniforms = () => number;

/**
 * The words of a name under a seed that belong to no run: for designs, resampling and other chance of an analysis. A
 * word is an unsigned 32-bit integer and a function of (seed, name, counter).
 *
 * @throws SeedError if the seed is not a text or a safe integer.
 */
export function wordsOf(seed: Seed, name: string): (counter: number) => number {
  const { first, second } = threefry(threefry(seedKey(seed), fingerprint(name)), {
    first: BEHIND_ALL_RUNS,
    second: 0,
  });
  return (counter) => word(first, second, counter);
}

/**
 * A source of numbers that starts anew for every name: words 0, 1, 2, … of `wordsOf`.
 *
 * @throws SeedError if the seed is not a text or a safe integer.
 */
export function uniformsOf(seed: Seed, name: string): Uniforms {
  const words = wordsOf(seed, name);
  let counter = 0;
  return () => {
    const drawn = words(counter);
    counter += 1;
    return unitOf(drawn);
  };
}

/** A word as a number strictly between 0 and 1. */
export function unitOf(drawn: number): number {
  return (drawn + 0.5) / WORDS;
}

/** A whole number from 0 to below `count`. */
export function wholeBelow(uniforms: Uniforms, count: number): number {
  return Math.floor(uniforms() * count);
}

/** The numbers from 0 to below `count` in random order: Fisher and Yates's shuffle, from the end. */
export function shuffled(count: number, uniforms: Uniforms): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = wholeBelow(uniforms, last + 1);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}
