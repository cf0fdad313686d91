import { RUNS_AT_ONCE } from '../kernel/index.js';
import { NO_PATHWAYS, PathwayCounts, RUNS_THAT_NAME_PATHWAYS } from './pathway-counts.js';
import { emptyTally } from './tally.js';
import { type Counted, mergeCounted } from './counted.js';
import { chunkOf, type Crew, type Hire, isWorthACrew, type Job, playHere } from './crew.js';

/** What playing needs beside the job. */
export interface PlayingOptions {
  readonly firstRun: number;
  /** Who plays what is worth it. */
  readonly hire: Hire | null;
  readonly isStopped: () => boolean;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
  /** What was counted before, of the first runs; null for nothing. */
  readonly from: Counted | null;
}

/**
 * Plays runs in chunks. What is counted is always that of the first runs, without a gap: a chunk that is done early waits
 * for those before it. So every part of a simulation is a whole simulation of fewer runs.
 */
export class Playing {
  /** What was counted, but for the pathways, of which there may be many: these are kept where they can be added to. */
  #counted: Counted;
  readonly #pathways = new PathwayCounts();
  readonly #job: Job;
  readonly #options: PlayingOptions;
  #crew: Crew;
  #isHired = false;

  constructor(job: Job, options: PlayingOptions) {
    this.#job = job;
    this.#options = options;
    this.#crew = playHere(job);
    this.#counted = { tally: emptyTally(job.model), replayed: 0, refusal: null };
    if (options.from !== null) this.#add(options.from);
  }

  /** What was counted so far. */
  get counted(): Counted {
    const { tally, replayed, refusal } = this.#counted;
    return { tally: { ...tally, pathways: this.#pathways.tally() }, replayed, refusal };
  }

  /** How many runs are done. */
  get done(): number {
    return this.#counted.tally.runs;
  }

  /**
   * Plays on until so many runs are done; gives way after each chunk that was counted. Told to stop, it ends before.
   *
   * @throws what the crew throws; what was counted before stays.
   */
  async *reach(goal: number): AsyncGenerator<void, void> {
    if (!this.#isHired && this.#options.hire !== null && isWorthACrew(this.#job.model, goal - this.done)) {
      this.#crew = this.#options.hire(this.#job);
      this.#isHired = true;
    }
    const { firstRun, isStopped, pause } = this.#options;
    const underway = new Map<number, Promise<void>>();
    const early = new Map<number, Counted>();
    let next = this.done;
    const failed: unknown[] = [];
    while (this.done < goal) {
      if (isStopped()) break;
      while (next < goal && underway.size < this.#crew.size && failed.length === 0) {
        const from = next;
        // Until something was counted, it may be that the reference interpreter has to play.
        const byReference = from === 0 || this.#counted.refusal !== null;
        const most =
          from < RUNS_THAT_NAME_PATHWAYS ? RUNS_THAT_NAME_PATHWAYS - from : RUNS_THAT_NAME_PATHWAYS;
        const chunk = chunkOf(this.#job.model, this.#isHired, byReference);
        // Runs that are played side by side are best not torn apart.
        const torn = (firstRun + from + chunk) % RUNS_AT_ONCE;
        const count = Math.min(torn < chunk ? chunk - torn : chunk, goal - from, most);
        next += count;
        const playing = this.#crew.play(firstRun + from, count).then(
          (counted) => {
            early.set(from, counted);
          },
          (error: unknown) => {
            failed.push(error);
          },
        );
        underway.set(
          from,
          playing.finally(() => underway.delete(from)),
        );
      }
      await Promise.race(underway.values());
      const before = this.done;
      this.#take(early);
      if (failed.length > 0) throw failed[0];
      if (this.done > before) yield;
      if (this.done < goal && !this.#isHired) await pause();
    }
  }

  /** Lets the crew go. */
  async close(): Promise<void> {
    await this.#crew.close();
  }

  #take(early: Map<number, Counted>): void {
    for (let counted = early.get(this.done); counted !== undefined; counted = early.get(this.done)) {
      early.delete(this.done);
      this.#add(counted);
    }
  }

  /** The pathways are named by the first runs; no chunk has some of these and others. */
  #add({ tally, ...rest }: Counted): void {
    this.#pathways.add(tally.pathways);
    this.#counted = mergeCounted(this.#counted, { ...rest, tally: { ...tally, pathways: NO_PATHWAYS } });
  }
}
