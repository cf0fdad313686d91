import type { State } from '../reference/index.js';
import type { ChainProgram } from './chain-program.js';

/** A state in which runs start, packed: what a chain begins with. */
export function seedOf({ packing, carried, forgetting }: ChainProgram, state: State): Int32Array {
  const all = new Int32Array(packing.words);
  for (const { variable, word, shift, codes, low } of packing.fields) {
    const code = codes[(state[variable] ?? 0) - low] ?? 0;
    all[word] = (all[word] ?? 0) | (code << shift);
  }
  const words = all.map((bits, word) => bits & (carried[word] ?? 0));
  forgetting.forget(words);
  return words;
}
