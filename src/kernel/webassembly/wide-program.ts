import type { Program } from '../program.js';
import { type Clock, writeDraws } from './draws.js';
import { type Memory, memoryOf, Space, WIDE } from './memory.js';
import { ModuleWriter } from './module-writer.js';
import { ObservationWriter } from './observation-writer.js';
import { writeStages } from './stage-writer.js';
import { Tables } from './tables.js';
import { Tally } from './tally.js';

/** A Program as a module of WebAssembly, for 128 runs at a time. */
export interface WideProgram {
  readonly bytes: Uint8Array;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly tables: Tables;
}

/** More memory than this, or wider sums, are not worth it. */
const MOST_BYTES = 0x400_0000;
const MOST_BITS = 48;

/** Writes a Program as a module; null for one that is too large. */
export function writeWide(program: Program): WideProgram | null {
  const module = new ModuleWriter();
  const space = new Space();
  const memory = memoryOf(program, space);
  if ([...memory.sums.values()].some(({ bits }) => bits > MOST_BITS)) return null;
  const clock = { stamp: space.take(WIDE), segment: space.take(WIDE), lastTick: space.take(WIDE) };
  const tables = new Tables(space);
  const draws = writeDraws(module, space, clock);
  const tally = new Tally(module, memory, program.slots);
  const surroundings = { memory, tables, draws, tally, stamp: clock.stamp };
  writeStages(module, program, surroundings);
  new ObservationWriter(module, program, surroundings).write();
  return space.size > MOST_BYTES ? null : { bytes: module.module(space.size), memory, clock, tables };
}
