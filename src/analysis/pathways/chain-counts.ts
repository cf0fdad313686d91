/** A chain that runs went. */
export interface CountedChain {
  readonly events: readonly string[];
  readonly runs: number;
  /** The first run that went it. */
  readonly run: number;
  /** By step the mean of the ticks at which these runs passed it. */
  readonly meanTicks: readonly number[];
}

/** Counts the chains of runs. */
export class ChainCounts {
  readonly #chains = new Map<
    string,
    { readonly events: readonly string[]; readonly run: number; readonly ticks: number[]; runs: number }
  >();

  /** @param passed its events in order, each with its tick */
  count(run: number, passed: ReadonlyMap<string, number>): void {
    const events = [...passed.keys()];
    const key = JSON.stringify(events);
    const known = this.#chains.get(key) ?? { events, run, ticks: events.map(() => 0), runs: 0 };
    known.runs += 1;
    [...passed.values()].forEach((tick, step) => {
      known.ticks[step] = (known.ticks[step] ?? 0) + tick;
    });
    this.#chains.set(key, known);
  }

  /** All of them, the most frequent first; of those gone as often the one that was gone first. */
  chains(): readonly CountedChain[] {
    return [...this.#chains.values()]
      .sort((one, other) => other.runs - one.runs || one.run - other.run)
      .map(({ events, run, ticks, runs }) => ({
        events,
        run,
        runs,
        meanTicks: ticks.map((sum) => sum / runs),
      }));
  }
}
