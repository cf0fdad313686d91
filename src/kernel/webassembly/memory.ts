import type { Program } from '../program.js';

/** How many batches are played side by side, and how many runs that makes. */
export const BATCHES = 4;

/** A wide word: one word for each batch. */
export const WIDE = 4 * BATCHES;

/** Hands out space in the memory of a module, from 0. */
export class Space {
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** So many bytes; gives the first, at an address that wide words may have. */
  take(bytes: number): number {
    const address = this.#size;
    this.#size += Math.ceil(bytes / WIDE) * WIDE;
    return address;
  }
}

/** Where the state of 128 runs stands in the memory: addresses of wide words, unless told otherwise. */
export interface Memory {
  /** The lanes that are played, those that have not ended, those that ended last, and those that are asked. */
  readonly lanes: number;
  readonly active: number;
  readonly ended: number;
  readonly asked: number;
  /** The lanes in which something was met that only the reference interpreter can judge. */
  readonly trouble: number;
  readonly planes: number;
  /** What is about to be written: by plane, and the lanes by variable. For sums see `sums`. */
  readonly pending: number;
  readonly written: number;
  /** For each variable that sums, the planes in which it does. */
  readonly sums: ReadonlyMap<number, Sum>;
  /** By milestone and outcome. */
  readonly passed: number;
  /** The two words of each lane's pathway. */
  readonly first: number;
  readonly second: number;
  /** By watch, and by time. */
  readonly held: number;
  readonly cameAbout: number;
  /** What all of these end before. */
  readonly end: number;
  /** Counts of 32 bits, by slot. */
  readonly counts: number;
}

/** Planes in which values are added up: in two's complement, less the variable's low. */
export interface Sum {
  readonly address: number;
  readonly bits: number;
}

export function memoryOf(program: Program, space: Space): Memory {
  const { layout, milestones, outcomes, watches, times, slots } = program;
  const words = (count: number): number => space.take(count * WIDE);
  const lanes = words(1);
  const state = {
    lanes,
    active: words(1),
    ended: words(1),
    asked: words(1),
    trouble: words(1),
    planes: words(layout.planes),
    pending: words(layout.statePlanes),
    written: words(layout.places.length),
    sums: new Map(
      [...bitsOfSums(program)].map(([variable, bits]) => [variable, { address: words(bits), bits }]),
    ),
    passed: words(milestones + outcomes.length + 1),
    first: words(32),
    second: words(32),
    held: words(watches.length),
    cameAbout: words(times.length),
    end: space.size,
  };
  return { ...state, counts: space.take(4 * slots.size) };
}

/** How many bits a sum may need: enough for all that a tick may add or take away. */
function bitsOfSums({ stages }: Program): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const { rules } of stages) {
    for (const { effects, otherwise } of rules) {
      for (const { writes } of otherwise === null ? effects : [...effects, otherwise]) {
        for (const write of writes) {
          if (write.merge !== 'sum') continue;
          const { variable, low, high } = write.place;
          const added = Math.max(0, ...write.added.map(({ result }) => Math.abs(result)));
          most.set(variable, (most.get(variable) ?? high - low) + added);
        }
      }
    }
  }
  return new Map([...most].map(([variable, greatest]) => [variable, bitsFor(greatest)]));
}

/** The bits of a whole number, and one for the sign. */
function bitsFor(greatest: number): number {
  let bits = 1;
  for (let left = greatest; left >= 1; left /= 2) bits += 1;
  return bits;
}
