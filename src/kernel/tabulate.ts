import type { VariableIndex } from '../model/model.js';
import { ModelError, type Node, readsOf, type State } from '../reference/index.js';
import { ALWAYS, type Circuit, type Gate } from './circuit.js';
import { bitAt, type Place, type Places, placeOf } from './layout.js';
import { Refusal } from './refusal.js';

/** A table holds at most so many entries: more would take longer to make than it saves. */
const MOST_ENTRIES = 1 << 17;

/** At most so many different results: each of them costs a look wherever the number is used. */
const MOST_RESULTS = 1 << 10;

/** What a function of the state may give, with the lanes in which it gives it. */
export interface Case<Result> {
  readonly result: Result;
  readonly lanes: Gate;
}

export interface Cases<Result> {
  readonly cases: readonly Case<Result>[];
  /** The lanes in which it cannot be reckoned. */
  readonly wrong: Gate;
  /** The results of another function in the same cases; null where it tells apart what this one does not. */
  readonly again: Again<Result>;
}

/** What a function of the state and the tick gives. */
export type OfState<Result> = (state: State, tick: number) => Result;

export type Again<Result> = (evaluate: OfState<Result>) => readonly Result[] | null;

/** What a function reads: variables, and whether the tick. */
export interface Reads {
  readonly variables: ReadonlySet<VariableIndex>;
  readonly tick: boolean;
}

/** What several functions read together. */
export function readsOfAll(of: readonly Node[]): Reads {
  const read = of.map(readsOf);
  return {
    variables: new Set(read.flatMap(({ variables }) => [...variables])),
    tick: read.some(({ tick }) => tick),
  };
}

/**
 * Tabulates a function over all values of the variables that it reads, and over the ticks of a run if it reads the tick.
 *
 * @param key tells results apart
 * @throws Refusal if the table would be too large.
 */
export function tabulate<Result>(
  circuit: Circuit,
  layout: Places,
  reads: Reads,
  evaluate: OfState<Result>,
  key: (result: Result) => string,
): Cases<Result> {
  const { results, gate, again } = tableOf(circuit, layout, reads, evaluate, key);
  return {
    cases: results.map((result, number) => ({ result, lanes: gate((entry) => entry === number) })),
    wrong: gate((entry) => entry === WRONG),
    again,
  };
}

/**
 * As `tabulate`, for a whole number: its bits, the highest first.
 *
 * @param low what is taken off the number
 * @throws Refusal if the table would be too large.
 */
export function tabulateBits(
  circuit: Circuit,
  layout: Places,
  reads: Reads,
  evaluate: OfState<number>,
  { low, bits }: { readonly low: number; readonly bits: number },
): { readonly bits: readonly Gate[]; readonly wrong: Gate } {
  const { results, gate } = tableOf(circuit, layout, reads, evaluate, String);
  const gateOf = (bit: number): Gate =>
    gate((entry) => bitAt((results[entry] ?? low) - low, bits, bit) === 1);
  return {
    bits: Array.from({ length: bits }, (_, bit) => gateOf(bit)),
    wrong: gate((entry) => entry === WRONG),
  };
}

/** A table of the numbers of results, the gate of any part of it, and the results of another function. */
interface Table<Result> {
  readonly results: readonly Result[];
  readonly gate: (holds: (entry: number) => boolean) => Gate;
  readonly again: Again<Result>;
}

