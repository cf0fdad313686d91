import { type ChainGraph, ENDED } from './chain-graph.js';

/** Where a tick may lead. */
export interface Way {
  /** The class of what is asked, at the end of the tick. */
  readonly class: number;
  /** The node at the start of the next tick; `ENDED` where the run has ended. */
  readonly node: number;
  readonly probability: number;
}

/** The rows of the matrix of a whole tick: from each node at its start where it may lead, the nodes within it multiplied out. */
export class TickRows {
  readonly #graph: ChainGraph;
  readonly #held: Float64Array;
  readonly #rows = new Map<number, readonly Way[]>();
  #ways = 0;

  constructor(graph: ChainGraph) {
    this.#graph = graph;
    this.#held = new Float64Array(graph.nodes);
  }

  /** The bytes that it takes, more or less. */
  get bytes(): number {
    return this.#held.byteLength + this.#ways * WAY_BYTES;
  }

  of(start: number): readonly Way[] {
    const known = this.#rows.get(start);
    if (known !== undefined) return known;
    const row = this.#worked(start);
    this.#ways += row.length;
    this.#rows.set(start, row);
    return row;
  }

  #worked(start: number): readonly Way[] {
    const { firstEnd, edges, targets, probabilities, classes, next } = this.#graph;
    const held = this.#held;
    const ways: Way[] = [];
    held[start] = 1;
    // Edges lead to later nodes, so what is reached is gone through in order.
    for (const node of this.#reached(start)) {
      const mass = held[node] ?? 0;
      held[node] = 0;
      if (node < firstEnd) {
        for (let edge = edges[node] ?? 0; edge < (edges[node + 1] ?? 0); edge += 1) {
          const target = targets[edge] ?? 0;
          held[target] = (held[target] ?? 0) + mass * (probabilities[edge] ?? 0);
        }
        continue;
      }
      const end = node - firstEnd;
      ways.push({ class: classes[end] ?? 0, node: next[end] ?? ENDED, probability: mass });
    }
    return together(ways);
  }

  #reached(start: number): Int32Array {
    const { edges, targets } = this.#graph;
    const found = new Set([start]);
    for (const node of found) {
      for (let edge = edges[node] ?? 0; edge < (edges[node + 1] ?? 0); edge += 1)
        found.add(targets[edge] ?? 0);
    }
    return Int32Array.from(found).sort();
  }
}

/** Ways that lead to one state as one. */
export function together(ways: readonly Way[]): readonly Way[] {
  const found = new Map<string, Way>();
  for (const way of ways) {
    const probability = (found.get(keyOf(way))?.probability ?? 0) + way.probability;
    found.set(keyOf(way), { ...way, probability });
  }
  return [...found.values()];
}

/** Tells apart where ways lead. */
export function keyOf({ class: number, node }: Way): string {
  return `${number}/${node}`;
}

/** What it takes to keep a way. */
const WAY_BYTES = 64;
