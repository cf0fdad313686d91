import { poissonThresholds } from './poisson.js';

/**
 * One band of levels of the hazard calendar. A hazard of chance p a tick succeeds when a point lies at a
 * level below λ = −ln(1 − p); the band from `low` to `low + width` holds the points that decide
 * between the hazards of that size. High levels hold more points a tick, so their blocks are shorter.
 */
export interface Layer {
  /** The lowest level of the band, as a hazard rate a tick. */
  readonly low: number;
  /** The height of the band: a power of two. */
  readonly width: number;
  /** A block holds 2^tickBits ticks, from 8 to 256. */
  readonly tickBits: number;
  /** A block holds 2^cellBits cells, 32 for each tick. */
  readonly cellBits: number;
  /** The counter of block 0; block q stands 256·q further. */
  readonly counter: number;
  /** The number of points in a block, as thresholds for its first word. */
  readonly counts: readonly number[];
}

/** A batch is 32 runs: the lanes of one word. */
export const LANE_BITS = 5;

/** How many runs share the words of a batch. */
export const RUNS_A_BATCH = 1 << LANE_BITS;

/** Counters of hazards start here; those of coins and choices end before. */
const FIRST_COUNTER = 0x4000_0000;

/** The layers' numbers: layer l covers [2^−(l+1), 2^−l), the last one everything down to 0. */
const TOP = 3;
const BASE = 10;

/** All layers, from the top one, [1/16, 1/8), down to the base, [0, 1/1024). */
export const LAYERS: readonly Layer[] = makeLayers();

/** The level under which the calendar ends: 1/8. Chances beyond it toss a coin too. */
export const CEILING = 1 / (1 << TOP);

function makeLayers(): readonly Layer[] {
  const layers: Layer[] = [];
  for (let number = TOP; number <= BASE; number += 1) {
    // A power with a whole exponent is exact in every engine when it is a shift.
    const low = number === BASE ? 0 : 1 / (2 << number);
    const width = number === BASE ? 1 / (1 << BASE) : low;
    const tickBits = Math.min(8, number);
    const cellBits = tickBits + LANE_BITS;
    layers.push({
      low,
      width,
      tickBits,
      cellBits,
      counter: FIRST_COUNTER + number * 0x100_0000,
      counts: poissonThresholds((1 << cellBits) * width),
    });
  }
  return layers;
}
