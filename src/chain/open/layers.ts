import type { ChainGraph } from '../chain-graph.js';
import type { ChainProgram } from '../chain-program.js';
import { Classes } from '../answer-classes.js';
import type { ChainSize } from '../exact-result.js';
import { type Budget, explore, type Explored, type Unfinished } from '../explore.js';
import type { Stretch } from '../stretches.js';

/** A stretch of ticks of an open chain, and how its last tick leads into the next stretch. */
export interface Layer {
  readonly stretch: Stretch;
  readonly explored: Explored;
  /** By node at the start of a tick, its node in the next layer; −1 where it is not reached by then. */
  readonly onward: Int32Array;
}

/** All stretches of an open chain, in order. */
export interface Layers {
  readonly layers: readonly Layer[];
  /** By class the answers to what was asked, as in `Transient`. */
  readonly classes: readonly (readonly number[])[];
  /** The largest of them. */
  readonly size: ChainSize;
}

/**
 * Explores a chain whose probabilities are open: all that may come about at all.
 *
 * @param seeds packed states in which runs start
 * @throws ModelError if the Model does what no Model may do.
 */
export function layersOf(
  program: ChainProgram,
  seeds: readonly Int32Array[],
  budget: Budget,
): Layers | { readonly unfinished: Unfinished } {
  const classes = new Classes();
  const layers: Layer[] = [];
  let size: ChainSize = { states: 0, nodes: 0, edges: 0 };
  let from = seeds;
  let { bytes } = budget;
  for (const stretch of program.stretches) {
    const explored = explore(program, stretch, from, classes, { bytes });
    if ('unfinished' in explored) return explored;
    const { graph, table, order } = explored;
    bytes -= bytesOf(graph) + table.bytes;
    if (graph.nodes > size.nodes)
      size = { states: graph.starts, nodes: graph.nodes, edges: graph.targets.length };
    const reached = reachedAfter(graph, from.length, stretch.to - stretch.from + 1);
    const onward = new Int32Array(graph.starts).fill(-1);
    const { words } = program.packing;
    from = reached.map((node, place) => {
      onward[node] = place;
      const at = (order[node] ?? 0) * words;
      return table.words.slice(at, at + words);
    });
    layers.push({ stretch, explored, onward });
  }
  return { layers, classes: classes.all, size };
}

function bytesOf({ edges, targets, probabilities, classes, next }: ChainGraph): number {
  return [edges, targets, probabilities, classes, next].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** The starts of ticks in which a run may be after so many ticks. */
function reachedAfter(graph: ChainGraph, seeds: number, ticks: number): readonly number[] {
  const { firstEnd, edges, targets, next, nodes, starts } = graph;
  let held = new Uint8Array(nodes).fill(1, 0, seeds);
  for (let tick = 0; tick < ticks; tick += 1) {
    for (let node = 0; node < firstEnd; node += 1) {
      if (held[node] === 0) continue;
      const end = edges[node + 1] ?? 0;
      for (let edge = edges[node] ?? 0; edge < end; edge += 1) held[targets[edge] ?? 0] = 1;
    }
    const after = new Uint8Array(nodes);
    for (let node = firstEnd; node < nodes; node += 1) {
      const start = next[node - firstEnd] ?? -1;
      if (held[node] === 1 && start >= 0) after[start] = 1;
    }
    held = after;
  }
  return Array.from({ length: starts }, (_, node) => node).filter((node) => held[node] === 1);
}
