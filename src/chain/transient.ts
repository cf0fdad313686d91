import type { ChainProgram } from './chain-program.js';
import type { ChainSize } from './exact-result.js';
import { flow } from './flow.js';
import { type Budget, explore, type Unfinished } from './explore.js';
import { Classes } from './answer-classes.js';
import { seedsOf } from './seeds.js';

/** How probability lies over the classes of what is asked. */
export interface Transient {
  /** By class the answers: first the outcome that ended the run (−1 for none), then one for each list that was asked. */
  readonly classes: readonly (readonly number[])[];
  /** By tick from 0, by class: the probability of runs that have not ended before this tick. */
  readonly going: readonly Float64Array[];
  /** By counter how often it is raised until the horizon, on average. */
  readonly counts: readonly number[];
  readonly size: ChainSize;
}

/**
 * Plays all runs at once: how probability flows from state to state, tick by tick, until the horizon.
 *
 * @throws RangeError if numbers are kept by name in it, or choices are free.
 * @throws ModelError if the Model does what no Model may do.
 */
export function transient(
  program: ChainProgram,
  budget: Budget,
): Transient | { readonly unfinished: Unfinished } {
  const { packing, stretches } = program;
  const classes = new Classes();
  const going: Float64Array[] = [];
  const counts: number[] = [];
  const { seeds: first, starts } = seedsOf(program);
  let seeds = first;
  let mass = first.map(() => 0);
  const begun = starts.map(({ node, answers, probability }) => {
    mass[node] = (mass[node] ?? 0) + probability;
    return { number: classes.numberOf(answers), probability };
  });
  const before = new Float64Array(classes.all.length);
  for (const { number, probability } of begun) before[number] = (before[number] ?? 0) + probability;
  going.push(before);
  let size: ChainSize = { states: 0, nodes: 0, edges: 0 };
  for (const stretch of stretches) {
    const explored = explore(program, stretch, seeds, classes, budget);
    if ('unfinished' in explored) return explored;
    const { graph } = explored;
    if (explored.laws.size > 0)
      throw new RangeError('numbers are kept by name, or choices are free: ask for bounds or policies');
    if (graph.nodes > size.nodes)
      size = { states: graph.starts, nodes: graph.nodes, edges: graph.targets.length };
    const held = new Float64Array(graph.nodes);
    mass.forEach((probability, seed) => {
      held[seed] = probability;
    });
    const visits = explored.counts.size === 0 ? null : new Float64Array(graph.firstEnd);
    for (let tick = stretch.from; tick <= stretch.to; tick += 1) {
      going.push(flow(graph, held, classes.all.length, visits));
    }
    for (const [node, raised] of explored.counts)
      for (const [counter, mean] of raised)
        counts[counter] = (counts[counter] ?? 0) + mean * (visits?.[node] ?? 0);
    const [left, lasting]: [Int32Array[], number[]] = [[], []];
    held.subarray(0, graph.starts).forEach((probability, node) => {
      if (probability === 0) return;
      const at = (explored.order[node] ?? 0) * packing.words;
      left.push(explored.table.words.slice(at, at + packing.words));
      lasting.push(probability);
    });
    seeds = left;
    mass = lasting;
  }
  return { classes: classes.all, going, counts, size };
}
