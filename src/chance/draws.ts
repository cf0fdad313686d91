import { type ChoiceTable, choicePick } from './choice.js';
import { coinFalls, coinThreshold } from './coin.js';
import { hazardHappens } from './hazard.js';
import { LANE_BITS } from './layers.js';
import { LAST_HAZARD_TICK, LAST_TICK, requireRun, requireTick } from './limits.js';
import { type Seed, seedKey } from './seed.js';
import type { Site } from './site.js';
import { SiteTable } from './site-table.js';
import type { Words } from './threefry.js';

/** A place where a model draws, as its luck hands it out. Only its name is for readers. */
export type SiteHandle = Site;

/**
 * The chance of one run. Every draw is a function of (seed, run, site, tick) alone: the same question has the
 * same answer in any order, any number of times, next to any other draws.
 */
export interface Draws {
  /** From 0 to 2^32 − 1. */
  readonly run: number;

  /**
   * A draw for one occasion: true with probability p cut down to a multiple of 2^−32.
   *
   * @param tick from 0 (before the start) to 2^23 − 1
   * @throws RangeError on a probability or tick out of range, or a site of another luck.
   */
  coin(site: SiteHandle, tick: number, p: number): boolean;

  /**
   * A draw of something that may happen at every tick: true with probability p. It has luck of its own, so a
   * hazard and a coin of one probability are different statements.
   *
   * @param tick from 1 to 524,288
   * @throws RangeError on a probability or tick out of range, or a site of another luck.
   */
  hazard(site: SiteHandle, tick: number, p: number): boolean;

  /**
   * A draw of one alternative by weight: its place in the list that the table was made from.
   *
   * @param tick from 0 (before the start) to 2^23 − 1
   * @throws RangeError on a tick out of range, or a site of another luck.
   */
  choice(site: SiteHandle, tick: number, table: ChoiceTable): number;
}

/** All the chance of one seed. */
export interface Luck {
  readonly seed: Seed;

  /**
   * The site of a name; asked twice, it is the same object.
   *
   * @throws SiteCollisionError if a name used before has the same fingerprint.
   * @throws RangeError if the name holds half of a surrogate pair.
   */
  site(name: string): SiteHandle;

  /**
   * The draws of one run. Runs next to each other share most of their work.
   *
   * @throws RangeError unless the run is a whole number from 0 to 2^32 − 1.
   */
  forRun(run: number): Draws;
}

/**
 * All the chance of a seed.
 *
 * @throws SeedError if the seed is not a text or a safe integer.
 */
export function createLuck(seed: Seed): Luck {
  const key = seedKey(seed);
  const sites = new SiteTable(key);
  return {
    seed,
    site: (name) => sites.site(name),
    forRun: (run) => new RunDraws(key, run),
  };
}

class RunDraws implements Draws {
  readonly run: number;
  readonly #seedKey: Words;
  readonly #batch: number;
  readonly #lane: number;

  constructor(key: Words, run: number) {
    requireRun(run);
    this.run = run;
    this.#seedKey = key;
    this.#batch = run >>> LANE_BITS;
    this.#lane = run & 31;
  }

  coin(site: SiteHandle, tick: number, p: number): boolean {
    requireTick(tick, 0, LAST_TICK);
    const threshold = coinThreshold(p);
    this.#enter(site);
    return coinFalls(site.a, site.b, tick, this.#lane, threshold);
  }

  hazard(site: SiteHandle, tick: number, p: number): boolean {
    requireTick(tick, 1, LAST_HAZARD_TICK);
    const thresholds = site.thresholds(p);
    this.#enter(site);
    return hazardHappens(site, tick, this.#lane, thresholds);
  }

  choice(site: SiteHandle, tick: number, table: ChoiceTable): number {
    requireTick(tick, 0, LAST_TICK);
    this.#enter(site);
    return choicePick(site.a, site.b, tick, this.#lane, table);
  }

  #enter(site: SiteHandle): void {
    if (site.seedKey !== this.#seedKey) throw new RangeError(`the site ${site.name} belongs to another luck`);
    site.enter(this.#batch);
  }
}
