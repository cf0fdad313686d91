import { coinLanes } from './coin-lanes.js';
import { type HazardThresholds, hazardThresholds } from './hazard-thresholds.js';
import { LAYERS, type Layer } from './layers.js';
import { word } from './mixer.js';
import { countAt } from './poisson.js';
import { liesBelow } from './position.js';
import type { Site } from './site.js';

/** A calendar holds 2^8 ticks at a time: the longest block of any layer. */
const SEGMENT_BITS = 8;

/**
 * When a hazard of one chance happens at one site, for all 32 runs of a batch: what `hazardHappens` says, laid out by
 * tick. It is filled when it is first asked about and kept until another batch or another stretch of ticks is wanted.
 */
export class HazardCalendar {
  readonly #site: Site;
  readonly #thresholds: HazardThresholds;
  readonly #rows = new Int32Array(1 << SEGMENT_BITS);
  #batch = -1;
  #segment = -1;

  /** @throws RangeError unless p lies from 0 to 1. */
  constructor(site: Site, p: number) {
    this.#site = site;
    this.#thresholds = hazardThresholds(p);
  }

  /**
   * The lanes to which it happens at a tick, as bits.
   *
   * @param tick from 1 to 524,288
   * @param asked the lanes that are asked about, as bits
   */
  lanes(batch: number, tick: number, asked: number): number {
    const segment = (tick - 1) >>> SEGMENT_BITS;
    if (segment !== this.#segment || batch !== this.#batch) this.#fill(batch, segment);
    const happens = (this.#rows[(tick - 1) & ((1 << SEGMENT_BITS) - 1)] ?? 0) & asked;
    const { coin } = this.#thresholds;
    if (coin === 0) return happens;
    const site = this.#site;
    site.enter(batch);
    return happens | coinLanes(site.a, site.b, tick, coin, asked & ~happens);
  }

  #fill(batch: number, segment: number): void {
    this.#site.enter(batch);
    this.#rows.fill(0);
    LAYERS.forEach((layer, place) => {
      if (place < this.#thresholds.layer) return;
      const blocks = 1 << (SEGMENT_BITS - layer.tickBits);
      for (let block = 0; block < blocks; block += 1) {
        this.#mark(layer, segment * blocks + block, place === this.#thresholds.layer);
      }
    });
    this.#batch = batch;
    this.#segment = segment;
  }

  /** Marks the points of one block; of the layer that the chance cuts, only those that lie below. */
  #mark({ counter, cellBits, tickBits, counts }: Layer, number: number, isCut: boolean): void {
    const { a, b } = this.#site;
    const { cut } = this.#thresholds;
    const start = counter + number * 256;
    const restBits = 32 - cellBits;
    const place = (number << tickBits) & ((1 << SEGMENT_BITS) - 1);
    const points = countAt(counts, word(a, b, start));
    for (let point = 0; point < points; point += 1) {
      const first = word(a, b, start + point + 1);
      const rest = first & ((1 << restBits) - 1);
      if (isCut && !liesBelow(a, b, start, point, rest, cellBits, cut)) continue;
      const cell = first >>> restBits;
      const row = place + (cell >>> 5);
      this.#rows[row] = (this.#rows[row] ?? 0) | (1 << (cell & 31));
    }
  }
}
