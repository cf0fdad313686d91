import { focus } from '../model/focus.js';
import type { Model, Variable } from '../model/model.js';
import { ENDED } from './chain-graph.js';
import { type Asked, type ChainProgram, chainProgram } from './chain-program.js';
import { Classes } from './answer-classes.js';
import type { Refused } from './exact-result.js';
import { Growing } from './growing.js';
import { type Layer, layersOf } from './open/layers.js';
import { codeAt, type Field } from './packing.js';
import { refusalOf } from './refusal.js';
import { seedsOf } from './seeds.js';
import { keyOf, TickRows, together, type Way } from './tick-rows.js';

/** A state of a chain that is written down. */
export interface ExplicitState {
  /** The tick that is over, from 0; of a run that has ended, its last one. */
  readonly tick: number;
  /** A number for the answers; −1 where the starts that are random have not been drawn. */
  readonly class: number;
  /**
   * The outcome that ended the run, by its place among those that do; then of each list that is asked the place of the first
   * condition that holds. −1 for none. Empty before the start is drawn.
   */
  readonly answers: readonly number[];
  /** One for each of the chain's variables. What can no longer matter is as at the start. */
  readonly values: readonly number[];
}

/**
 * A chain state by state. A state is the tick and what it leaves behind, and one transition is one tick. A run that has ended,
 * or is at the horizon, stays where it is. So the chance to be in a state after n transitions is that of the end of tick n.
 * Where several starts are drawn, one transition more comes before all others.
 *
 * States come in the order of their ticks, classes and values; a transition leads to a later state, or stays.
 */
export class ExplicitChain {
  /** What tells states apart, beside their ticks and classes. */
  readonly variables: readonly Variable[];
  readonly horizon: number;
  /** Whether the first state is one in which the starts are not drawn yet. */
  readonly drawsStart: boolean;
  readonly #program: ChainProgram;
  readonly #layers: readonly Layer[];
  readonly #classes: readonly (readonly number[])[];
  readonly #fields: readonly Field[];
  readonly #ticks = new Growing(Int32Array);
  readonly #classOf = new Growing(Int32Array);
  /** By state where it goes on, a node of the layer of the next tick; −1 where it stays. */
  readonly #nodes = new Growing(Int32Array);
  /** By state, where its transitions begin. */
  readonly #first = new Growing(Int32Array);
  readonly #targets = new Growing(Int32Array);
  readonly #probabilities = new Growing(Float64Array);

