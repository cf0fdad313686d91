import type { ChainGraph } from './chain-graph.js';

/** Where a tick may lead. */
export interface Way {
  /** The class of what is asked, at the end of the tick. */
  readonly class: number;
  /** The node at the start of the next tick; −1 where the run has ended. */
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
    const { firstEnd, edges, targets, probabilities, classes, next, starts } = this.#graph;
    const held = this.#held;
    const ways = new Map<number, { class: number; node: number; probability: number }>();
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
      const number = classes[node - firstEnd] ?? 0;
      const onward = next[node - firstEnd] ?? -1;
      const key = number * (starts + 1) + onward + 1;
      const same = ways.get(key);
      if (same === undefined) ways.set(key, { class: number, node: onward, probability: mass });
      else same.probability += mass;
    }
    return [...ways.values()];
  }

  #reached(start: number): Int32Array {
    const { firstEnd, edges, targets } = this.#graph;
    const found = new Set([start]);
    for (const node of found) {
      if (node >= firstEnd) continue;
      for (let edge = edges[node] ?? 0; edge < (edges[node + 1] ?? 0); edge += 1)
        found.add(targets[edge] ?? 0);
    }
    return Int32Array.from(found).sort();
  }
}

/** What it takes to keep a way. */
const WAY_BYTES = 64;
