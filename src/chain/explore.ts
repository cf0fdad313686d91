import { type ChainGraph, ENDED } from './chain-graph.js';
import type { ChainProgram } from './chain-program.js';
import { type Classes, NOT_ENDED } from './answer-classes.js';
import { Growing } from './growing.js';
import { NodeTable } from './node-table.js';
import { unpacked } from './packing.js';
import type { Stretch } from './stretches.js';
import type { Entry, Group, OpenLaw } from './tick-program.js';

/** How large a graph may get. */
export interface Budget {
  /** Bytes of memory for nodes and edges. */
  readonly bytes: number;
}

/** A stretch of ticks that was explored. */
export interface Explored {
  readonly graph: ChainGraph;
  /** The packed states, and by node of the graph its number among them. */
  readonly table: NodeTable;
  readonly order: Int32Array;
  /** By node of the graph, how often it raises each counter on average, where it does at all. */
  readonly counts: ReadonlyMap<number, ReadonlyMap<number, number>>;
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
  classes: Classes,
  budget: Budget,
): Explored | { readonly unfinished: Unfinished } {
  return new Explorer(program, stretch, classes, budget).explore(seeds);
}

/** What it takes to remember that a node has a law of its own. */
const LAW_BYTES = 40;

class Explorer {
  readonly #program: ChainProgram;
  readonly #stretch: Stretch;
  readonly #classes: Classes;
  readonly #budget: Budget;
  readonly #table: NodeTable;
  /** The place of the ends of ticks; the starts have place 0. */
  readonly #end: number;
  readonly #width: number;
  /** A state on its way from node to node. */
  readonly #words: Int32Array;
  /** The nodes at the start of the next tick that have not been gone through. */
  #next: number[] = [];
  /** The nodes of the tick that is gone through, in the order in which they were found. */
  #found = this.#next;
  readonly #targets = new Growing(Int32Array);
  readonly #probabilities = new Growing(Float64Array);
  /** By node, its first edge; for ends their class. */
  readonly #first = new Growing(Int32Array);
  /** By node, how many edges; for ends the start of the next tick, or that they have ended. */
  readonly #second = new Growing(Int32Array);
  readonly #counts = new Map<number, ReadonlyMap<number, number>>();
  readonly #laws = new Map<number, OpenLaw>();

  constructor(program: ChainProgram, stretch: Stretch, classes: Classes, budget: Budget) {
    this.#program = program;
    this.#stretch = stretch;
    this.#classes = classes;
    this.#budget = budget;
    this.#width = program.packing.words;
    this.#table = new NodeTable(this.#width);
    this.#words = new Int32Array(this.#width);
    this.#end = program.groups.length;
    for (const group of program.groups) if (group.readsTick) group.clear();
  }

  explore(seeds: readonly Int32Array[]): Explored | { readonly unfinished: Unfinished } {
    const { groups } = this.#program;
    const { from, to } = this.#stretch;
    for (const seed of seeds) this.#find(0, seed);
    // In a stretch of n ticks nothing further away than n ticks is reached.
    for (let tick = from; tick <= to; tick += 1) {
      this.#found = this.#next;
      this.#next = [];
      for (const node of this.#found) {
        const place = this.#table.places[node] ?? 0;
        const group = groups[place];
        if (group === undefined) this.#close(node);
        else this.#open(node, place, group);
        if (this.#bytes > this.#budget.bytes) return { unfinished: this.#unfinished() };
      }
    }
    return this.#explored();
  }

  get #bytes(): number {
    const { bytes } = this.#table;
    const edges = this.#targets.bytes + this.#probabilities.bytes;
    const nodes = this.#first.bytes + this.#second.bytes + LAW_BYTES * this.#laws.size;
    // In the end everything is put in order, which takes the same again for a while.
    return 2 * (bytes + edges + nodes);
  }

  /** The node of a state; it waits to be gone through, if it is new. */
  #find(place: number, words: Int32Array): number {
    const { count } = this.#table;
    const node = this.#table.find(place, words);
    if (node === count) (place === 0 ? this.#next : this.#found).push(node);
    return node;
  }

