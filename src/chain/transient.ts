import type { ChainProgram } from './chain-program.js';
import type { ChainSize } from './exact-result.js';
import { flow } from './flow.js';
import { type Budget, explore, type Unfinished } from './explore.js';
import { seedOf } from './seeds.js';

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
  const { packing, stretches, model } = program;
  const classes: (readonly number[])[] = [];
  const numbers = new Map<string, number>();
  const classify = (answers: readonly number[]): number => {
    const key = answers.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, classes.length);
    return classes.push(answers) - 1;
  };
  const going: Float64Array[] = [];
  const counts = model.counters.map(() => 0);
  let seeds: Int32Array[] = [];
  let mass: number[] = [];
  const first = new Map<number, number>();
  for (const { probability, state } of program.starts) {
    const number = classify([-1, ...program.answers(state, 0)]);
    first.set(number, (first.get(number) ?? 0) + probability);
    const words = seedOf(program, state);
    const key = words.join();
    const same = seeds.findIndex((seed) => seed.join() === key);
    if (same === -1) {
      seeds.push(words);
      mass.push(probability);
    } else mass[same] = (mass[same] ?? 0) + probability;
  }
  let size: ChainSize = { states: 0, nodes: 0, edges: 0 };
  going.push(Float64Array.from(classes, (_, number) => first.get(number) ?? 0));
  for (const stretch of stretches) {
    const explored = explore(program, stretch, seeds, classify, budget);
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
    const visits = explored.counts === null ? null : new Float64Array(graph.firstEnd);
    for (let tick = stretch.from; tick <= stretch.to; tick += 1) {
      going.push(flow(graph, held, classes.length, visits));
    }
    explored.counts?.forEach((raised, node) => {
      for (const [counter, mean] of raised ?? [])
        counts[counter] = (counts[counter] ?? 0) + mean * (visits?.[node] ?? 0);
    });
    seeds = [];
    mass = [];
    for (let node = 0; node < graph.starts; node += 1) {
      if (held[node] === 0) continue;
      const at = (explored.order[node] ?? 0) * packing.words;
      seeds.push(explored.table.words.slice(at, at + packing.words));
      mass.push(held[node] ?? 0);
    }
  }
  return { classes, going, counts, size };
}
