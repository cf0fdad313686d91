import type { FunctionWriter } from './function-writer.js';
import { type Code, get, i32, i32x4, V128, v128 } from './instructions.js';

/** The words of src/chance as WebAssembly: for one batch, or for four at once. */

/** What mixing needs of arithmetic modulo 2^32. */
interface Arithmetic {
  readonly constant: (value: number) => Code;
  readonly plus: (left: Code, right: Code) => Code;
  readonly times: (left: Code, right: Code) => Code;
  readonly xor: (left: Code, right: Code) => Code;
  /** Shifts by so many places, the sign bit being one like others. */
  readonly shiftRight: (of: Code, by: Code) => Code;
}

/** One batch's words. */
export const NARROW: Arithmetic = i32;

/** The words of four batches. */
export const FOUR: Arithmetic = { ...i32x4, xor: v128.xor };

/**
 * The word `counter` of a site: `word` of src/chance/mixer.ts.
 *
 * @param hash a local to reckon in, which will hold the word
 */
export function mix(
  body: FunctionWriter,
  on: Arithmetic,
  hash: number,
  { a, b, counter }: { readonly a: Code; readonly b: Code; readonly counter: Code },
): void {
  const fold = (places: number): Code => on.xor(get(hash), on.shiftRight(get(hash), i32.constant(places)));
  const round = (key: Code | null, places: number, multiplier: number): void => {
    body.set(hash, fold(places));
    if (key !== null) body.set(hash, on.plus(get(hash), key));
    body.set(hash, on.times(get(hash), on.constant(multiplier)));
  };
  body.set(hash, on.plus(a, on.times(counter, on.constant(0x9e3779b9))));
  round(null, 17, 0xed5ad4bb);
  round(b, 11, 0xac4c1b51);
  round(a, 15, 0x31848bab);
  body.set(hash, fold(14));
}

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/** Threefry2x32-20, as in src/chance/threefry.ts, of four counters whose second word is 0. */
export function threefryOfFour(
  body: FunctionWriter,
  key: { readonly first: Code; readonly second: Code },
  counter: Code,
): { readonly first: Code; readonly second: Code } {
  const schedule = [
    body.keep(V128, i32x4.splat(key.first)),
    body.keep(V128, i32x4.splat(key.second)),
    body.keep(V128, i32x4.splat(i32.xor(i32.xor(key.first, key.second), i32.constant(0x1bd11bda)))),
  ];
  const keyWord = (place: number): Code => get(schedule[place % 3] ?? 0);
  const left = body.keep(V128, i32x4.plus(counter, keyWord(0)));
  const right = body.keep(V128, keyWord(1));
  for (let group = 0; group < 5; group += 1) {
    for (let round = 0; round < 4; round += 1) {
      const turn = ROTATIONS[(4 * group + round) % 8] ?? 0;
      const turned = v128.or(
        i32x4.shiftLeft(get(right), i32.constant(turn)),
        i32x4.shiftRight(get(right), i32.constant(32 - turn)),
      );
      body.set(left, i32x4.plus(get(left), get(right)));
      body.set(right, v128.xor(turned, get(left)));
    }
    body.set(left, i32x4.plus(get(left), keyWord(group + 1)));
    body.set(right, i32x4.plus(i32x4.plus(get(right), keyWord(group + 2)), i32x4.constant(group + 1)));
  }
  return { first: get(left), second: get(right) };
}
