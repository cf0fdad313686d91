import { createLuck, type Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import { RunCounter } from '../../montecarlo/run-counter.js';
import type { Tally } from '../../montecarlo/tally.js';
import { traceRun } from '../../reference/index.js';
import type { Trace } from '../../reference/trace.js';

/** A run that breaks the property. */
export interface BrokenRun {
  readonly run: number;
  /** The tick at which it is broken. */
  readonly at: number;
  /** The run up to that tick. */
  readonly trace: Trace;
  /** How many acts happen in it by then. */
  readonly acts: number;
}

/** So many of the runs that break the property earliest are told, to find the one in which least happens. */
const MOST_TOLD = 8;

/** The runs of one world, looked through for those that break the property: the first question of the model. */
export class Trial {
  readonly model: Model;
  readonly #seed: Seed;
  readonly #counter: RunCounter;

  constructor(model: Model, seed: Seed) {
    this.model = model;
    this.#seed = seed;
    this.#counter = new RunCounter(model, createLuck(seed), true);
  }

  /** What runs from the first on come to. */
  play(count: number, first = 0): Tally {
    this.#counter.play(first, count);
    return this.#counter.take().tally;
  }

  /** The shortest of the broken runs: broken at the earliest tick, then with the fewest acts; null if none is broken. */
  shortest(count: number, tally: Tally): BrokenRun | null {
    if (broken(tally) === 0) return null;
    const { firsts } = tally.questions[0] ?? { firsts: null };
    const earliest = firsts === null ? null : firsts.findIndex((runs) => runs > 0) + 1;
    const found: number[] = [];
    this.#find(0, count, earliest, found);
    const told = found.map((run) => this.#tell(run, earliest));
    return told.sort((one, other) => one.acts - other.acts || one.run - other.run)[0] ?? null;
  }

  /** Halves the runs until each half has no broken run in it or is one. */
  #find(first: number, count: number, earliest: number | null, found: number[]): void {
    if (found.length >= MOST_TOLD || broken(this.play(count, first), earliest) === 0) return;
    if (count === 1) {
      found.push(first);
      return;
    }
    const half = Math.ceil(count / 2);
    this.#find(first, half, earliest, found);
    this.#find(first + half, count - half, earliest, found);
  }

  #tell(run: number, at: number | null): BrokenRun {
    const whole = traceRun(this.model, this.#seed, run);
    const trace = at === null ? whole : upTo(whole, at);
    const acts = trace.events.filter(({ description }) => description.kind === 'act').length;
    return { run, at: trace.endedAt, trace, acts };
  }
}

/** How many of the runs break the property, by a tick if one is given. */
export function broken({ questions }: Tally, by: number | null = null): number {
  const [asked] = questions;
  if (asked === undefined) return 0;
  if (asked.firsts === null) return asked.probes[0]?.both ?? 0;
  return asked.firsts.slice(0, by ?? asked.firsts.length).reduce((sum, runs) => sum + runs, 0);
}

/** A trace up to a tick. What comes later is left out, so what the run ends in is not known yet. */
function upTo(trace: Trace, tick: number): Trace {
  if (tick >= trace.endedAt) return trace;
  return {
    ...trace,
    ticks: trace.ticks.filter((one) => one.tick <= tick),
    events: trace.events.filter((event) => event.tick <= tick),
    endedAt: tick,
    outcome: null,
  };
}