  private constructor(
    program: ChainProgram,
    layers: readonly Layer[],
    classes: readonly (readonly number[])[],
    begins: readonly Way[],
  ) {
    this.#program = program;
    this.#layers = layers;
    this.#classes = classes;
    this.horizon = program.model.horizon;
    this.drawsStart = begins.length > 1;
    const { packing, carried, model } = program;
    this.#fields = packing.fields.filter((field) => codeAt(field, carried, 0) !== 0);
    const told = new Set(this.#fields.map(({ variable }) => variable));
    this.variables = model.variables.filter((_, variable) => told.has(variable));
  }

  /**
   * Finds all states that can be reached. What can influence nothing that is asked is left out, and values that nothing tells
   * apart are one.
   *
   * @param asked of the states at the ends of ticks: of each list the first condition that holds
   * @param bytes of memory at most
   * @returns the chain; or why it was not built, and what would make it smaller
   * @throws RangeError if numbers are kept by name, or choices are free.
   * @throws ModelError if the Model does what no Model may do.
   */
  static of(model: Model, asked: Asked, bytes: number): ExplicitChain | Omit<Refused, 'what'> {
    const program = chainProgram(
      focus(model, asked.flat()),
      asked.map(({ length }) => length),
    );
    const { seeds, starts } = seedsOf(program);
    const found = layersOf(program, seeds, { bytes });
    if ('unfinished' in found) return refusalOf(program, found.unfinished, bytes);
    if (found.layers.some(({ explored }) => explored.laws.size > 0))
      throw new RangeError('numbers are kept by name, or choices are free: such a chain is not written down');
    const classes = new Classes();
    for (const answers of found.classes) classes.numberOf(answers);
    const begins = together(
      starts.map(({ probability, node, answers }) => ({
        class: classes.numberOf(answers),
        node,
        probability,
      })),
    );
    const chain = new ExplicitChain(program, found.layers, classes.all, begins);
    return chain.#unroll(begins, bytes) ?? chain;
  }

  get size(): { readonly states: number; readonly transitions: number } {
    return { states: this.#ticks.length, transitions: this.#targets.length };
  }

  /** All states, in order. */
  *states(): Generator<ExplicitState> {
    for (let state = 0; state < this.#ticks.length; state += 1) {
      const number = this.#classOf.at(state);
      const tick = this.#ticks.at(state);
      const answers = this.#classes[number] ?? [];
      yield { tick, class: number, answers, values: this.#valuesOf(tick, this.#nodes.at(state)) };
    }
  }

  /** All transitions, in the order of the states where they begin, and then of those to which they lead. */
  *transitions(): Generator<{ readonly from: number; readonly to: number; readonly probability: number }> {
    for (let from = 0; from < this.#first.length; from += 1) {
      const end = from + 1 < this.#first.length ? this.#first.at(from + 1) : this.#targets.length;
      for (let place = this.#first.at(from); place < end; place += 1)
        yield { from, to: this.#targets.at(place), probability: this.#probabilities.at(place) };
    }
  }

  /** Lays all ticks out, one after the other; says why not, if that is too large. */
  #unroll(begins: readonly Way[], bytes: number): Omit<Refused, 'what'> | null {
    const undrawn: readonly Way[] = this.drawsStart ? [{ class: UNDRAWN, node: ENDED, probability: 1 }] : [];
    this.#add(0, undrawn);
    let now = this.#add(0, begins);
    if (this.drawsStart) this.#lead(begins, now);
    for (const { stretch, explored, onward } of this.#layers) {
      const rows = new TickRows(explored.graph);
      for (let tick = stretch.from; tick <= stretch.to; tick += 1) {
        // At the end of a stretch a node goes on in the next one, under another number; at the horizon none does.
        const going = (node: number): number => {
          if (tick === this.horizon) return ENDED;
          return tick === stretch.to ? (onward[node] ?? ENDED) : node;
        };
        const led = [...now.values()].map((state): readonly Way[] | null => {
          const node = this.#nodes.at(state);
          return node === ENDED
            ? null
            : together(rows.of(node).map((way) => ({ ...way, node: going(way.node) })));
        });
        const next = this.#add(tick, together(led.flatMap((ways) => ways ?? [])));
        for (const ways of led) {
          if (ways === null) this.#stay();
          else this.#lead(ways, next);
        }
        now = next;
        if (this.#bytes + rows.bytes > bytes) return this.#tooLarge(tick, bytes);
      }
    }
    while (this.#first.length < this.#ticks.length) this.#stay();
    return null;
  }

  /** Gives numbers to the states at the end of a tick, in their order. */
  #add(tick: number, ways: readonly Way[]): ReadonlyMap<string, number> {
    const sorted = ways
      .map((way) => ({ way, order: [way.class, ...this.#valuesOf(tick, way.node)] }))
      .sort((one, other) => compare(one.order, other.order));
    return new Map(
      sorted.map(({ way }) => {
        const state = this.#ticks.length;
        this.#ticks.push(tick);
        this.#classOf.push(way.class);
        this.#nodes.push(way.node);
        return [keyOf(way), state];
      }),
    );
  }

  /** The transitions of the next state that has none yet. */
  #lead(ways: readonly Way[], states: ReadonlyMap<string, number>): void {
    this.#first.push(this.#targets.length);
    const sorted = ways
      .map((way) => ({ to: states.get(keyOf(way)) ?? 0, probability: way.probability }))
      .sort((one, other) => one.to - other.to);
    for (const { to, probability } of sorted) {
      this.#targets.push(to);
      this.#probabilities.push(probability);
    }
  }

  #stay(): void {
    this.#first.push(this.#targets.length);
    this.#targets.push(this.#first.length - 1);
    this.#probabilities.push(1);
  }

  /** @param node of the layer in which the next tick is played, if it goes on */
  #valuesOf(tick: number, node: number): readonly number[] {
    const layer = this.#layers.find(({ stretch }) => node !== ENDED && stretch.to > tick);
    if (layer === undefined) return this.#fields.map(({ values }) => values[0] ?? 0);
    const { table, order } = layer.explored;
    const at = (order[node] ?? 0) * this.#program.packing.words;
    return this.#fields.map((field) => field.values[codeAt(field, table.words, at)] ?? 0);
  }

  get #bytes(): number {
    const growing = [
      this.#ticks,
      this.#classOf,
      this.#nodes,
      this.#first,
      this.#targets,
      this.#probabilities,
    ];
    return growing.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #tooLarge(tick: number, bytes: number): Omit<Refused, 'what'> {
    const { states, transitions } = this.size;
    return {
      message:
        `written out state by state it does not fit into ${Math.round(bytes / 1_000_000)} megabytes: ` +
        `at tick ${tick} of ${this.horizon} there were ${states} states and ${transitions} transitions`,
      hint: 'ask fewer questions, allow more memory, or write the chain in the language of PRISM, which stays short',
    };
  }
}

/** The class of the state in which no start has been drawn. */
const UNDRAWN = -1;

function compare(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, at) => value !== other[at]);
  return (one[place] ?? 0) - (other[place] ?? 0);
}
