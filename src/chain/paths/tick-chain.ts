import { focus } from '../../model/focus.js';
import type { Model } from '../../model/model.js';
import { NOT_ENDED } from '../answer-classes.js';
import type { ChainGraph } from '../chain-graph.js';
import { chainProgram } from '../chain-program.js';
import type { ChainSize } from '../exact-result.js';
import { type Layer, layersOf } from '../open/layers.js';
import { refusalOf } from '../refusal.js';
import { seedsOf } from '../seeds.js';
import type { Goal } from './goal.js';
import { passing } from './passing.js';

/** Why a chain was not built. */
export interface NoChain {
  readonly message: string;
  readonly hint: string;
}

/** How a state at the end of a tick stands to the goal. */
export interface Standing {
  /** Whether the run has ended. */
  readonly ended: boolean;
  readonly counts: boolean;
  readonly reached: boolean;
  /** The milestones that have been passed, by their places, ascending. */
  readonly passed: readonly number[];
}

/** From each state at the start of a tick to those at its end: `first` says where its ways begin, one more for their end. */
export interface Ways {
  readonly first: Int32Array;
  /** The ends, by their places among the ends of the graph. */
  readonly ends: Int32Array;
  readonly probabilities: Float64Array;
}

/** Ticks that have one law. */
export interface TickLayer extends Layer {
  readonly ways: Ways;
}

/** A chain from tick to tick, whose states remember which milestones have been passed. */
export interface TickChain {
  readonly horizon: number;
  readonly milestones: readonly string[];
  readonly layers: readonly TickLayer[];
  /** By class of the ends. */
  readonly standings: readonly Standing[];
  /** The states in which runs start, by their nodes in the first layer. */
  readonly starts: readonly { readonly node: number; readonly probability: number }[];
  readonly size: ChainSize;
}

/** A tick of a chain, and in which of its layers it is. */
export interface TickOf {
  readonly tick: number;
  readonly layer: number;
}

/** The ticks of a chain, in order. */
export function ticksOf({ layers }: TickChain): readonly TickOf[] {
  return layers.flatMap(({ stretch: { from, to } }, layer) =>
    Array.from({ length: to - from + 1 }, (_, place) => ({ tick: from + place, layer })),
  );
}

/** How many states there are at the start of a tick. */
export function statesAt({ layers }: TickChain, { layer }: TickOf): number {
  return layers[layer]?.explored.graph.starts ?? 0;
}

/** Where one way through a tick leads. */
export type Visit = (
  probability: number,
  standing: Standing,
  /** The state at the start of the next tick; null where nothing comes after, or all is settled. */
  to: number | null,
  /** By its class among the standings. */
  classOf: number,
) => void;

/** Visits all ways through a tick from one state. */
export function eachWay(chain: TickChain, { tick, layer }: TickOf, node: number, visit: Visit): void {
  const { layers, standings, horizon } = chain;
  const through = layers[layer];
  if (through === undefined) return;
  const { explored, ways, stretch, onward } = through;
  const { classes, next } = explored.graph;
  const last = ways.first[node + 1] ?? 0;
  for (let way = ways.first[node] ?? 0; way < last; way += 1) {
    const end = ways.ends[way] ?? 0;
    const classOf = classes[end] ?? 0;
    const standing = standings[classOf];
    if (standing === undefined) continue;
    const ahead = standing.ended || tick === horizon ? -1 : (next[end] ?? -1);
    const to = ahead >= 0 && tick === stretch.to ? (onward[ahead] ?? -1) : ahead;
    visit(ways.probabilities[way] ?? 0, standing, to < 0 ? null : to, classOf);
  }
}

/** So many ways from start to end of a tick are kept for each megabyte. */
const WAYS_A_MEGABYTE = 20_000;

/**
 * Builds the chain of a model for a goal. Nothing is forgotten in it that a path would tell.
 *
 * @param megabytes of memory, more than 0
 * @throws ModelError if the Model does what no Model may do.
 */
export function tickChain(model: Model, goal: Goal, megabytes: number): TickChain | NoChain {
  const conditions = goal.lists.flat();
  const { model: remembering, milestones, passed } = passing(model, conditions);
  const lists = [...goal.lists, ...passed.map((one) => [one])];
  const program = chainProgram(
    focus({ ...remembering, horizon: goal.tick }, lists.flat()),
    lists.map(({ length }) => length),
    false,
  );
  const { seeds, starts } = seedsOf(program);
  const bytes = megabytes * 1_000_000;
  const found = layersOf(program, seeds, { bytes });
  if ('unfinished' in found) return refusalOf(program, found.unfinished, bytes);
  const layers: TickLayer[] = [];
  let room = megabytes * WAYS_A_MEGABYTE;
  for (const layer of found.layers) {
    if (layer.explored.laws.size > 0) return { message: 'choices are free in it', hint: 'ask for policies' };
    const ways = waysOf(layer.explored.graph, room);
    if (ways === null)
      return {
        message: `the ways through a tick do not fit into ${megabytes} megabytes`,
        hint: 'allow more memory, or fix some of it in a variant',
      };
    room -= ways.ends.length;
    layers.push({ ...layer, ways });
  }
  const asked = 1 + goal.lists.length;
  const standings = found.classes.map(
    (answers): Standing => ({
      ended: answers[0] !== NOT_ENDED,
      counts: goal.counts(answers),
      reached: goal.reached(answers),
      passed: milestones.flatMap((_, place) => (answers[asked + place] === 0 ? [place] : [])),
    }),
  );
  return { horizon: goal.tick, milestones, layers, standings, starts, size: found.size };
}

/** Sums up the ways within a tick; null where there are more than there is room for. */
function waysOf({ starts, firstEnd, edges, targets, probabilities }: ChainGraph, room: number): Ways | null {
  const onward: ReadonlyMap<number, number>[] = Array.from({ length: firstEnd }, () => NOWHERE);
  let kept = 0;
  for (let node = firstEnd - 1; node >= 0; node -= 1) {
    const ends = new Map<number, number>();
    const last = edges[node + 1] ?? 0;
    for (let edge = edges[node] ?? 0; edge < last; edge += 1) {
      const target = targets[edge] ?? 0;
      const probability = probabilities[edge] ?? 0;
      const ahead = target >= firstEnd ? [[target - firstEnd, 1] as const] : (onward[target] ?? NOWHERE);
      for (const [end, share] of ahead) ends.set(end, (ends.get(end) ?? 0) + probability * share);
    }
    kept += ends.size;
    if (kept > room) return null;
    onward[node] = ends;
  }
  const first = new Int32Array(starts + 1);
  for (let node = 0; node < starts; node += 1)
    first[node + 1] = (first[node] ?? 0) + (onward[node]?.size ?? 0);
  const ways = onward.slice(0, starts).flatMap((ends) => [...ends]);
  return {
    first,
    ends: Int32Array.from(ways, ([end]) => end),
    probabilities: Float64Array.from(ways, ([, probability]) => probability),
  };
}

const NOWHERE: ReadonlyMap<number, number> = new Map();
