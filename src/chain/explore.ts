import type { ChainGraph } from './chain-graph.js';
import type { ChainProgram } from './chain-program.js';
import { Growing } from './growing.js';
import { NodeTable } from './node-table.js';
import { codeAt } from './packing.js';
import type { Stretch } from './stretches.js';
import type { OpenLaw } from './tick-program.js';

/** How large a graph may get. */
export interface Budget {
  /** Bytes of memory for nodes and edges. */
  readonly bytes: number;
}

/** What one round of exploring has to know of the classes of what is asked: told the answers, gives their number. */
export type Classify = (answers: readonly number[]) => number;

/** A stretch of ticks that was explored. */
export interface Explored {
  readonly graph: ChainGraph;
  /** The packed states, and by node of the graph its number among them. */
  readonly table: NodeTable;
  readonly order: Int32Array;
  /** By node, how often it raises each counter on average; null unless that is asked. */
  readonly counts: readonly (ReadonlyMap<number, number> | null)[] | null;
  /** By node of the graph, how it goes on where its edges have no numbers. */
  readonly laws: ReadonlyMap<number, OpenLaw>;
}

/** It got too large before it was done. */
export interface Unfinished {
  readonly nodes: number;
  readonly edges: number;
  /** How many of the nodes are states at the start of a tick. */
  readonly states: number;
  readonly table: NodeTable;
}

/**
 * Finds all that can come of some states within a stretch of ticks.
 *
 * @param seeds packed states at the start of the stretch, one after the other; the nodes of the graph begin with them
 * @throws ModelError if the Model does what no Model may do.
 */
export function explore(
  program: ChainProgram,
  stretch: Stretch,
  seeds: readonly Int32Array[],
  classify: Classify,
  budget: Budget,
): Explored | { readonly unfinished: Unfinished } {
  return new Explorer(program, stretch, classify, budget).explore(seeds);
}

/** What it takes to remember that a node has a law of its own. */
const LAW_BYTES = 40;

class Explorer {
  readonly #program: ChainProgram;
  readonly #stretch: Stretch;
  readonly #classify: Classify;
  readonly #budget: Budget;
  readonly #table: NodeTable;
  /** The place of the ends of ticks; the starts have place 0. */
  readonly #end: number;
  readonly #width: number;
  /** A state on its way from node to node. */
  readonly #words: Int32Array;
  /** By place the nodes that wait for their edges, and those that have them. */
  readonly #waiting: number[][];
  #placed = 0;
  readonly #targets = new Growing(Int32Array);
  readonly #probabilities = new Growing(Float64Array);
  /** By node, its first edge; for ends their class. */
  readonly #first = new Growing(Int32Array);
  /** By node, how many edges; for ends the start of the next tick, −1 for none. */
  readonly #second = new Growing(Int32Array);
  readonly #counts: Map<number, ReadonlyMap<number, number>> | null;
  readonly #laws = new Map<number, OpenLaw>();

  constructor(program: ChainProgram, stretch: Stretch, classify: Classify, budget: Budget) {
    this.#program = program;
    this.#stretch = stretch;
    this.#classify = classify;
    this.#budget = budget;
    this.#width = program.packing.words;
    this.#table = new NodeTable(this.#width);
    this.#words = new Int32Array(this.#width);
    this.#end = program.groups.length;
    this.#waiting = Array.from({ length: this.#end + 1 }, () => []);
    this.#counts = program.model.counters.length > 0 ? new Map() : null;
    for (const group of program.groups) if (group.readsTick) group.clear();
  }

