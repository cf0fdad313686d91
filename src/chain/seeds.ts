import type { State } from '../reference/index.js';
import type { ChainProgram } from './chain-program.js';

/** A state in which runs start, packed: what a chain begins with. */
export function seedOf({ model, packing, carried, forgetting }: ChainProgram, state: State): Int32Array {
  const words = new Int32Array(packing.words);
  for (const { variable, word, shift, codes } of packing.fields) {
    const code = codes[(state[variable] ?? 0) - (model.variables[variable]?.low ?? 0)] ?? 0;
    words[word] = (words[word] ?? 0) | (code << shift);
  }
  for (let word = 0; word < words.length; word += 1) words[word] = (words[word] ?? 0) & (carried[word] ?? 0);
  forgetting.forget(words);
  return words;
}
