import { LANE_BITS, type Layer } from './layers.js';
import { word } from './mixer.js';
import { countAt } from './poisson.js';
import { liesBelow } from './position.js';

/** More points than any block can hold: the tables of counts end far below. */
const MOST_POINTS = 128;

/** What a block holds before its first fill: most sites never ask about most layers. */
const NOTHING = new Int32Array(0);

/**
 * The points of one layer in one block of ticks, for all 32 runs of a batch. It is filled when it is first
 * asked about and kept until another block or batch is wanted; being kept never changes an answer.
 */
export class Block {
  readonly layer: Layer;
  /** Bit `lane` of row `place` is set if that cell holds a point. Empty until the first fill. */
  #rows: Int32Array = NOTHING;
  #cells: Int32Array = NOTHING;
  #rests: Int32Array = NOTHING;
  #points = 0;
  #number = -1;

  constructor(layer: Layer) {
    this.layer = layer;
  }

  /** Forgets the points: the batch has changed. */
  clear(): void {
    this.#number = -1;
  }

  /** Draws the points of the block that holds `tick`, unless they are there already. */
  reach(a: number, b: number, tick: number): void {
    const number = (tick - 1) >>> this.layer.tickBits;
    if (number !== this.#number) this.#fill(a, b, number);
  }

  /** The lanes that hold a point of this layer at a tick within the block, as bits. */
  lanes(tick: number): number {
    return this.#rows[(tick - 1) & (this.#rows.length - 1)] ?? 0;
  }

  /**
   * The lanes that hold a point below a position at a tick within the block, as bits.
   *
   * @param cut from 0 to 2^48, as a fraction of the layer's width
   */
  lanesBelow(a: number, b: number, tick: number, cut: number): number {
    const occupied = this.lanes(tick);
    if (occupied === 0) return 0;
    const place = (tick - 1) & (this.#rows.length - 1);
    const { cellBits, counter } = this.layer;
    const start = counter + this.#number * 256;
    let lanes = 0;
    for (let point = 0; point < this.#points; point += 1) {
      const cell = this.#cells[point] ?? 0;
      if (cell >>> LANE_BITS !== place) continue;
      const rest = this.#rests[point] ?? 0;
      if (liesBelow(a, b, start, point, rest, cellBits, cut)) lanes |= 1 << (cell & 31);
    }
    return lanes;
  }

  #fill(a: number, b: number, number: number): void {
    const { layer } = this;
    if (this.#rows.length === 0) {
      this.#rows = new Int32Array(1 << layer.tickBits);
      this.#cells = new Int32Array(MOST_POINTS);
      this.#rests = new Int32Array(MOST_POINTS);
    } else this.#rows.fill(0);
    const start = layer.counter + number * 256;
    const restBits = 32 - layer.cellBits;
    this.#points = countAt(layer.counts, word(a, b, start));
    for (let point = 0; point < this.#points; point += 1) {
      const first = word(a, b, start + point + 1);
      const cell = first >>> restBits;
      this.#cells[point] = cell;
      this.#rests[point] = first & ((1 << restBits) - 1);
      const place = cell >>> LANE_BITS;
      this.#rows[place] = (this.#rows[place] ?? 0) | (1 << (cell & 31));
    }
    this.#number = number;
  }
}
