import type { CountedChain } from './chain-counts.js';
import type { Flow, FlowNode } from './result.js';

/** How much of a flow is kept. */
export interface FlowOptions {
  /** So many steps, from the start; what comes later is left out. */
  readonly steps: number;
  /** So many events at each step have a node of their own; the rest share one. */
  readonly most: number;
}

/** Merges chains: the runs that have the same event at the same step flow through one node. */
export function flowOf(chains: readonly CountedChain[], { steps, most }: FlowOptions): Flow {
  const last = Math.min(steps, Math.max(0, ...chains.map(({ events }) => events.length))) + 1;
  const named = Array.from({ length: last }, (_, step) => mostFrequentAt(chains, step, most));
  const nodes: (Omit<FlowNode, 'runs'> & { runs: number })[] = [];
  const places = new Map<string, number>();
  const links = new Map<string, { readonly from: number; readonly to: number; runs: number }>();
  const visit = (node: Omit<FlowNode, 'runs'>, runs: number): number => {
    const key = JSON.stringify(node);
    const place = places.get(key) ?? nodes.push({ ...node, runs: 0 }) - 1;
    places.set(key, place);
    const known = nodes[place];
    if (known !== undefined) known.runs += runs;
    return place;
  };
  for (const { events, runs } of chains) {
    let from = visit({ step: 0, kind: 'start', event: null }, runs);
    const onward: Omit<FlowNode, 'runs'>[] = [
      ...events
        .slice(0, last - 1)
        .map(
          (event, place): Omit<FlowNode, 'runs'> =>
            named[place]?.has(event) === true
              ? { step: place + 1, kind: 'event', event }
              : { step: place + 1, kind: 'others', event: null },
        ),
      { step: last, kind: 'asked', event: null },
    ];
    for (const node of onward) {
      const to = visit(node, runs);
      const link = links.get(`${from} ${to}`) ?? { from, to, runs: 0 };
      link.runs += runs;
      links.set(`${from} ${to}`, link);
      from = to;
    }
  }
  return { nodes, links: [...links.values()] };
}

function mostFrequentAt(chains: readonly CountedChain[], step: number, most: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { events, runs } of chains) {
    const event = events[step];
    if (event !== undefined) counts.set(event, (counts.get(event) ?? 0) + runs);
  }
  const sorted = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return new Set(sorted.slice(0, most).map(([event]) => event));
}

/** What comes next after what: a directly-follows graph. From the start (null) to what is asked (null). */
export class Followings {
  readonly #counts = new Map<
    string,
    { readonly from: string | null; readonly to: string | null; runs: number; ticks: number }
  >();

  /**
   * @param passed the events of a chain in order, each with its tick
   * @param settledAt the tick at which what is asked came about
   */
  count(passed: ReadonlyMap<string, number>, settledAt: number): void {
    let from: string | null = null;
    let since = 0;
    for (const [to, tick] of [...passed, [null, settledAt] as const]) {
      const key = JSON.stringify([from, to]);
      const known = this.#counts.get(key) ?? { from, to, runs: 0, ticks: 0 };
      known.runs += 1;
      known.ticks += tick - since;
      this.#counts.set(key, known);
      from = to;
      since = tick;
    }
  }

  /** The most frequent first. */
  all(): readonly { from: string | null; to: string | null; runs: number; meanTicks: number }[] {
    return [...this.#counts.values()]
      .map(({ from, to, runs, ticks }) => ({ from, to, runs, meanTicks: ticks / runs }))
      .sort((one, other) => other.runs - one.runs);
  }
}
