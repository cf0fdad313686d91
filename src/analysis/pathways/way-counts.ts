/** How many runs there were, and in how many of them what is asked came about. */
export interface Reached {
  readonly runs: number;
  readonly reached: number;
}

interface Sequence {
  readonly events: readonly string[];
  runs: number;
  reached: number;
}

interface EventCount {
  runs: number;
  reached: number;
  ticks: number;
}

const NO_RUN: EventCount = { runs: 0, reached: 0, ticks: 0 };

/**
 * Counts in which order runs first passed their milestones, and in how many what is asked came about. From these counts it
 * follows how likely it is after anything that may have happened.
 */
export class WayCounts {
  readonly #sequences = new Map<string, Sequence>();
  readonly #events = new Map<string, EventCount>();
  #runs = 0;
  #reached = 0;

  /** @param passed its milestones in order, each with its tick */
  count(passed: ReadonlyMap<string, number>, truth: boolean): void {
    const reached = truth ? 1 : 0;
    this.#runs += 1;
    this.#reached += reached;
    const key = [...passed.keys()].join('\n');
    const sequence = this.#sequences.get(key) ?? { events: [...passed.keys()], runs: 0, reached: 0 };
    sequence.runs += 1;
    sequence.reached += reached;
    this.#sequences.set(key, sequence);
    for (const [event, tick] of passed) {
      const known = this.#events.get(event) ?? { ...NO_RUN };
      known.runs += 1;
      known.reached += reached;
      known.ticks += tick;
      this.#events.set(event, known);
    }
  }

  get all(): Reached {
    return { runs: this.#runs, reached: this.#reached };
  }

  /** Of the runs in which an event came about, with its tick on average. */
  after(event: string): Reached & { readonly meanTick: number } {
    const { runs, reached, ticks } = this.#events.get(event) ?? NO_RUN;
    return { runs, reached, meanTick: ticks / runs };
  }

  /**
   * Of the runs in which some events first came about in this order, whatever came between: for the first of them, for the
   * first two, and so on.
   */
  afterEach(events: readonly string[]): readonly Reached[] {
    const counts = events.map(() => ({ runs: 0, reached: 0 }));
    for (const sequence of this.#sequences.values()) {
      let step = 0;
      for (const event of sequence.events) {
        if (event !== events[step]) continue;
        const count = counts[step];
        if (count !== undefined) {
          count.runs += sequence.runs;
          count.reached += sequence.reached;
        }
        step += 1;
      }
    }
    return counts;
  }
}
