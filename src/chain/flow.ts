import type { ChainGraph } from './chain-graph.js';

/**
 * Lets probability flow through one tick.
 *
 * @param held by node what is there: at the start of a tick before, and at the start of the next one after
 * @param classes how many classes there are
 * @param visits what flows through each node is added here; null if nobody wants to know
 * @returns by class what arrived at the end of the tick
 */
export function flow(
  { firstEnd, edges, targets, probabilities, classes: classOf, next, nodes }: ChainGraph,
  held: Float64Array,
  classes: number,
  visits: Float64Array | null,
): Float64Array {
  for (let node = 0; node < firstEnd; node += 1) {
    const mass = held[node] ?? 0;
    if (mass === 0) continue;
    held[node] = 0;
    if (visits !== null) visits[node] = (visits[node] ?? 0) + mass;
    const end = edges[node + 1] ?? 0;
    for (let edge = edges[node] ?? 0; edge < end; edge += 1) {
      const target = targets[edge] ?? 0;
      held[target] = (held[target] ?? 0) + mass * (probabilities[edge] ?? 0);
    }
  }
  const arrived = new Float64Array(classes);
  for (let node = firstEnd; node < nodes; node += 1) {
    const mass = held[node] ?? 0;
    if (mass === 0) continue;
    held[node] = 0;
    const number = classOf[node - firstEnd] ?? 0;
    arrived[number] = (arrived[number] ?? 0) + mass;
    const start = next[node - firstEnd] ?? -1;
    if (start >= 0) held[start] = (held[start] ?? 0) + mass;
  }
  return arrived;
}
