import type { Model, VariableIndex } from '../model/model.js';
import type { Likeness } from './likeness.js';

/** Where a variable stands in the words of a packed state. */
export interface Field {
  readonly variable: VariableIndex;
  readonly word: number;
  readonly shift: number;
  /** The field's bits, not shifted. */
  readonly mask: number;
  /** The least value of the variable. */
  readonly low: number;
  /** The values by code, each for all that are like it. Code 0 is the start, or the first value of a start that is drawn. */
  readonly values: readonly number[];
  /** The codes, by value less `low`; −1 for a value that cannot be reached. */
  readonly codes: Int32Array;
}

/** How a state is packed into 32-bit words. A variable that can have one value only has no bits. */
export interface Packing {
  /** By variable. */
  readonly fields: readonly Field[];
  readonly words: number;
}

/** @param likeness by variable and value that it can have, the value that stands for it */
export function packingOf(model: Model, likeness: Likeness): Packing {
  let word = 0;
  let used = 0;
  const fields = model.variables.map(({ low, high, start }, variable): Field => {
    const standing = likeness[variable] ?? new Map<number, number>();
    const values = [...new Set(standing.values())].sort((one, other) => one - other);
    if (typeof start === 'number')
      values.sort((one, other) => Number(other === start) - Number(one === start));
    const bits = 32 - Math.clz32(Math.max(0, values.length - 1));
    if (used + bits > 32) {
      word += 1;
      used = 0;
    }
    const codes = new Int32Array(high - low + 1).fill(-1);
    for (const [value, stands] of standing) codes[value - low] = values.indexOf(stands);
    const mask = bits === 32 ? -1 : (1 << bits) - 1;
    const field = { variable, word, shift: used, mask, low, values, codes };
    used += bits;
    return field;
  });
  return { fields, words: word + 1 };
}

/** A variable's code in a packed state that begins at a place of some words. */
export function codeAt({ word, shift, mask }: Field, words: Int32Array, at: number): number {
  return ((words[at + word] ?? 0) >>> shift) & mask;
}

/** Words that have all bits where these variables stand. */
export function maskOf({ fields, words }: Packing, variables: Iterable<VariableIndex>): Int32Array {
  const masks = new Int32Array(words);
  for (const variable of variables) {
    const field = fields[variable];
    if (field !== undefined) masks[field.word] = (masks[field.word] ?? 0) | (field.mask << field.shift);
  }
  return masks;
}

/** How many bits these variables take. */
export function bitsOf({ fields }: Packing, variables: Iterable<VariableIndex>): number {
  let bits = 0;
  for (const variable of variables) bits += 32 - Math.clz32(fields[variable]?.mask ?? 0);
  return bits;
}
