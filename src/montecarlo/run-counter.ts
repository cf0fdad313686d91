import { type Luck, RUNS_A_BATCH } from '../chance/index.js';
import { BatchPlayer, compile, mayGenerate } from '../kernel/index.js';
import type { Model } from '../model/model.js';
import { diceOf, playRun } from '../reference/index.js';
import { Counting } from './counting.js';
import type { Counted } from './counted.js';
import { PathwayCounts } from './pathway-counts.js';
import { tallyOfSlots } from './slot-tally.js';
import { mergeTallies, type Tally } from './tally.js';

/**
 * Plays runs and counts them: by the kernel, 32 at a time, and by the reference interpreter where the kernel leaves a
 * model or a batch of runs to it. Both give every run the same history, so the counts do not depend on who played.
 */
export class RunCounter {
  /** Why the kernel did not compile the model; null if it did. */
  readonly refusal: string | null;
  readonly #model: Model;
  readonly #luck: Luck;
  #counting: Counting;
  #pathways = new PathwayCounts();
  readonly #kernel: BatchPlayer | null;
  #replayed = 0;

  /**
   * @param generates whether code may be made from the model, where the platform allows it
   * @throws ModelError as preparing the Model does.
   */
  constructor(model: Model, luck: Luck, generates: boolean) {
    const compilation = compile(model);
    this.refusal = compilation.ok ? null : compilation.reason;
    this.#model = model;
    this.#luck = luck;
    this.#counting = new Counting(model);
    this.#kernel = compilation.ok
      ? new BatchPlayer(compilation.program, luck, generates && mayGenerate())
      : null;
  }

  /**
   * @param first the number of the first run, from 0
   * @param count how many, first + count being 2^32 or less
   * @throws ModelError if the Model does what no Model may do.
   */
  play(first: number, count: number): void {
    const end = first + count;
    let run = first;
    while (run < end) {
      const batch = Math.floor(run / RUNS_A_BATCH);
      const next = Math.min(end, (batch + 1) * RUNS_A_BATCH);
      const lanes = lanesOf(run, next);
      const left = this.#kernel === null ? lanes : this.#kernel.play(batch, lanes);
      this.#countPathways(batch, lanes & ~left);
      this.#replay(batch, left);
      run = next;
    }
  }

  /** What was counted since it was taken last. */
  take(): Counted {
    const tally = this.#tally();
    const counted = { tally, replayed: this.#replayed, refusal: this.refusal };
    this.#counting = new Counting(this.#model);
    this.#pathways = new PathwayCounts();
    this.#kernel?.counts.fill(0);
    this.#replayed = 0;
    return counted;
  }

  #tally(): Tally {
    const replayed = this.#counting.tally();
    const kernel = this.#kernel;
    if (kernel === null) return replayed;
    const counted = tallyOfSlots(this.#model, kernel.slots, kernel.counts, this.#pathways.tally());
    return replayed.runs === 0 ? counted : mergeTallies(counted, replayed);
  }

  #countPathways(batch: number, lanes: number): void {
    if (this.#kernel === null) return;
    for (let lane = 0; lane < RUNS_A_BATCH; lane += 1) {
      if (((lanes >>> lane) & 1) === 1)
        this.#pathways.count(this.#kernel.pathway(lane), batch * RUNS_A_BATCH + lane);
    }
  }

  #replay(batch: number, lanes: number): void {
    if (lanes === 0) return;
    const observe = this.#counting.observe.bind(this.#counting);
    for (let lane = 0; lane < RUNS_A_BATCH; lane += 1) {
      if (((lanes >>> lane) & 1) === 0) continue;
      const run = batch * RUNS_A_BATCH + lane;
      this.#counting.finish(playRun(this.#model, diceOf(this.#luck, run), observe), run);
      this.#replayed += 1;
    }
  }
}

/** Runs of one batch, the last excluded, as bits. */
function lanesOf(first: number, end: number): number {
  const count = end - first;
  return count === RUNS_A_BATCH ? -1 : ((1 << count) - 1) << (first % RUNS_A_BATCH);
}