function tableOf<Result>(
  circuit: Circuit,
  layout: Places,
  reads: Reads,
  evaluate: OfState<Result>,
  key: (result: Result) => string,
): Table<Result> {
  const entries = new Entries(layout, reads);
  const numbers = new Map<string, number>();
  const results: Result[] = [];
  const classOf = (result: Result): number => {
    const name = key(result);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    if (results.length >= MOST_RESULTS) throw new Refusal(`a number has more than ${MOST_RESULTS} values`);
    numbers.set(name, results.length);
    return results.push(result) - 1;
  };
  const classesAt = (tick: number): Int32Array => {
    const classes = new Int32Array(entries.size).fill(UNUSED);
    entries.visit(evaluate, tick, (index, result) => {
      classes[index] = result === null ? WRONG : classOf(result.is);
      return true;
    });
    return classes;
  };
  const { lastTick } = entries;
  const found = stretches(lastTick, classesAt);
  const parts = found.map(({ from, to, classes }) => ({
    classes,
    when: reads.tick ? circuit.ticks(from, to) : ALWAYS,
  }));
  const gate = (holds: (entry: number) => boolean): Gate =>
    circuit.any(
      parts.map(({ classes, when }) => {
        const truth = classes.map((entry) => (entry === UNUSED ? UNUSED : holds(entry) ? 1 : 0));
        return circuit.and(when, circuit.table(entries.planes, truth));
      }),
    );
  const again: Again<Result> = (other) => {
    const others: { readonly name: string; readonly result: Result }[] = [];
    const isAlike = found.every(({ from, to, classes }) => {
      for (let tick = from; tick <= to; tick += 1) {
        const goesOn = entries.visit(other, tick, (index, result) => {
          const entry = classes[index] ?? UNUSED;
          if ((result === null) !== (entry === WRONG)) return false;
          if (result === null) return true;
          const name = key(result.is);
          others[entry] ??= { name, result: result.is };
          return others[entry].name === name;
        });
        if (!goesOn) return false;
      }
      return true;
    });
    return isAlike ? others.map(({ result }) => result) : null;
  };
  return { results, gate, again };
}

/** All values together of the variables that a function reads. */
class Entries {
  readonly planes: readonly number[];
  /** The last tick that it is asked about: 0 where it does not read the tick. */
  readonly lastTick: number;
  readonly #places: readonly Place[];
  readonly #state: number[];

  /** @throws Refusal if they are too many. */
  constructor(layout: Places, reads: Reads) {
    this.#places = [...reads.variables].map((variable) => placeOf(layout, variable));
    this.planes = this.#places.flatMap((place) => place.planes);
    this.lastTick = reads.tick ? layout.horizon : 0;
    const bits = this.planes.length;
    if ((this.lastTick + 1) * 2 ** bits > MOST_ENTRIES) {
      throw new Refusal(
        `a number depends on ${bits} bits of the state${reads.tick ? ' and on the tick' : ''}`,
      );
    }
    this.#state = layout.places.map(({ low }) => low);
  }

  get size(): number {
    return 1 << this.planes.length;
  }

  /**
   * Hands over what a function gives for each, null where it cannot be reckoned, until it is told to stop.
   *
   * @returns whether it was not
   */
  visit<Result>(
    evaluate: OfState<Result>,
    tick: number,
    take: (index: number, result: { readonly is: Result } | null) => boolean,
  ): boolean {
    const state = this.#state;
    const visit = (depth: number, index: number): boolean => {
      const place = this.#places[depth];
      if (place === undefined) return take(index, resultOf(evaluate, state, tick));
      for (let value = place.low; value <= place.high; value += 1) {
        state[place.variable] = value;
        if (!visit(depth + 1, (index << place.planes.length) | (value - place.low))) return false;
      }
      return true;
    };
    return visit(0, 0);
  }
}

function resultOf<Result>(
  evaluate: OfState<Result>,
  state: State,
  tick: number,
): { readonly is: Result } | null {
  try {
    return { is: evaluate(state, tick) };
  } catch (error) {
    if (error instanceof ModelError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Ticks in a row that have one table. */
function stretches(
  lastTick: number,
  classesAt: (tick: number) => Int32Array,
): readonly { readonly from: number; readonly to: number; readonly classes: Int32Array }[] {
  const found: { from: number; to: number; classes: Int32Array }[] = [];
  for (let tick = 0; tick <= lastTick; tick += 1) {
    const classes = classesAt(tick);
    const last = found.at(-1);
    if (last?.classes.every((entry, index) => entry === classes[index]) === true) last.to = tick;
    else found.push({ from: tick, to: tick, classes });
  }
  return found;
}

const UNUSED = -1;
const WRONG = -2;
