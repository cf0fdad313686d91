import { type Luck, RUNS_A_BATCH } from '../chance/index.js';
import {
  BatchPlayer,
  type Compilation,
  compile,
  renumbered,
  RUNS_AT_ONCE,
  WidePlayer,
} from '../kernel/index.js';
import type { Model } from '../model/model.js';
import { diceOf, playRun } from '../reference/index.js';
import { HistoryCounter } from './history-counter.js';
import type { Counted } from './counted.js';
import { mergePathways, NO_PATHWAYS, PathwayCounts } from './pathway-counts.js';
import { tallyOfSlots } from './slot-tally.js';
import { emptyTally, mergeTallies, type Tally } from './tally.js';

/**
 * Plays runs and counts them: by the kernel, 128 at a time as WebAssembly or else 32, and by the reference interpreter where
 * the kernel leaves a model or a run to it. All give every run the same history, so the counts do not depend on who played.
 */
export class RunCounter {
  /** Why the kernel did not compile the model; null if it did. */
  readonly refusal: string | null;
  #model: Model;
  readonly #luck: Luck;
  #histories: HistoryCounter | null = null;
  #pathways = new PathwayCounts();
  #compilation: Compilation;
  readonly #wide: WidePlayer | null;
  /** Made when it is needed. */
  #narrow: BatchPlayer | null = null;
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
    this.#compilation = compilation;
    this.#wide = compilation.ok && generates ? WidePlayer.of(compilation.program, luck) : null;
  }

  /**
   * Turns to another model, if that differs by numbers alone from the one that was played before: that takes a part of the
   * time of a new counter, and counts the same. What was not taken is forgotten.
   *
   * @returns whether it does
   */
  turnTo(model: Model): boolean {
    if (!this.#compilation.ok) return false;
    const program = renumbered(this.#compilation.program, model);
    if (program === null) return false;
    this.#compilation = { ok: true, program };
    this.#model = model;
    this.#narrow = null;
    this.#wide?.renumber(program);
    this.#forget();
    return true;
  }

  /**
   * @param first the number of the first run, from 0
   * @param count how many, first + count being 2^32 or less
   * @throws ModelError if the Model does what no Model may do.
   */
  play(first: number, count: number): void {
    const end = first + count;
    for (let run = first; run < end; ) {
      const group = run - (run % RUNS_AT_ONCE);
      const next = Math.min(end, group + RUNS_AT_ONCE);
      const lanes = Int32Array.from({ length: RUNS_AT_ONCE / RUNS_A_BATCH }, (_, batch) => {
        const from = group + batch * RUNS_A_BATCH;
        return lanesOf(Math.max(run, from), Math.min(next, from + RUNS_A_BATCH));
      });
      this.#playGroup(group, lanes);
      run = next;
    }
  }

  /** What was counted since it was taken last. */
  take(): Counted {
    const tally = this.#tally();
    const counted = { tally, replayed: this.#replayed, refusal: this.refusal };
    this.#forget();
    return counted;
  }

  #forget(): void {
    this.#histories = null;
    this.#pathways = new PathwayCounts();
    this.#wide?.counts.fill(0);
    this.#narrow?.counts.fill(0);
    this.#replayed = 0;
  }

  #tally(): Tally {
    const counted = [this.#wide, this.#narrow].flatMap((player) =>
      player === null ? [] : [tallyOfSlots(this.#model, player.slots, player.counts, NO_PATHWAYS)],
    );
    const tally = counted.reduce(mergeTallies, this.#histories?.tally() ?? emptyTally(this.#model));
    return { ...tally, pathways: mergePathways(tally.pathways, this.#pathways.tally()) };
  }

  #playGroup(group: number, lanes: Int32Array): void {
    const wide = this.#wide;
    if (wide?.play(group / RUNS_A_BATCH, lanes) === true) {
      lanes.forEach((these, batch) => {
        const from = batch * RUNS_A_BATCH;
        this.#countPathways(group + from, these, (lane) => wide.pathway(from + lane));
      });
      return;
    }
    lanes.forEach((these, place) => {
      if (these === 0) return;
      const batch = group / RUNS_A_BATCH + place;
      const narrow = this.#narrowPlayer();
      const left = narrow === null ? these : narrow.play(batch, these);
      if (narrow !== null) {
        this.#countPathways(batch * RUNS_A_BATCH, these & ~left, (lane) => narrow.pathway(lane));
      }
      this.#replay(batch, left);
    });
  }

  #narrowPlayer(): BatchPlayer | null {
    if (this.#compilation.ok) this.#narrow ??= new BatchPlayer(this.#compilation.program, this.#luck);
    return this.#narrow;
  }

  /** @param first the number of the run of lane 0 */
  #countPathways(first: number, lanes: number, pathway: (lane: number) => number): void {
    for (let lane = 0; lane < RUNS_A_BATCH; lane += 1) {
      if (((lanes >>> lane) & 1) === 1) this.#pathways.count(pathway(lane), first + lane);
    }
  }

  #replay(batch: number, lanes: number): void {
    if (lanes === 0) return;
    this.#histories ??= new HistoryCounter(this.#model);
    const histories = this.#histories;
    const observe = histories.observe.bind(histories);
    for (let lane = 0; lane < RUNS_A_BATCH; lane += 1) {
      if (((lanes >>> lane) & 1) === 0) continue;
      const run = batch * RUNS_A_BATCH + lane;
      histories.finish(playRun(this.#model, diceOf(this.#luck, run), observe), run);
      this.#replayed += 1;
    }
  }
}

/** Runs of one batch, the last excluded, as bits. */
function lanesOf(first: number, end: number): number {
  const count = end - first;
  if (count <= 0) return 0;
  return count === RUNS_A_BATCH ? -1 : ((1 << count) - 1) << (first % RUNS_A_BATCH);
}
