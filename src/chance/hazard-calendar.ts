import { coinLanes } from './coin-lanes.js';
import { type HazardThresholds, hazardThresholds } from './hazard-thresholds.js';
import { LAYERS, type Layer } from './layers.js';
import { signedWord, word } from './mixer.js';
import { countAt } from './poisson.js';
import { liesBelow, restAt } from './position.js';
import type { Site } from './site.js';

/** A calendar holds 2^8 ticks at a time: the longest block of any layer. */
const SEGMENT_BITS = 8;
const SEGMENT = 1 << SEGMENT_BITS;

/** A hazard of one chance at one site. */
export interface SiteHazard {
  readonly site: Site;
  /** From 0 to 1. */
  readonly p: number;
}

/**
 * When hazards happen, for all 32 runs of a batch: what `hazardHappens` says, laid out by tick. A calendar is filled when
 * it is first asked about and kept until another batch or another stretch of ticks is reached.
 */
export class HazardCalendars {
  /** The lanes to which a hazard happens as bits, at `calendar << 8 | place`: valid where `filled` says so. */
  readonly rows: Int32Array;
  /** For each calendar the stamp under which it was filled. */
  readonly filled: Float64Array;
  /** Another one for each batch and each stretch of ticks. */
  stamp = 0;
  /** The place of the tick within its stretch. */
  place = 0;
  readonly #hazards: readonly { readonly site: Site; readonly thresholds: HazardThresholds }[];
  readonly #lastTick: number;
  #batch = -1;
  #segment = -1;
  #tick = 0;

  /**
   * @param lastTick no later tick is asked about
   * @throws RangeError unless every chance lies from 0 to 1.
   */
  constructor(hazards: readonly SiteHazard[], lastTick: number) {
    this.#lastTick = lastTick;
    this.#hazards = hazards.map(({ site, p }) => ({ site, thresholds: hazardThresholds(p) }));
    this.rows = new Int32Array(hazards.length * SEGMENT);
    this.filled = new Float64Array(hazards.length);
  }

  /** @param tick from 1 to 524,288 */
  reach(batch: number, tick: number): void {
    const segment = (tick - 1) >>> SEGMENT_BITS;
    this.#tick = tick;
    this.place = (tick - 1) & (SEGMENT - 1);
    if (segment === this.#segment && batch === this.#batch) return;
    this.#segment = segment;
    this.#batch = batch;
    this.stamp += 1;
  }

  /** The lanes to which the calendar alone says that a hazard happens at the tick that was reached, as bits. */
  points(calendar: number): number {
    if (this.filled[calendar] !== this.stamp) this.fill(calendar);
    return this.rows[(calendar << SEGMENT_BITS) | this.place] ?? 0;
  }

  /**
   * The lanes to which a hazard happens at the tick that was reached, as bits.
   *
   * @param asked the lanes that are asked about, as bits
   */
  lanes(calendar: number, asked: number): number {
    const happens = this.points(calendar) & asked;
    const hazard = this.#hazards[calendar];
    if (hazard === undefined || hazard.thresholds.coin === 0) return happens;
    const { site, thresholds } = hazard;
    return happens | coinLanes(site.a, site.b, this.#tick, thresholds.coin, asked & ~happens);
  }

  /** Lays out the batch and the stretch of ticks that were reached. */
  fill(calendar: number): void {
    this.filled[calendar] = this.stamp;
    const hazard = this.#hazards[calendar];
    if (hazard === undefined) return;
    const { site, thresholds } = hazard;
    site.enter(this.#batch);
    const first = calendar << SEGMENT_BITS;
    this.rows.fill(0, first, first + SEGMENT);
    for (let place = thresholds.layer; place < LAYERS.length; place += 1) {
      const layer = LAYERS[place];
      if (layer === undefined) continue;
      const cut = place === thresholds.layer ? thresholds.cut : WHOLE;
      const block = (this.#segment << SEGMENT_BITS) >>> layer.tickBits;
      const end = Math.min(this.#lastTick, (this.#segment + 1) << SEGMENT_BITS);
      for (let number = block; number << layer.tickBits < end; number += 1) {
        this.#mark(site, layer, number, cut, first);
      }
    }
  }

  /** Marks the points of one block that lie below a position of its layer. */
  #mark(site: Site, layer: Layer, number: number, cut: number, first: number): void {
    const { counter, cellBits, tickBits, counts } = layer;
    const { rows } = this;
    // As signed integers they are added without a detour over fractions.
    const a = site.a | 0;
    const b = site.b | 0;
    const start = counter + number * 256;
    const restBits = 32 - cellBits;
    const rests = (1 << restBits) - 1;
    const row = first + ((number << tickBits) & (SEGMENT - 1));
    // What a point's first word holds beside its cell mostly decides; only where it is this one, its second word does.
    const edge = cut === WHOLE ? rests + 1 : restAt(cut, cellBits) | 0;
    const points = countAt(counts, word(a, b, start));
    for (let point = 0; point < points; point += 1) {
      const drawn = signedWord(a, b, start + point + 1);
      const rest = drawn & rests;
      if (rest === edge && !liesBelow(a, b, start, point, rest, cellBits, cut)) continue;
      const cell = drawn >>> restBits;
      const at = row + (cell >>> 5);
      // 1 where it lies below: a sign in place of a branch, which nothing could foresee.
      const below = (rest - edge - 1) >>> 31;
      rows[at] = (rows[at] ?? 0) | (below << (cell & 31));
    }
  }
}

/** Above every position: all points of the layer count. */
const WHOLE = Infinity;