  explore(seeds: readonly Int32Array[]): Explored | { readonly unfinished: Unfinished } {
    for (const seed of seeds) this.#table.find(0, seed);
    this.#place();
    const { from, to } = this.#stretch;
    // In a stretch of n ticks nothing further away than n ticks is reached.
    for (let tick = from; tick <= to && (this.#waiting[0]?.length ?? 0) > 0; tick += 1) {
      for (let place = 0; place <= this.#end; place += 1) {
        const nodes = this.#waiting[place] ?? [];
        this.#waiting[place] = [];
        for (const node of nodes) {
          if (place === this.#end) this.#close(node);
          else this.#open(node, place);
        }
        this.#place();
        if (this.#bytes > this.#budget.bytes) return { unfinished: this.#unfinished() };
      }
    }
    return this.#explored();
  }

  get #bytes(): number {
    const growing = [this.#targets, this.#probabilities, this.#first, this.#second];
    // In the end everything is put in order, which takes the same again for a while.
    return (
      2 * growing.reduce((sum, { bytes }) => sum + bytes, this.#table.bytes + LAW_BYTES * this.#laws.size)
    );
  }

  /** Puts new nodes where they wait. */
  #place(): void {
    const { places, count } = this.#table;
    for (; this.#placed < count; this.#placed += 1)
      this.#waiting[places[this.#placed] ?? 0]?.push(this.#placed);
  }

  /** Finds the edges of a node within a tick. */
  #open(node: number, place: number): void {
    const at = node * this.#width;
    const { groups } = this.#program;
    const entry = groups[place]?.entry(this.#table.words, at, this.#stretch.from);
    if (entry === undefined) return;
    this.#first.set(node, this.#targets.length);
    this.#second.set(node, entry.ways);
    if (entry.counts.size > 0) this.#counts?.set(node, entry.counts);
    if (entry.law !== null) this.#laws.set(node, entry.law);
    for (let way = 0; way < entry.ways; way += 1) {
      const { words } = this.#table;
      const of = way * this.#width;
      for (let word = 0; word < this.#width; word += 1) {
        this.#words[word] =
          ((words[at + word] ?? 0) & (entry.and[of + word] ?? 0)) | (entry.or[of + word] ?? 0);
      }
      this.#probabilities.push(entry.probabilities[way] ?? 0);
      this.#targets.push(this.#advance(place + 1));
    }
  }

  /** Takes the state on its way on to the next node: where it may go several ways, or at the end of the tick. */
  #advance(from: number): number {
    const { groups, ending } = this.#program;
    const words = this.#words;
    for (let place = from; place < groups.length; place += 1) {
      const entry = groups[place]?.entry(words, 0, this.#stretch.from);
      if (entry === undefined) continue;
      if (entry.ways > 1 || (this.#counts !== null && entry.counts.size > 0))
        return this.#table.find(place, words);
      for (let word = 0; word < words.length; word += 1) {
        words[word] = ((words[word] ?? 0) & (entry.and[word] ?? 0)) | (entry.or[word] ?? 0);
      }
    }
    for (let word = 0; word < words.length; word += 1) words[word] = (words[word] ?? 0) & (ending[word] ?? 0);
    return this.#table.find(this.#end, words);
  }

  /** Judges the end of a tick, and finds where it goes on. */
  #close(node: number): void {
    const { packing, carried, forgetting, endsIn, answers } = this.#program;
    const words = this.#words;
    const at = node * this.#width;
    for (let word = 0; word < words.length; word += 1) words[word] = this.#table.words[at + word] ?? 0;
    const state = packing.fields.map((field) => field.values[codeAt(field, words, 0)] ?? 0);
    const ended = endsIn(state, this.#stretch.from);
    this.#first.set(node, this.#classify([ended ?? -1, ...answers(state, this.#stretch.from)]));
    if (ended !== null) {
      this.#second.set(node, -1);
      return;
    }
    for (let word = 0; word < words.length; word += 1)
      words[word] = (words[word] ?? 0) & (carried[word] ?? 0);
    forgetting.forget(words);
    this.#second.set(node, this.#table.find(0, words));
  }

  #unfinished(): Unfinished {
    const { places, count } = this.#table;
    let states = 0;
    for (let node = 0; node < count; node += 1) if (places[node] === 0) states += 1;
    return { nodes: count, edges: this.#targets.length, states, table: this.#table };
  }

  #explored(): Explored {
    const { places, count } = this.#table;
    // By place, in the order in which they were found.
    const firsts = new Int32Array(this.#end + 2);
    for (let node = 0; node < count; node += 1)
      firsts[(places[node] ?? 0) + 1] = (firsts[(places[node] ?? 0) + 1] ?? 0) + 1;
    for (let place = 0; place <= this.#end; place += 1)
      firsts[place + 1] = (firsts[place + 1] ?? 0) + (firsts[place] ?? 0);
    const firstEnd = firsts[this.#end] ?? 0;
    const numbers = new Int32Array(count);
    const order = new Int32Array(count);
    const taken = firsts.slice();
    for (let node = 0; node < count; node += 1) {
      const place = places[node] ?? 0;
      const number = taken[place] ?? 0;
      taken[place] = number + 1;
      numbers[node] = number;
      order[number] = node;
    }
    const edges = new Int32Array(firstEnd + 1);
    const targets = new Int32Array(this.#targets.length);
    const probabilities = new Float64Array(this.#targets.length);
    let edge = 0;
    for (let number = 0; number < firstEnd; number += 1) {
      edges[number] = edge;
      const node = order[number] ?? 0;
      const from = this.#first.at(node);
      for (let way = 0; way < this.#second.at(node); way += 1) {
        targets[edge] = numbers[this.#targets.at(from + way)] ?? 0;
        probabilities[edge] = this.#probabilities.at(from + way);
        edge += 1;
      }
    }
    edges[firstEnd] = edge;
    const ends = count - firstEnd;
    const classes = new Int32Array(ends);
    const next = new Int32Array(ends);
    for (let end = 0; end < ends; end += 1) {
      const node = order[firstEnd + end] ?? 0;
      classes[end] = this.#first.at(node);
      const goesOn = this.#second.at(node);
      next[end] = goesOn === -1 ? -1 : (numbers[goesOn] ?? -1);
    }
    const graph = {
      nodes: count,
      starts: firsts[1] ?? 0,
      firstEnd,
      edges,
      targets,
      probabilities,
      classes,
      next,
    };
    const counts =
      this.#counts === null ? null : Array.from(order, (node) => this.#counts?.get(node) ?? null);
    const laws = new Map([...this.#laws].map(([node, law]) => [numbers[node] ?? 0, law]));
    return { graph, table: this.#table, order, counts, laws };
  }
}
