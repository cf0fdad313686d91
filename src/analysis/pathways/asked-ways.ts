import { createLuck, type Seed } from '../../chance/index.js';
import type { Model, Probe } from '../../model/model.js';
import { diceOf, playRun, prepare, type Test } from '../../reference/index.js';
import type { Asked } from '../evaluation/asked.js';

/** Which way a run went, and whether what is asked came about in it. */
export interface AskedWay {
  readonly run: number;
  /** null where it is asked under a condition that did not hold. */
  readonly truth: boolean | null;
  /** When it was settled: the last tick that was played, or the tick of the question. */
  readonly settledAt: number;
  /** The milestones up to then, in the order in which they were first passed, each with its tick. */
  readonly passed: ReadonlyMap<string, number>;
}

/** The place of an asked outcome among a model's; null for `none of these`, and for a question. */
export function outcomeAsked({ outcomes }: Model, asked: Asked): number | null {
  const place = asked.is === 'outcome' ? outcomes.findIndex(({ name }) => name === asked.name) : -1;
  return place < 0 ? null : place;
}

/** The row that is asked; null where an outcome is. */
export function probeAsked({ questions }: Model, asked: Asked): Probe | null {
  if (asked.is === 'outcome') return null;
  const question = questions.find(({ name }) => name === asked.question);
  return question?.probes.find(({ label }) => label === asked.label) ?? null;
}

/**
 * The ways of runs, as a simulation of this seed counts them.
 *
 * @param first the number of the first run
 * @param count how many
 * @throws ModelError if the Model does what no Model may do.
 */
export function* askedWays(
  model: Model,
  asked: Asked,
  seed: Seed,
  first: number,
  count: number,
): Generator<AskedWay, void> {
  const { milestones, meaning } = prepare(model);
  const outcome = outcomeAsked(model, asked);
  const probe = probeAsked(model, asked);
  const reading = probe === null ? null : new Reading(probe, (when) => meaning.test(when));
  const luck = createLuck(seed);
  for (let run = first; run < first + count; run += 1) {
    const record = playRun(
      model,
      diceOf(luck, run),
      reading === null ? undefined : (state, tick) => reading.observe(state, tick),
    );
    const settledAt = Math.min(record.endedAt, probe?.tick ?? Infinity);
    const passed = [...record.passed].filter(([, tick]) => tick <= settledAt);
    yield {
      run,
      truth: reading === null ? record.outcome === outcome : reading.close(record.state, record.endedAt),
      settledAt,
      passed: new Map(passed.map(([place, tick]) => [milestones[place] ?? '', tick])),
    };
  }
}

/** Reads one row of a question, run by run, as a simulation does: of a run that is over, as it was left. */
class Reading {
  readonly #tick: number;
  readonly #when: Test;
  readonly #given: Test | null;
  #isRead = false;
  #truth: boolean | null = null;

  constructor({ tick, when, given }: Probe, test: (condition: Probe['when']) => Test) {
    this.#tick = tick;
    this.#when = test(when);
    this.#given = given === null ? null : test(given);
  }

  observe(state: readonly number[], tick: number): void {
    if (tick === this.#tick) this.#read(state, tick);
  }

  /** What was read of the run that is over. */
  close(state: readonly number[], tick: number): boolean | null {
    if (!this.#isRead) this.#read(state, tick);
    this.#isRead = false;
    return this.#truth;
  }

  #read(state: readonly number[], tick: number): void {
    this.#isRead = true;
    this.#truth = this.#given?.(state, tick) === false ? null : this.#when(state, tick);
  }
}
