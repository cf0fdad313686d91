import type { Variable, VariableIndex } from '../model/model.js';
import type { GateNode } from './circuit.js';
import { Refusal } from './refusal.js';

/** Where a variable's bits stand: its value less `low`, the highest bit first. */
export interface Place {
  readonly variable: VariableIndex;
  readonly low: number;
  readonly high: number;
  readonly planes: readonly number[];
}

/** The planes of a batch: a word for each bit of each variable, with a lane for each run. */
export interface Places {
  readonly places: readonly Place[];
  readonly statePlanes: number;
  /** The last tick of a run. */
  readonly horizon: number;
}

/** Behind the bits of the variables stands one plane for each stretch of ticks that is asked about. */
export interface Layout extends Places {
  readonly planes: number;
}

export function layOut(variables: readonly Variable[], horizon: number): Places {
  let next = 0;
  const places = variables.map(({ low, high }, variable) => {
    const bits = bitsFor(high - low);
    const planes = Array.from({ length: bits }, (_, bit) => next + bit);
    next += bits;
    return { variable, low, high, planes };
  });
  return { places, statePlanes: next, horizon };
}

export function placeOf({ places }: Places, variable: VariableIndex): Place {
  const place = places[variable];
  if (place === undefined) throw new Refusal(`there is no variable ${variable}`);
  return place;
}

/** Bit `place` of a code of so many bits, the highest being bit 0. */
export function bitAt(code: number, bits: number, place: number): number {
  return (code >>> (bits - 1 - place)) & 1;
}

function bitsFor(greatest: number): number {
  if (!(Number.isInteger(greatest) && greatest >= 0 && greatest < 0x4000_0000)) {
    throw new Refusal(`a variable has ${greatest} values`);
  }
  let bits = 0;
  while (1 << bits <= greatest) bits += 1;
  return bits;
}

/** The plane that a leaf of a circuit reads; null for a gate that reads none itself. */
export function planeOf(layout: Layout, node: GateNode): number | null {
  if (node.is === 'plane') return node.plane;
  return node.is === 'ticks' ? layout.statePlanes + node.stretch : null;
}
