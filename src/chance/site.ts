import { Block } from './block.js';
import { type HazardThresholds, hazardThresholds } from './hazard-thresholds.js';
import { LAYERS } from './layers.js';
import { threefry, type Words } from './threefry.js';

/**
 * A place where a model draws, under one seed. It keeps what the next draw is likely to need again: the key of
 * the batch asked about last, the points of the blocks asked about last, and the thresholds of the last
 * hazard. All of it is a function of (seed, site, batch, tick), so what is kept never changes an answer.
 */
export class Site {
  readonly name: string;
  /** The seed's key that the site was made under. */
  readonly seedKey: Words;
  /** The key that those of batches are made from. */
  readonly key: Words;
  /** The first key word of the batch entered last. */
  a = 0;
  /** The second key word of the batch entered last. */
  b = 0;
  readonly #blocks: readonly Block[] = LAYERS.map((layer) => new Block(layer));
  #batch = -1;
  #thresholds: HazardThresholds = hazardThresholds(0);

  /** @param print the fingerprint of the name */
  constructor(seedKey: Words, name: string, print: Words) {
    this.name = name;
    this.seedKey = seedKey;
    this.key = threefry(seedKey, print);
  }

  /** The key of a batch of 32 runs: the words a and b that its draws here are mixed from. */
  batchKey(batch: number): Words {
    return threefry(this.key, { first: batch, second: 0 });
  }

  /** Makes a and b those of a batch. */
  enter(batch: number): void {
    if (batch === this.#batch) return;
    const { first, second } = this.batchKey(batch);
    this.a = first;
    this.b = second;
    this.#batch = batch;
    for (const block of this.#blocks) block.clear();
  }

  /** The block of a layer that holds the tick, in the batch entered last. */
  block(place: number, tick: number): Block {
    const block = this.#blocks[place];
    if (block === undefined) throw new RangeError(`there is no layer ${place}`);
    block.reach(this.a, this.b, tick);
    return block;
  }

  /**
   * The thresholds of a hazard of probability p here.
   *
   * @throws RangeError unless p lies from 0 to 1.
   */
  thresholds(p: number): HazardThresholds {
    if (this.#thresholds.p !== p) this.#thresholds = hazardThresholds(p);
    return this.#thresholds;
  }
}
