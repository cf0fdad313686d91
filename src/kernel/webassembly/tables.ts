import {
  type ChoiceTable,
  coinThreshold,
  hazardThresholds,
  LAYERS,
  type Luck,
  restAt,
} from '../../chance/index.js';
import type { Picking, Program, ProgramRule } from '../program.js';
import { type Space, WIDE } from './memory.js';

/** A site's numbers: its key, and the keys of the four batches. */
export const SITE = { first: 0, second: 4, a: WIDE, b: 2 * WIDE, size: 3 * WIDE } as const;

/** A layer's numbers. */
export const LAYER = { counter: 0, tickBits: 4, cellBits: 8, length: 12, counts: 16 } as const;

/** A calendar's numbers: its site, the stamp under which it was filled, its bands and, tick by tick, its rows. */
export const CALENDAR = { site: 0, stamp: 4, end: 8, bands: 16, rows: 112 } as const;

/** The part of a layer that counts: its layer, the rest at which its cut lies, and where the cut lies within that rest. */
export const BAND = { layer: 0, edge: 4, tie: 8, size: 12 } as const;

/** A choice's numbers: how many thresholds but one, the thresholds, and behind them for each the lanes that picked it. */
export const CHOICE = { last: 0, thresholds: 4 } as const;

/** Calendars hold 2^8 ticks at a time, a wide word each. */
export const SEGMENT_BITS = 8;

/** Where a number stands in a program: the case of a rule, or the variable whose start is drawn, in their order. */
export type NumberAt =
  | { readonly of: 'rule'; readonly rule: number; readonly place: number }
  | { readonly of: 'start'; readonly place: number };

/**
 * What the draws of a program read: put down while its code is written, and filled in for a seed. The code says where each
 * number stands and never which it is: so it serves every program that differs by numbers alone.
 */
export class Tables {
  readonly #space: Space;
  readonly #layers: readonly number[];
  readonly #sites = new Map<string, number>();
  readonly #calendars: { readonly address: number; readonly site: number; readonly at: NumberAt }[] = [];
  readonly #coins: { readonly address: number; readonly at: NumberAt }[] = [];
  readonly #choices: { readonly address: number; readonly at: NumberAt }[] = [];

  constructor(space: Space) {
    this.#space = space;
    this.#layers = LAYERS.map(({ counts }) => space.take(LAYER.counts + 4 * counts.length));
  }

  /** The addresses of all sites. */
  get sites(): readonly number[] {
    return [...this.#sites.values()];
  }

  /** The address of a site. */
  site(name: string): number {
    const known = this.#sites.get(name);
    if (known !== undefined) return known;
    const address = this.#space.take(SITE.size);
    this.#sites.set(name, address);
    return address;
  }

  /** The address of a new calendar of a hazard. */
  calendar(name: string, at: NumberAt): number {
    const site = this.site(name);
    const address = this.#space.take(CALENDAR.rows + (WIDE << SEGMENT_BITS));
    this.#calendars.push({ address, site, at });
    return address;
  }

  /** The address of the threshold of a coin. */
  coin(at: NumberAt): number {
    const address = this.#space.take(4);
    this.#coins.push({ address, at });
    return address;
  }

  /** The address of a choice by a table such as this one. */
  choice({ thresholds }: ChoiceTable, at: NumberAt): number {
    const address = this.#space.take(pickedBy({ thresholds }) + WIDE * thresholds.length);
    this.#choices.push({ address, at });
    return address;
  }

  /** Puts the numbers of a program into the memory. */
  fill(words: Int32Array, luck: Luck, program: Program): void {
    const put = (address: number, field: number, value: number): void => {
      words[(address + field) >>> 2] = value;
    };
    LAYERS.forEach(({ counter, tickBits, cellBits, counts }, place) => {
      const address = this.#layers[place] ?? 0;
      put(address, LAYER.counter, counter);
      put(address, LAYER.tickBits, tickBits);
      put(address, LAYER.cellBits, cellBits);
      put(address, LAYER.length, counts.length);
      counts.forEach((count, at) => {
        put(address, LAYER.counts + 4 * at, count);
      });
    });
    for (const [name, address] of this.#sites) {
      const { first, second } = luck.site(name).key;
      put(address, SITE.first, first);
      put(address, SITE.second, second);
    }
    const numbers = new Numbers(program);
    for (const { address, at } of this.#coins) put(address, 0, numbers.threshold(at));
    for (const { address, site, at } of this.#calendars) {
      const { layer, cut } = hazardThresholds(numbers.chance(at));
      let band = address + CALENDAR.bands;
      put(address, CALENDAR.site, site);
      for (let place = layer; place < LAYERS.length; place += 1) {
        const { cellBits } = LAYERS[place] ?? { cellBits: 0 };
        // The layers after the one that is cut count as a whole: every rest lies below theirs.
        const edge = place === layer ? restAt(cut, cellBits) : 2 ** (32 - cellBits);
        put(band, BAND.layer, this.#layers[place] ?? 0);
        put(band, BAND.edge, edge);
        put(band, BAND.tie, place === layer ? cut - edge * 2 ** (16 + cellBits) : 0);
        band += BAND.size;
      }
      put(address, CALENDAR.end, band);
    }
    for (const { address, at } of this.#choices) {
      const { thresholds } = numbers.choice(at);
      // 2^32 is above every word: the first one is the last that is picked, and is never compared.
      put(address, CHOICE.last, thresholds.indexOf(2 ** 32));
      thresholds.forEach((threshold, at) => {
        put(address, CHOICE.thresholds + 4 * at, threshold);
      });
    }
  }
}

/** Looks the numbers of a program up. */
class Numbers {
  readonly #rules: readonly ProgramRule[];
  readonly #starts: Program['drawnStarts'];

  constructor({ stages, drawnStarts }: Program) {
    this.#rules = stages.flatMap(({ rules }) => rules);
    this.#starts = drawnStarts;
  }

  chance(at: NumberAt): number {
    return (at.of === 'rule' ? this.#rules[at.rule]?.draw?.chances[at.place]?.result : undefined) ?? NaN;
  }

  /** Of a coin; or of the coin that helps a hazard beyond the ceiling of the calendar. */
  threshold(at: NumberAt): number {
    const p = this.chance(at);
    const isCoin = at.of === 'rule' && this.#rules[at.rule]?.draw?.kind === 'coin';
    return isCoin ? coinThreshold(p) : hazardThresholds(p).coin;
  }

  choice(at: NumberAt): Pick<ChoiceTable, 'thresholds'> {
    const picking: Picking | undefined =
      at.of === 'rule'
        ? this.#rules[at.rule]?.picks.cases[at.place]?.result
        : this.#starts[at.place]?.picking;
    return picking?.kind === 'drawn' ? picking.table : { thresholds: [] };
  }
}

/** How far behind a choice the lanes stand that picked its first alternative. */
export function pickedBy({ thresholds }: Pick<ChoiceTable, 'thresholds'>): number {
  return Math.ceil((CHOICE.thresholds + 4 * thresholds.length) / WIDE) * WIDE;
}
