import { eachWay, type Standing, statesAt, type TickChain, ticksOf } from './tick-chain.js';

/** What the future holds at each state of a chain: how probable it is to count, and to come to the goal. */
export class Prospects {
  readonly #chain: TickChain;
  readonly #counted: readonly Float64Array[];
  readonly #reached: readonly Float64Array[];

  /** Reckons backwards from the last tick. */
  constructor(chain: TickChain) {
    this.#chain = chain;
    this.#counted = this.#backwards(({ counts }) => counts);
    this.#reached = this.#backwards(({ reached }) => reached);
  }

  /** The probability to come to the goal and to count, from the start of a tick (from place 0) in a state. */
  reaching(place: number, node: number): number {
    return this.#reached[place]?.[node] ?? 0;
  }

  /** The same among the runs that count. */
  of(place: number, node: number): number {
    const counted = this.#counted[place]?.[node] ?? 0;
    return counted === 0 ? 0 : this.reaching(place, node) / counted;
  }

  #backwards(holds: (standing: Standing) => boolean): readonly Float64Array[] {
    const ticks = ticksOf(this.#chain);
    const values: Float64Array[] = ticks.map((tick) => new Float64Array(statesAt(this.#chain, tick)));
    for (let place = ticks.length - 1; place >= 0; place -= 1) {
      const tick = ticks[place];
      const now = values[place];
      if (tick === undefined || now === undefined) continue;
      for (let node = 0; node < now.length; node += 1) {
        let sum = 0;
        eachWay(this.#chain, tick, node, (probability, standing, to) => {
          sum += probability * (to === null ? Number(holds(standing)) : (values[place + 1]?.[to] ?? 0));
        });
        now[node] = sum;
      }
    }
    return values;
  }
}