  /** Finds the edges of a node within a tick. */
  #open(node: number, place: number, group: Group): void {
    const at = node * this.#width;
    const entry = group.entry(this.#table.words, at, this.#stretch.from);
    this.#first.set(node, this.#targets.length);
    this.#second.set(node, entry.ways);
    if (entry.counts.size > 0) this.#counts.set(node, entry.counts);
    if (entry.law !== null) this.#laws.set(node, entry.law);
    for (let way = 0; way < entry.ways; way += 1) {
      this.#go(this.#table.words, at, entry, way);
      this.#probabilities.push(entry.probabilities[way] ?? 0);
      this.#targets.push(this.#advance(place + 1));
    }
  }

  /** Takes the state on its way on to the next node: where it may go several ways, or at the end of the tick. */
  #advance(from: number): number {
    const { groups } = this.#program;
    for (let place = from; ; place += 1) {
      const group = groups[place];
      if (group === undefined) break;
      const entry = group.entry(this.#words, 0, this.#stretch.from);
      if (entry.ways > 1 || entry.counts.size > 0) return this.#find(place, this.#words);
      this.#go(this.#words, 0, entry, 0);
    }
    return this.#find(this.#end, this.#words);
  }

  /** Lets a state that begins at a place of some words go one way. */
  #go(words: Int32Array, at: number, { and, or }: Entry, way: number): void {
    const of = way * this.#width;
    for (let word = 0; word < this.#width; word += 1)
      this.#words[word] = ((words[at + word] ?? 0) & (and[of + word] ?? 0)) | (or[of + word] ?? 0);
  }

  /** Judges the end of a tick, and finds where it goes on. */
  #close(node: number): void {
    const { packing, carried, forgetting, endsIn, answers } = this.#program;
    const at = node * this.#width;
    const words = this.#table.words.slice(at, at + this.#width);
    const state = unpacked(packing, words);
    const ended = endsIn(state, this.#stretch.from);
    this.#first.set(
      node,
      this.#classes.numberOf([ended ?? NOT_ENDED, ...answers(state, this.#stretch.from)]),
    );
    if (ended !== null) {
      this.#second.set(node, ENDED);
      return;
    }
    const left = words.map((word, place) => word & (carried[place] ?? 0));
    forgetting.forget(left);
    this.#second.set(node, this.#find(0, left));
  }

  #unfinished(): Unfinished {
    const { count } = this.#table;
    const states = this.#places().filter((place) => place === 0).length;
    return { nodes: count, edges: this.#targets.length, states, table: this.#table };
  }

  #explored(): Explored {
    const { count } = this.#table;
    const places = this.#places();
    // By place, in the order in which they were found.
    const firsts = new Int32Array(this.#end + 2);
    for (const place of places) firsts[place + 1] = (firsts[place + 1] ?? 0) + 1;
    for (let place = 0; place < this.#end; place += 1)
      firsts[place + 1] = (firsts[place + 1] ?? 0) + (firsts[place] ?? 0);
    const order = new Int32Array(count);
    const numbers = places.map((place, node) => {
      const number = firsts[place] ?? 0;
      firsts[place] = number + 1;
      order[number] = node;
      return number;
    });
    const firstEnd = places.filter((place) => place !== this.#end).length;
    const edges = new Int32Array(firstEnd + 1).fill(this.#targets.length);
    const targets = new Int32Array(this.#targets.length);
    const probabilities = new Float64Array(this.#targets.length);
    let edge = 0;
    order.subarray(0, firstEnd).forEach((node, number) => {
      edges[number] = edge;
      const from = this.#first.at(node);
      for (let way = 0; way < this.#second.at(node); way += 1) {
        targets[edge] = numbers[this.#targets.at(from + way)] ?? 0;
        probabilities[edge] = this.#probabilities.at(from + way);
        edge += 1;
      }
    });
    const ends = order.subarray(firstEnd);
    const graph = {
      nodes: count,
      starts: places.filter((place) => place === 0).length,
      firstEnd,
      edges,
      targets,
      probabilities,
      classes: ends.map((node) => this.#first.at(node)),
      next: ends.map((node) => numbers[this.#second.at(node)] ?? ENDED),
    };
    const numbered = <Of>(of: ReadonlyMap<number, Of>): ReadonlyMap<number, Of> =>
      new Map([...of].map(([node, one]) => [numbers[node] ?? 0, one]));
    return { graph, table: this.#table, order, counts: numbered(this.#counts), laws: numbered(this.#laws) };
  }

  /** By node, its place. */
  #places(): Int32Array {
    return this.#table.places.subarray(0, this.#table.count);
  }
}
