/** A list of numbers that grows, kept in a typed array. */
export class Growing<Kind extends Int32Array | Float64Array> {
  length = 0;
  readonly #make: new (
    length: number,
  ) => Kind;
  #kept: Kind;

  constructor(make: new (length: number) => Kind) {
    this.#make = make;
    this.#kept = new make(1 << 12);
  }

  get bytes(): number {
    return this.#kept.byteLength;
  }

  at(place: number): number {
    return this.#kept[place] ?? 0;
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  /** Places that were skipped hold 0. */
  set(place: number, value: number): void {
    if (place >= this.#kept.length) {
      const larger = new this.#make(Math.max(2 * this.#kept.length, place + 1));
      larger.set(this.#kept);
      this.#kept = larger;
    }
    this.#kept[place] = value;
    if (place >= this.length) this.length = place + 1;
  }
}
