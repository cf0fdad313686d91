import { beats, type Box, type OpenChain, point, type Sense } from '../../chain/open/index.js';
import type { BoundedParameter, Extreme } from './result.js';

/** An extreme is proven if no values can go further than this beyond what was found: half of the fourth digit. */
const TOLERANCE = 5e-5;

/** So many boxes are cut at most. */
const MOST_BOXES = 400;

/** So many edges are gone through at most for one extreme. */
const MOST_WORK = 1e9;

/** Up to so many parameters all corners are tried. */
const MOST_CORNERS = 6;

/**
 * The least or the greatest value of a chain over a box, if every parameter has one value for the whole run.
 *
 * Candidates are the corners and what a search along the axes finds. The proof is branch and bound (Land and Doig 1960; with
 * interval enclosures: Skelboe 1974): what a nature reaches that picks anew at every draw encloses what one value reaches, so
 * a box whose enclosure does not beat the best candidate is done with, and any other is cut in two. Where the enclosure
 * of the whole box is reached at a point, nothing need be cut.
 */
export function extreme(chain: OpenChain, parameters: readonly BoundedParameter[], sense: Sense): Extreme {
  return new Search(chain, parameters, sense).run();
}

interface Cell {
  readonly box: Box;
  readonly bound: number;
}

class Search {
  readonly #chain: OpenChain;
  readonly #parameters: readonly BoundedParameter[];
  readonly #sense: Sense;
  #best: { readonly values: readonly number[]; readonly value: number };

  constructor(chain: OpenChain, parameters: readonly BoundedParameter[], sense: Sense) {
    this.#chain = chain;
    this.#parameters = parameters;
    this.#sense = sense;
    const values = parameters.map(({ value, range: [low, high] }) => Math.min(high, Math.max(low, value)));
    this.#best = { values, value: this.#valueAt(values) };
  }

  run(): Extreme {
    const whole: Box = new Map(this.#parameters.map(({ name, range: [low, high] }) => [name, { low, high }]));
    const bound = this.#chain.value(whole, this.#sense);
    if (!this.#isReached(bound)) this.#search();
    return this.#extreme(this.#isReached(bound) ? bound : this.#cut({ box: whole, bound }));
  }

  #extreme(bound: number): Extreme {
    const { values, value } = this.#best;
    return {
      probability: value,
      at: Object.fromEntries(this.#parameters.map(({ name }, place) => [name, values[place] ?? 0])),
      bound: this.#outward(beats(this.#sense, bound, value) ? bound : value),
      proven: this.#isReached(bound),
    };
  }

  /** Further out by what rounding may come to. */
  #outward(bound: number): number {
    const { rounding } = this.#chain;
    return this.#sense === 'least' ? Math.max(0, bound - rounding) : Math.min(1, bound + rounding);
  }

  #isReached(bound: number): boolean {
    return !beats(this.#sense, bound, this.#best.value) || Math.abs(bound - this.#best.value) <= TOLERANCE;
  }

  #valueAt(values: readonly number[]): number {
    return this.#chain.value(
      new Map(this.#parameters.map(({ name }, place) => [name, point(values[place] ?? 0)])),
      this.#sense,
    );
  }

  #try(values: readonly number[]): boolean {
    const value = this.#valueAt(values);
    if (!beats(this.#sense, value, this.#best.value)) return false;
    this.#best = { values, value };
    return true;
  }

  #search(): void {
    const count = this.#parameters.length;
    if (count <= MOST_CORNERS) {
      for (let corner = 0; corner < 1 << count; corner += 1)
        this.#try(this.#parameters.map(({ range }, place) => range[(corner >> place) & 1] ?? 0));
    }
    for (let grew = true, rounds = 0; grew && rounds < 4; rounds += 1) {
      grew = false;
      this.#parameters.forEach(({ range: [low, high] }, place) => {
        for (const value of [low, high, (low + high) / 2])
          if (value !== this.#best.values[place] && this.#try(this.#best.values.with(place, value)))
            grew = true;
      });
    }
  }

  /** Cuts boxes until none beats the best; gives what is proven by then. */
  #cut(whole: Cell): number {
    const cells: Cell[] = [whole];
    const most = Math.min(MOST_BOXES, Math.floor(MOST_WORK / (3 * this.#chain.work)));
    for (let cuts = 0; cuts < most; cuts += 1) {
      const next = this.#furthest(cells);
      if (next === null || this.#isReached(next.bound)) break;
      cells.splice(cells.indexOf(next), 1);
      for (const box of this.#halves(next.box)) {
        this.#try([...box.values()].map(({ low, high }) => (low + high) / 2));
        const bound = this.#chain.value(box, this.#sense);
        if (beats(this.#sense, bound, this.#best.value)) cells.push({ box, bound });
      }
    }
    return this.#furthest(cells)?.bound ?? this.#best.value;
  }

  #furthest(cells: readonly Cell[]): Cell | null {
    return cells.reduce<Cell | null>(
      (best, cell) => (best === null || beats(this.#sense, cell.bound, best.bound) ? cell : best),
      null,
    );
  }

  /** Along the parameter of which most of the range is left. */
  #halves(box: Box): readonly [Box, Box] {
    const share = ({ name, range: [low, high] }: BoundedParameter): number => {
      const left = box.get(name);
      return left === undefined || high === low ? 0 : (left.high - left.low) / (high - low);
    };
    const widest = this.#parameters.reduce((best, one) => (share(one) > share(best) ? one : best));
    const { low, high } = box.get(widest.name) ?? { low: 0, high: 0 };
    const middle = (low + high) / 2;
    return [
      new Map([...box, [widest.name, { low, high: middle }]]),
      new Map([...box, [widest.name, { low: middle, high }]]),
    ];
  }
}
