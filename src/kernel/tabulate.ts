import type { VariableIndex } from '../model/model.js';
import { ModelError, type State } from '../reference/index.js';
import { ALWAYS, type Circuit, type Gate } from './circuit.js';
import { bitAt, type Places, placeOf } from './layout.js';
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
}

/** What a function reads: variables, and whether the tick. */
export interface Reads {
  readonly variables: ReadonlySet<VariableIndex>;
  readonly tick: boolean;
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
  evaluate: (state: State, tick: number) => Result,
  key: (result: Result) => string,
): Cases<Result> {
  const { results, gate } = tableOf(circuit, layout, reads, evaluate, key);
  return {
    cases: results.map((result, number) => ({ result, lanes: gate((entry) => entry === number) })),
    wrong: gate((entry) => entry === WRONG),
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
  evaluate: (state: State, tick: number) => number,
  { low, bits }: { readonly low: number; readonly bits: number },
): { readonly bits: readonly Gate[]; readonly wrong: Gate } {
  const { results, gate } = tableOf(circuit, layout, reads, evaluate, String);
  const gateOf = (bit: number): Gate =>
    gate((entry) => entry >= 0 && bitAt((results[entry] ?? low) - low, bits, bit) === 1);
  return {
    bits: Array.from({ length: bits }, (_, bit) => gateOf(bit)),
    wrong: gate((entry) => entry === WRONG),
  };
}

/** A table of the numbers of results, and the gate of any part of it. */
function tableOf<Result>(
  circuit: Circuit,
  layout: Places,
  reads: Reads,
  evaluate: (state: State, tick: number) => Result,
  key: (result: Result) => string,
): { readonly results: readonly Result[]; readonly gate: (holds: (entry: number) => boolean) => Gate } {
  const places = [...reads.variables]
    .sort((one, other) => one - other)
    .map((variable) => placeOf(layout, variable));
  const planes = places.flatMap((place) => place.planes);
  const lastTick = reads.tick ? layout.horizon : 0;
  if (planes.length > 20 || (lastTick + 1) << planes.length > MOST_ENTRIES) {
    throw new Refusal(
      `a number depends on ${planes.length} bits of the state${reads.tick ? ' and on the tick' : ''}`,
    );
  }
  const state = layout.places.map(({ low }) => low);
  const numbers = new Map<string, number>();
  const results: Result[] = [];
  const classOf = (tick: number): number => {
    let result: Result;
    try {
      result = evaluate(state, tick);
    } catch (error) {
      if (error instanceof ModelError || error instanceof RangeError) return WRONG;
      throw error;
    }
    const name = key(result);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    if (results.length >= MOST_RESULTS) throw new Refusal(`a number has more than ${MOST_RESULTS} values`);
    numbers.set(name, results.length);
    return results.push(result) - 1;
  };
  const classesAt = (tick: number): Int32Array => {
    const classes = new Int32Array(1 << planes.length).fill(UNUSED);
    const visit = (depth: number, index: number): void => {
      const place = places[depth];
      if (place === undefined) {
        classes[index] = classOf(tick);
        return;
      }
      for (let value = place.low; value <= place.high; value += 1) {
        state[place.variable] = value;
        visit(depth + 1, (index << place.planes.length) | (value - place.low));
      }
    };
    visit(0, 0);
    return classes;
  };
  const parts = reads.tick
    ? stretches(lastTick, classesAt).map(({ from, to, classes }) => ({
        classes,
        when: circuit.ticks(from, to),
      }))
    : [{ classes: classesAt(0), when: ALWAYS }];
  const gate = (holds: (entry: number) => boolean): Gate =>
    circuit.any(
      parts.map(({ classes, when }) => {
        const truth = classes.map((entry) => (entry === UNUSED ? UNUSED : holds(entry) ? 1 : 0));
        return circuit.and(when, circuit.table(planes, truth));
      }),
    );
  return { results, gate };
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
