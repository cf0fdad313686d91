import { fingerprint } from './fingerprint.js';
import { Site } from './site.js';
import type { Words } from './threefry.js';

/** Two different names have one fingerprint: their draws would be the same, so a model may not hold both. */
export class SiteCollisionError extends Error {
  override readonly name = 'SiteCollisionError';
  readonly names: readonly [string, string];

  constructor(first: string, second: string) {
    super(
      `the sites ${JSON.stringify(first)} and ${JSON.stringify(second)} would share their draws: rename one`,
    );
    this.names = [first, second];
  }
}

/** The sites of one seed, by name. Two spellings of one name, composed or not, are one site. */
export class SiteTable {
  readonly #seedKey: Words;
  readonly #byName = new Map<string, Site>();
  /** By fingerprint: its high word, then its low one. */
  readonly #byPrint = new Map<number, Map<number, Site>>();

  constructor(seedKey: Words) {
    this.#seedKey = seedKey;
  }

  /**
   * The site of a name, made when it is first asked for.
   *
   * @throws SiteCollisionError if another name has its fingerprint.
   * @throws RangeError if the name holds half of a surrogate pair.
   */
  site(name: string): Site {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const site = this.#add(name.normalize('NFC'));
    this.#byName.set(name, site);
    return site;
  }

  #add(name: string): Site {
    const print = fingerprint(name);
    const row = this.#byPrint.get(print.second) ?? new Map<number, Site>();
    this.#byPrint.set(print.second, row);
    const holder = row.get(print.first);
    if (holder !== undefined) {
      if (holder.name !== name) throw new SiteCollisionError(holder.name, name);
      return holder;
    }
    const site = new Site(this.#seedKey, name, print);
    row.set(print.first, site);
    return site;
  }
}
