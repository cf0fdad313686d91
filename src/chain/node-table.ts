/** Packed states, each with a number: found by their words and the place in the tick that they belong to. */
export class NodeTable {
  /** By node, its words. */
  words: Int32Array;
  /** By node, its place in the tick. */
  places: Int32Array;
  count = 0;
  readonly #width: number;
  /** Numbers of nodes from 1; 0 for none. */
  #slots: Int32Array;

  /** @param width how many words a state has */
  constructor(width: number) {
    this.#width = width;
    this.words = new Int32Array(FIRST * width);
    this.places = new Int32Array(FIRST);
    this.#slots = new Int32Array(2 * FIRST);
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
    const mask = slots.length - 1;
    let slot = hashOf(place, state, 0, width) & mask;
    for (let number = slots[slot] ?? 0; number !== 0; number = slots[slot] ?? 0) {
      const node = number - 1;
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
    const node = this.count;
    if (node === this.places.length) {
      this.words = doubled(this.words);
      this.places = doubled(this.places);
    }
    this.words.set(state, node * this.#width);
    this.places[node] = place;
    this.count = node + 1;
    this.#slots[slot] = this.count;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return node;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    this.places.subarray(0, this.count).forEach((place, node) => {
      let slot = hashOf(place, this.words, node * this.#width, this.#width) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node + 1;
    });
    this.#slots = slots;
  }
}

function doubled(kept: Int32Array): Int32Array {
  const larger = new Int32Array(2 * kept.length);
  larger.set(kept);
  return larger;
}

/** @param at where the state begins */
function hashOf(place: number, words: Int32Array, at: number, width: number): number {
  let hash = Math.imul(place + 1, 0x9e3779b1);
  for (let word = 0; word < width; word += 1) {
    hash = Math.imul(hash ^ (words[at + word] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** How many nodes there is room for at first. */
const FIRST = 1 << 12;
