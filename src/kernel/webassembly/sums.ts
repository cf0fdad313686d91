import type { Place } from '../layout.js';
import type { ProgramWrite } from '../program.js';
import type { FunctionWriter } from './function-writer.js';
import type { GateWriter } from './gate-writer.js';
import { type Code, get, store, V128, v128 } from './instructions.js';
import { type Memory, type Sum, WIDE } from './memory.js';

/** Adding up, in all lanes at once: numbers in two's complement, plane by plane, and a carry from one to the next. */

/** A write to a variable that sums. */
type SumWrite = Extract<ProgramWrite, { readonly merge: 'sum' }>;

/** Adds what is written, in some lanes, to what was added before or else to the variable's value. */
export function addTo(
  body: FunctionWriter,
  gates: GateWriter,
  memory: Memory,
  { place, added }: SumWrite,
  lanes: Code,
): void {
  const sum = sumOf(memory, place);
  const written = memory.written + WIDE * place.variable;
  const fresh = body.keep(V128, v128.without(lanes, v128.load(written)));
  place.planes.forEach((plane, bit) => {
    const address = planeOf(sum, place.planes.length - 1 - bit);
    const value = v128.and(get(fresh), v128.load(memory.planes + WIDE * plane));
    body.do(store.v128(address, v128.or(v128.load(address), value)));
  });
  for (const { result, lanes: where } of added) {
    const these = body.keep(V128, gates.both(lanes, where));
    const carry = body.keep(V128, v128.zeros);
    const half = body.local(V128);
    for (let bit = 0; bit < sum.bits; bit += 1) {
      const address = planeOf(sum, bit);
      const before = body.keep(V128, v128.load(address));
      const addend = bitOf(result, bit) === 1 ? get(these) : v128.zeros;
      body.set(half, v128.xor(get(before), addend));
      body.do(store.v128(address, v128.xor(get(half), get(carry))));
      body.set(carry, v128.or(v128.and(get(before), addend), v128.and(get(carry), get(half))));
    }
  }
  body.do(store.v128(written, v128.or(v128.load(written), lanes)));
}

/** Puts a sum into the variable, within its bounds, and forgets it. */
export function commitSum(body: FunctionWriter, memory: Memory, place: Place, lanes: Code): void {
  const sum = sumOf(memory, place);
  const range = place.high - place.low;
  const negative = body.keep(V128, v128.load(planeOf(sum, sum.bits - 1)));
  const greater = body.keep(V128, v128.zeros);
  const equal = body.keep(V128, v128.ones);
  for (let bit = sum.bits - 2; bit >= 0; bit -= 1) {
    const word = body.keep(V128, v128.load(planeOf(sum, bit)));
    if (bitOf(range, bit) === 1) body.set(equal, v128.and(get(equal), get(word)));
    else {
      body.set(greater, v128.or(get(greater), v128.and(get(equal), get(word))));
      body.set(equal, v128.without(get(equal), get(word)));
    }
  }
  place.planes.forEach((plane, at) => {
    const bit = place.planes.length - 1 - at;
    const most = bitOf(range, bit) === 1 ? v128.ones : v128.zeros;
    const value = v128.without(v128.select(get(greater), most, v128.load(planeOf(sum, bit))), get(negative));
    const address = memory.planes + WIDE * plane;
    body.do(store.v128(address, v128.select(lanes, value, v128.load(address))));
  });
  for (let bit = 0; bit < sum.bits; bit += 1) body.do(store.v128(planeOf(sum, bit), v128.zeros));
}

function sumOf({ sums }: Memory, { variable }: Place): Sum {
  const sum = sums.get(variable);
  if (sum === undefined) throw new RangeError(`variable ${variable} does not sum`);
  return sum;
}

/** The lowest bit is 0. */
function planeOf({ address }: Sum, bit: number): number {
  return address + WIDE * bit;
}

function bitOf(value: number, bit: number): number {
  return Math.floor(value / 2 ** bit) & 1;
}
