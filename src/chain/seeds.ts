import type { State } from '../reference/index.js';
import type { ChainProgram } from './chain-program.js';
import { NOT_ENDED } from './answer-classes.js';

/** A state in which runs start, packed: what a chain begins with. */
export function seedOf({ packing, forgetting }: ChainProgram, state: State): Int32Array {
  const words = new Int32Array(packing.words);
  for (const { variable, low, word, shift, codes } of packing.fields) {
    const code = codes[(state[variable] ?? 0) - low] ?? 0;
    words[word] = (words[word] ?? 0) | (code << shift);
  }
  forgetting.forget(words);
  return words;
}

/** A start of a chain: its place among the seeds, and the answers to what is asked at once. */
export interface SeededStart {
  readonly node: number;
  readonly probability: number;
  readonly answers: readonly number[];
}

/** The states in which runs start, packed, each once; and by start its place among them. */
export function seedsOf(program: ChainProgram): {
  readonly seeds: readonly Int32Array[];
  readonly starts: readonly SeededStart[];
} {
  const places = new Map<string, number>();
  const seeds: Int32Array[] = [];
  const starts = program.starts.map(({ probability, state }): SeededStart => {
    const words = seedOf(program, state);
    const node = places.get(words.join()) ?? seeds.push(words) - 1;
    places.set(words.join(), node);
    return { node, probability, answers: [NOT_ENDED, ...program.answers(state, 0)] };
  });
  return { seeds, starts };
}
