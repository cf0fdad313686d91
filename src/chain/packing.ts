import type { Model, VariableIndex } from '../model/model.js';
import type { Likeness } from './likeness.js';

/** Where a variable stands in the words of a packed state. */
export interface Field {
  readonly variable: VariableIndex;
  readonly name: string;
  /** The least of the variable's values. */
  readonly low: number;
  readonly word: number;
  readonly shift: number;
  /** The field's bits, not shifted. */
  readonly mask: number;
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
  const fields = model.variables.map(({ name, low, high, start }, variable): Field => {
    const standing = likeness[variable] ?? new Map<number, number>();
    const first = [...standing].flatMap(([value, stands]) => (value === start ? [stands] : []));
    const values = [...new Set([...first, ...standing.values()])];
    const bits = 32 - Math.clz32(Math.max(0, values.length - 1));
    if (used + bits > 32) {
      word += 1;
      used = 0;
    }
    const codes = new Int32Array(high - low + 1).fill(-1);
    for (const [value, stands] of standing) codes[value - low] = values.indexOf(stands);
    const field = { variable, name, low, word, shift: used, mask: (1 << bits) - 1, values, codes };
    used += bits;
    return field;
  });
  return { fields, words: word + 1 };
}

/** A variable's code in a packed state that begins at a place of some words. */
export function codeAt({ word, shift, mask }: Field, words: Int32Array, at: number): number {
  return ((words[at + word] ?? 0) >>> shift) & mask;
}

/** The values in a packed state. */
export function unpacked({ fields }: Packing, words: Int32Array): number[] {
  return fields.map((field) => field.values[codeAt(field, words, 0)] ?? 0);
}

/** Words that have all bits where these variables stand. */
export function maskOf({ fields, words }: Packing, variables: ReadonlySet<VariableIndex>): Int32Array {
  const masks = new Int32Array(words);
  for (const { variable, word, shift, mask } of fields)
    if (variables.has(variable)) masks[word] = (masks[word] ?? 0) | (mask << shift);
  return masks;
}

/** How many bits these variables take. */
export function bitsOf({ fields }: Packing, variables: ReadonlySet<VariableIndex>): number {
  let bits = 0;
  for (const { variable, mask } of fields) if (variables.has(variable)) bits += 32 - Math.clz32(mask);
  return bits;
}
