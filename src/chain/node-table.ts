/** Packed states, each with a number: found by their words and the place in the tick that they belong to. */
export class NodeTable {
  /** By node, its words. */
  words: Int32Array;
  /** By node, its place in the tick. */
  places: Int32Array;
  count = 0;
  readonly #width: number;
  #slots: Int32Array;

  /** @param width how many words a state has */
  constructor(width: number) {
    this.#width = width;
    this.words = new Int32Array(FIRST * width);
    this.places = new Int32Array(FIRST);
    this.#slots = new Int32Array(2 * FIRST).fill(-1);
  }

  /** The bytes that it takes. */
  get bytes(): number {
    return this.words.byteLength + this.places.byteLength + this.#slots.byteLength;
  }

  /** The number of a state; the next number, if it is new. */
  find(place: number, state: Int32Array): number {
    const width = this.#width;
    const { words, places } = this;
    const slots = this.#slots;
    let hash = Math.imul(place + 1, 0x9e3779b1);
    for (let word = 0; word < width; word += 1) {
      hash = Math.imul(hash ^ (state[word] ?? 0), 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let node = slots[slot] ?? -1; node !== -1; node = slots[slot] ?? -1) {
      if (places[node] === place) {
        const at = node * width;
        let word = 0;
        while (word < width && words[at + word] === state[word]) word += 1;
        if (word === width) return node;
      }
      slot = (slot + 1) & mask;
    }
    return this.#add(place, state, slot);
  }

  #add(place: number, state: Int32Array, slot: number): number {
    const width = this.#width;
    const node = this.count;
    if (node === this.places.length) {
      const words = new Int32Array(2 * node * width);
      words.set(this.words);
      this.words = words;
      const places = new Int32Array(2 * node);
      places.set(this.places);
      this.places = places;
    }
    for (let word = 0; word < width; word += 1) this.words[node * width + word] = state[word] ?? 0;
    this.places[node] = place;
    this.#slots[slot] = node;
    this.count = node + 1;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return node;
  }

  #rehash(): void {
    const width = this.#width;
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let node = 0; node < this.count; node += 1) {
      let hash = Math.imul((this.places[node] ?? 0) + 1, 0x9e3779b1);
      for (let word = 0; word < width; word += 1) {
        hash = Math.imul(hash ^ (this.words[node * width + word] ?? 0), 0x85ebca6b);
        hash ^= hash >>> 13;
      }
      hash = Math.imul(hash, 0xc2b2ae35);
      hash ^= hash >>> 16;
      let slot = hash & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

/** How many nodes there is room for at first. */
const FIRST = 1 << 12;
