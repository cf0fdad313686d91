import { eachWay, type Standing, statesAt, type TickChain, type TickOf, ticksOf } from './tick-chain.js';
import type { Prospects } from './prospects.js';

/** One way through the chain: a state for the end of each tick. It is told by the milestones that it passes. */
export interface ExactPath {
  /** Of just this way: these states, on these ticks. */
  readonly probability: number;
  /** The last tick of it. */
  readonly settledAt: number;
  /** Where milestones are passed: which, and how probable the goal is in the state after it. */
  readonly steps: readonly {
    readonly tick: number;
    readonly milestones: readonly string[];
    readonly after: number;
  }[];
}

/** The best ways to a goal. */
export interface BestPaths {
  /** Of all ways the most probable. */
  readonly mostProbable: ExactPath;
  /** That which passes the fewest milestones; of these the most probable. */
  readonly fewest: ExactPath;
  /** That which is there in the fewest ticks; of these the most probable. */
  readonly earliest: ExactPath;
}

/** How the best way to a state came there, by state at the start of the next tick. */
interface Back {
  readonly from: Int32Array;
  readonly classOf: Int32Array;
}

/** The end of a way. */
interface Arrival {
  readonly probability: number;
  readonly at: number;
  readonly from: number;
  readonly standing: Standing;
}

/**
 * Finds the best of all ways to the goal, by dynamic programming over the ticks: the best way to a state goes on from the best
 * way to one before it (Viterbi, IEEE Transactions on Information Theory 13, 1967). A way is a sequence of states, one for
 * the end of each tick; what is drawn within a tick is summed up.
 *
 * @returns null where no way leads there
 */
export function bestPaths(chain: TickChain, prospects: Prospects): BestPaths | null {
  return new Search(chain, prospects).search();
}

class Search {
  readonly #chain: TickChain;
  readonly #prospects: Prospects;
  readonly #ticks: readonly TickOf[];
  readonly #backs: Back[] = [];
  #probable: Arrival | null = null;
  #few: Arrival | null = null;
  #early: Arrival | null = null;

  constructor(chain: TickChain, prospects: Prospects) {
    this.#chain = chain;
    this.#prospects = prospects;
    this.#ticks = ticksOf(chain);
  }

  search(): BestPaths | null {
    const [first] = this.#ticks;
    if (first === undefined) return null;
    let best = new Float64Array(statesAt(this.#chain, first));
    for (const { node, probability } of this.#chain.starts) best[node] = (best[node] ?? 0) + probability;
    this.#ticks.forEach((tick, at) => {
      best = this.#pass(tick, at, best);
    });
    if (this.#probable === null || this.#few === null || this.#early === null) return null;
    return {
      mostProbable: this.#path(this.#probable),
      fewest: this.#path(this.#few),
      earliest: this.#path(this.#early),
    };
  }

  #pass(tick: TickOf, at: number, before: Float64Array): Float64Array<ArrayBuffer> {
    const next = this.#ticks[at + 1];
    const best = new Float64Array(next === undefined ? 0 : statesAt(this.#chain, next));
    const back: Back = { from: new Int32Array(best.length), classOf: new Int32Array(best.length) };
    before.forEach((sofar, from) => {
      if (sofar === 0) return;
      eachWay(this.#chain, tick, from, (share, standing, to, classOf) => {
        const probability = sofar * share;
        if (to === null) {
          if (standing.reached) this.#arrive({ probability, at, from, standing });
        } else if (probability > (best[to] ?? 0)) {
          best[to] = probability;
          back.from[to] = from;
          back.classOf[to] = classOf;
        }
      });
    });
    this.#backs.push(back);
    return best;
  }

  #arrive(one: Arrival): void {
    const likelier = (other: Arrival): boolean => one.probability > other.probability;
    const milestones = ({ standing }: Arrival): number => standing.passed.length;
    const [probable, few, early] = [this.#probable, this.#few, this.#early];
    if (probable === null || likelier(probable)) this.#probable = one;
    if (
      few === null ||
      milestones(one) < milestones(few) ||
      (milestones(one) === milestones(few) && likelier(few))
    )
      this.#few = one;
    if (early === null || one.at < early.at || (one.at === early.at && likelier(early))) this.#early = one;
  }

  /** From its end back to its start. */
  #path({ probability, at, from, standing }: Arrival): ExactPath {
    const ends: {
      readonly at: number;
      readonly standing: Standing | undefined;
      readonly to: number | null;
    }[] = [{ at, standing, to: null }];
    let node = from;
    for (let before = at - 1; before >= 0; before -= 1) {
      const back = this.#backs[before];
      ends.push({ at: before, standing: this.#chain.standings[back?.classOf[node] ?? 0], to: node });
      node = back?.from[node] ?? 0;
    }
    ends.reverse();
    const steps = ends.flatMap((end, place) => {
      const known = ends[place - 1]?.standing?.passed ?? [];
      const milestones = (end.standing?.passed ?? [])
        .filter((milestone) => !known.includes(milestone))
        .map((milestone) => this.#chain.milestones[milestone] ?? '');
      const after = end.to === null ? 1 : this.#prospects.of(end.at + 1, end.to);
      return milestones.length === 0 ? [] : [{ tick: this.#ticks[end.at]?.tick ?? 0, milestones, after }];
    });
    return { probability, settledAt: this.#ticks[at]?.tick ?? 0, steps };
  }
}
