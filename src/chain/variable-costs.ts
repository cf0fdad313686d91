import type { ChainProgram } from './chain-program.js';
import type { NodeTable } from './node-table.js';
import { codeAt } from './packing.js';

/** What a variable costs. */
export interface Cost {
  readonly variable: string;
  /** How many values the chain tells apart. */
  readonly values: number;
  /** By how much it multiplies the states: how many there are for each that would be left without it. */
  readonly factor: number;
}

/** So many states are looked at. */
const MOST_STATES = 20_000;

/** What the variables cost that a state carries from tick to tick, the dearest first, as far as a part of the states tells. */
export function costsOf({ packing }: ChainProgram, { places, words, count }: NodeTable): readonly Cost[] {
  const states: (readonly number[])[] = [];
  for (let node = 0; node < count && states.length < MOST_STATES; node += 1) {
    if (places[node] !== 0) continue;
    states.push(packing.fields.map((field) => codeAt(field, words, node * packing.words)));
  }
  return packing.fields
    .map(({ variable, name, values }): Cost => {
      const without = new Set(
        states.map((codes) => codes.map((code, place) => (place === variable ? 0 : code)).join()),
      );
      return { variable: name, values: values.length, factor: states.length / without.size };
    })
    .filter(({ factor }) => factor > 1)
    .sort((one, other) => other.factor - one.factor);
}
