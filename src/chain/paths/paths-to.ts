import type { Model } from '../../model/model.js';
import type { ChainSize } from '../exact-result.js';
import { type BestPaths, bestPaths } from './best-paths.js';
import type { Goal } from './goal.js';
import { type ExactChain, likeliestChains } from './likeliest-chains.js';
import { Prospects } from './prospects.js';
import { eachWay, type NoChain, statesAt, type TickChain, tickChain, ticksOf } from './tick-chain.js';

/** What is known exactly of the ways to a goal. */
export interface PathsTo {
  /** How probable the goal is, among the runs that count. */
  readonly probability: number;
  /** How probable it is to count. */
  readonly counted: number;
  /** For each milestone that can influence it: how probable it is to be passed, and then the goal, among runs that count. */
  readonly milestones: readonly {
    readonly name: string;
    readonly probability: number;
    readonly after: number | null;
  }[];
  /** null where no way leads there. */
  readonly best: BestPaths | null;
  readonly chains: readonly ExactChain[];
  /** Whether no chain is more probable than the last of these and not among them. */
  readonly proven: boolean;
  readonly size: ChainSize;
}

/** So many numbers are kept for each megabyte: one for each state and tick, three times. */
const STATES_A_MEGABYTE = 40_000;

/**
 * Reckons the ways to a goal, on a chain whose states remember which milestones have been passed.
 *
 * @param megabytes of memory for the chain, more than 0
 * @param most how many chains of milestones are wanted
 * @returns why not, where the chain does not fit
 * @throws ModelError if the Model does what no Model may do.
 */
export function pathsTo(model: Model, goal: Goal, megabytes: number, most: number): PathsTo | NoChain {
  if (goal.tick < 1) return { message: 'it is asked of the start', hint: 'nothing leads there' };
  const chain = tickChain(model, goal, megabytes);
  if ('message' in chain) return chain;
  const states = ticksOf(chain).reduce((sum, tick) => sum + statesAt(chain, tick), 0);
  if (states > megabytes * STATES_A_MEGABYTE)
    return {
      message: `${states} states of all ticks together do not fit into ${megabytes} megabytes`,
      hint: 'allow more memory, or fix some of it in a variant',
    };
  const prospects = new Prospects(chain);
  const { counted, reached, passed } = settledIn(chain);
  return {
    probability: counted === 0 ? 0 : reached / counted,
    counted,
    milestones: chain.milestones.map((name, place) => {
      const of = passed[place] ?? { counted: 0, reached: 0 };
      return {
        name,
        probability: counted === 0 ? 0 : of.counted / counted,
        after: of.counted === 0 ? null : of.reached / of.counted,
      };
    }),
    best: bestPaths(chain, prospects),
    ...likeliestChains(chain, prospects, most),
    size: chain.size,
  };
}

interface Settled {
  counted: number;
  reached: number;
}

/** Lets probability flow to where all is settled. */
function settledIn(chain: TickChain): Settled & { readonly passed: readonly Settled[] } {
  const all = { counted: 0, reached: 0 };
  const passed = chain.milestones.map((): Settled => ({ counted: 0, reached: 0 }));
  let mass = new Map<number, number>();
  for (const { node, probability } of chain.starts) mass.set(node, (mass.get(node) ?? 0) + probability);
  for (const tick of ticksOf(chain)) {
    const next = new Map<number, number>();
    for (const [node, held] of mass) {
      eachWay(chain, tick, node, (share, standing, to) => {
        const arriving = held * share;
        if (to !== null) {
          next.set(to, (next.get(to) ?? 0) + arriving);
          return;
        }
        if (!standing.counts) return;
        for (const one of [all, ...standing.passed.map((milestone) => passed[milestone] ?? { ...all })]) {
          one.counted += arriving;
          if (standing.reached) one.reached += arriving;
        }
      });
    }
    mass = next;
  }
  return { ...all, passed };
}
