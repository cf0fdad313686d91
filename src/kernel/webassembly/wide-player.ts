import { type Luck, RUNS_A_BATCH } from '../../chance/index.js';
import { PATHWAY_START, pathwayKey } from '../../model/milestones.js';
import type { Program } from '../program.js';
import type { Slots } from '../slots.js';
import { type Turn, turnsOf } from '../turns.js';
import { BATCHES, WIDE } from './memory.js';
import { exportsOf } from './platform.js';
import { SEGMENT_BITS } from './tables.js';
import { type WideProgram, writeWide } from './wide-program.js';

/** What the module of a program exports. */
interface Functions {
  readonly begin: (firstBatch: number) => void;
  readonly stages: (tick: number, row: number) => void;
  readonly observe: (tick: number) => number;
  readonly close: () => void;
  /** By probe. */
  readonly probes: readonly (() => void)[];
}

/** How many runs are played side by side. */
export const RUNS_AT_ONCE = BATCHES * RUNS_A_BATCH;

/** What `observe` tells. */
const ANY_GOES_ON = 1;
const ANY_ENDED = 2;

/** Plays the runs of four batches side by side, as WebAssembly: to the same bits as a BatchPlayer plays each of them. */
export class WidePlayer {
  /** What has been counted, by the program's slots. */
  readonly counts: Float64Array;
  readonly slots: Slots;
  #program: Program;
  readonly #luck: Luck;
  readonly #wide: WideProgram;
  readonly #functions: Functions;
  readonly #words: Int32Array;
  readonly #start: Int32Array;
  /** By tick, the planes of stretches of ticks that begin or end. */
  readonly #turns: ReadonlyMap<number, readonly Turn[]>;
  #stamp = 0;

  private constructor(
    program: Program,
    luck: Luck,
    wide: WideProgram,
    functions: Functions,
    memory: ArrayBuffer,
  ) {
    this.#program = program;
    this.#luck = luck;
    this.slots = program.slots;
    this.#wide = wide;
    this.#functions = functions;
    this.#words = new Int32Array(memory);
    this.#start = Int32Array.from(
      { length: BATCHES * program.start.length },
      (_, at) => program.start[Math.floor(at / BATCHES)] ?? 0,
    );
    this.#turns = turnsOf(program);
    this.counts = new Float64Array(program.slots.size);
    this.#words[wide.clock.lastTick >>> 2] = program.model.horizon;
  }

  /** A player; null where the platform does not let WebAssembly be made, or the program is too large for it. */
  static of(program: Program, luck: Luck): WidePlayer | null {
    const wide = writeWide(program);
    const exported = wide === null ? null : exportsOf(wide.bytes);
    if (wide === null || exported === null) return null;
    const functions = {
      ...exported,
      probes: program.probes.map((_, place) => exported[`probe${place}`]),
    } as unknown as Functions;
    const { buffer } = exported['memory'] as { readonly buffer: ArrayBuffer };
    wide.tables.fill(new Int32Array(buffer), luck, program);
    return new WidePlayer(program, luck, wide, functions, buffer);
  }

  /** Plays a program from now on that is `renumbered` from this one's. What was counted stays counted. */
  renumber(program: Program): void {
    this.#program = program;
    this.#wide.tables.fill(this.#words, this.#luck, program);
  }

  /**
   * Plays runs of four batches and counts them; or counts nothing, where something is met in any of them that only the
   * reference interpreter can judge.
   *
   * @param firstBatch run >>> 5 of the first run
   * @param lanes which of their runs, as bits, by batch
   * @returns whether they were counted
   */
  play(firstBatch: number, lanes: Int32Array): boolean {
    const words = this.#words;
    const { memory } = this.#wide;
    this.#begin(lanes);
    this.#functions.begin(firstBatch);
    this.#run();
    this.#functions.close();
    const from = memory.counts >>> 2;
    const isSure = words
      .subarray(memory.trouble >>> 2, (memory.trouble + WIDE) >>> 2)
      .every((bits) => bits === 0);
    for (let slot = 0; slot < this.counts.length; slot += 1) {
      const count = words[from + slot] ?? 0;
      if (count === 0) continue;
      words[from + slot] = 0;
      if (isSure) this.counts[slot] = (this.counts[slot] ?? 0) + count;
    }
    return isSure;
  }

  /** The pathway of a run of those that were played last, counted from the first. */
  pathway(run: number): number {
    const { first, second } = this.#wide.memory;
    return pathwayKey(this.#words[(first >>> 2) + run] ?? 0, this.#words[(second >>> 2) + run] ?? 0);
  }

  /** Forgets what was played before. */
  #begin(lanes: Int32Array): void {
    const { memory } = this.#wide;
    const words = this.#words;
    words.fill(0, 0, memory.end >>> 2);
    words.set(lanes, memory.lanes >>> 2);
    words.set(lanes, memory.active >>> 2);
    words.set(this.#start, memory.planes >>> 2);
    words.fill(PATHWAY_START[0], memory.first >>> 2, (memory.first >>> 2) + RUNS_AT_ONCE);
    words.fill(PATHWAY_START[1], memory.second >>> 2, (memory.second >>> 2) + RUNS_AT_ONCE);
  }

  #run(): void {
    const { memory } = this.#wide;
    const { horizon } = this.#program.model;
    let probe = this.#readProbes(0, 0);
    for (let tick = 1; tick <= horizon; tick += 1) {
      const place = (tick - 1) & ((1 << SEGMENT_BITS) - 1);
      if (place === 0) this.#turnPage((tick - 1) >>> SEGMENT_BITS);
      for (const { plane, word } of this.#turns.get(tick) ?? []) {
        const address = (memory.planes + WIDE * plane) >>> 2;
        this.#words.fill(word, address, address + BATCHES);
      }
      this.#functions.stages(tick, WIDE * place);
      probe = this.#readProbes(probe, tick);
      const told = this.#functions.observe(tick);
      if ((told & ANY_ENDED) !== 0) this.#readEnded(probe);
      if ((told & ANY_GOES_ON) === 0) break;
    }
    this.#readProbes(probe, Infinity);
  }

  /** Calendars of hazards hold a stretch of ticks. */
  #turnPage(segment: number): void {
    const { clock } = this.#wide;
    this.#stamp = (this.#stamp + 1) | 0;
    this.#words[clock.stamp >>> 2] = this.#stamp;
    this.#words[clock.segment >>> 2] = segment;
  }

  /** Reads the probes up to a tick; gives the place of the next one. */
  #readProbes(from: number, until: number): number {
    const { probes } = this.#program;
    const { memory } = this.#wide;
    let at = from;
    for (let probe = probes[at]; probe !== undefined && probe.tick <= until; probe = probes[at]) {
      // What reads the tick was asked of ended runs when they ended.
      this.#readProbe(at, probe.timed ? memory.active : memory.lanes);
      at += 1;
    }
    return at;
  }

  /** Asks what reads the tick, and is still to be asked, of the runs that ended last. */
  #readEnded(from: number): void {
    this.#program.probes.forEach(({ timed }, at) => {
      if (at >= from && timed) this.#readProbe(at, this.#wide.memory.ended);
    });
  }

  #readProbe(place: number, lanes: number): void {
    const { asked } = this.#wide.memory;
    this.#words.copyWithin(asked >>> 2, lanes >>> 2, (lanes + WIDE) >>> 2);
    this.#functions.probes[place]?.();
  }
}
