import type { Prospects } from './prospects.js';
import { eachWay, type TickChain, type TickOf, ticksOf } from './tick-chain.js';

/** A chain of milestones, whatever the ticks on which they are passed. */
export interface ExactChain {
  /** In order; milestones of one tick stand together. */
  readonly steps: readonly (readonly string[])[];
  /** Of all runs that pass just these milestones in this order and come to the goal. */
  readonly probability: number;
}

/** The most probable chains. */
export interface LikeliestChains {
  /** The most probable first. */
  readonly chains: readonly ExactChain[];
  /** Whether there are no more probable ones: false where the search was given up. */
  readonly proven: boolean;
}

/** Mass by state at the start of a tick, by the tick's place. */
type Mass = Map<number, Map<number, number>>;

/** All runs that have begun in the same way. */
interface Prefix {
  readonly steps: readonly (readonly number[])[];
  readonly passed: readonly number[];
  /** Where runs come into it. */
  readonly entries: Mass;
  /** What has come to the goal with nothing more to pass. */
  settled: number;
  /** What may still come there; 0 once it was gone through. */
  open: number;
}

/** So many ways are visited at most. */
const MOST_WAYS = 40_000_000;

/**
 * Finds the most probable chains of milestones: best first. A chain cannot be more probable than all runs together that begin
 * as it does and come to the goal; so the beginning of which most may still come is gone through next, until nothing open
 * is more probable than what was found.
 *
 * @param most how many are wanted
 */
export function likeliestChains(chain: TickChain, prospects: Prospects, most: number): LikeliestChains {
  return new Search(chain, prospects).search(most);
}

class Search {
  readonly #chain: TickChain;
  readonly #prospects: Prospects;
  readonly #ticks: readonly TickOf[];
  readonly #frontier: Prefix[] = [];
  #ways = 0;

  constructor(chain: TickChain, prospects: Prospects) {
    this.#chain = chain;
    this.#prospects = prospects;
    this.#ticks = ticksOf(chain);
  }

  search(most: number): LikeliestChains {
    const root: Prefix = { steps: [], passed: [], entries: new Map(), settled: 0, open: 0 };
    for (const { node, probability } of this.#chain.starts) this.#enter(root, 0, node, probability);
    this.#frontier.push(root);
    const chains: ExactChain[] = [];
    while (chains.length < most && this.#frontier.length > 0) {
      const prefix = this.#takeBest();
      if (prefix.open > 0) {
        if (this.#ways > MOST_WAYS) return { chains, proven: false };
        this.#goThrough(prefix);
      } else if (prefix.settled > 0) {
        const steps = prefix.steps.map((step) => step.map((one) => this.#chain.milestones[one] ?? ''));
        chains.push({ steps, probability: prefix.settled });
      }
    }
    return { chains, proven: true };
  }

  #takeBest(): Prefix {
    let place = 0;
    let most = -1;
    this.#frontier.forEach(({ settled, open }, at) => {
      if (settled + open <= most) return;
      place = at;
      most = settled + open;
    });
    const [best] = this.#frontier.splice(place, 1);
    if (best === undefined) throw new RangeError('the frontier is empty');
    return best;
  }

  #enter(prefix: Prefix, place: number, node: number, mass: number): void {
    const hope = mass * this.#prospects.reaching(place, node);
    if (hope === 0) return;
    prefix.open += hope;
    add(prefix.entries, place, node, mass);
  }

  /** Follows the runs of a prefix as long as they pass nothing more; where they do, a longer one begins. */
  #goThrough(prefix: Prefix): void {
    const longer = new Map<string, Prefix>();
    const staying: Mass = new Map();
    for (const [place, tick] of this.#ticks.entries()) {
      for (const [node, mass] of prefix.entries.get(place) ?? []) add(staying, place, node, mass);
      for (const [node, mass] of staying.get(place) ?? []) {
        eachWay(this.#chain, tick, node, (share, { reached, passed }, to) => {
          this.#ways += 1;
          const arriving = mass * share;
          if (arriving === 0 || (to === null && !reached)) return;
          const into = passed.length === prefix.passed.length ? prefix : nextOf(longer, prefix, passed);
          if (to === null) into.settled += arriving;
          else if (into !== prefix) this.#enter(into, place + 1, to, arriving);
          else if (this.#prospects.reaching(place + 1, to) > 0) add(staying, place + 1, to, arriving);
        });
      }
      staying.delete(place);
    }
    prefix.entries.clear();
    prefix.open = 0;
    this.#frontier.push(prefix, ...longer.values());
  }
}

function nextOf(longer: Map<string, Prefix>, { steps, passed }: Prefix, now: readonly number[]): Prefix {
  const key = now.join();
  const known = longer.get(key);
  if (known !== undefined) return known;
  const step = now.filter((milestone) => !passed.includes(milestone));
  const made: Prefix = { steps: [...steps, step], passed: now, entries: new Map(), settled: 0, open: 0 };
  longer.set(key, made);
  return made;
}

function add(masses: Mass, place: number, node: number, mass: number): void {
  const at = masses.get(place) ?? new Map<number, number>();
  at.set(node, (at.get(node) ?? 0) + mass);
  masses.set(place, at);
}
