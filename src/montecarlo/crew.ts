import { createLuck, RUNS_A_BATCH, type Seed } from '../chance/index.js';
import { RUNS_AT_ONCE } from '../kernel/index.js';
import type { Model } from '../model/model.js';
import type { Counted } from './counted.js';
import { RunCounter } from './run-counter.js';

/** What is to be played: plain data, which can be sent to a worker. */
export interface Job {
  readonly model: Model;
  readonly seed: Seed;
  /** Whether code may be made from the model. */
  readonly generateCode: boolean;
}

/** Plays runs of one job. What a run gives does not depend on who plays it. */
export interface Crew {
  /** How many calls of `play` keep all of it busy. */
  readonly size: number;
  /**
   * Plays runs and counts them.
   *
   * @param first the number of the first run, from 0
   * @param count how many
   */
  play(first: number, count: number): Promise<Counted>;
  /** Ends it, whatever it is still doing. */
  close(): Promise<void>;
}

/** Gets a crew for a job, such as one of worker threads. */
export type Hire = (job: Job) => Crew;

/** A crew of one, which plays where it is called. */
export const playHere: Hire = ({ model, seed, generateCode }) => {
  const counter = new RunCounter(model, createLuck(seed), generateCode);
  return {
    size: 1,
    play: async (first, count) => {
      counter.play(first, count);
      return counter.take();
    },
    close: async () => {},
  };
};

/** About so many times a second the kernel looks at a rule, where WebAssembly may be made. */
const LOOKS_A_SECOND = 4_000_000_000;

/** About so long a chunk takes, in seconds: where it is played on this thread, others wait for its end. */
const SECONDS_HERE = 0.016;

/** A crew's chunks are long beside what it costs to hand them over. */
const SECONDS_OF_A_CREW = 0.1;

/** So much slower is the reference interpreter. */
const REFERENCE_SLOWNESS = 64;

/** Work of fewer seconds than this is not worth a worker. */
const WORTH_A_CREW = 0.4;

/** How many runs make a chunk: whole batches, or as many as the kernel plays side by side. */
export function chunkOf(model: Model, isHired: boolean, byReference: boolean): number {
  const seconds = (isHired ? SECONDS_OF_A_CREW : SECONDS_HERE) / (byReference ? REFERENCE_SLOWNESS : 1);
  const least = byReference ? RUNS_A_BATCH : RUNS_AT_ONCE;
  return Math.max(1, Math.ceil((seconds * LOOKS_A_SECOND) / looksOf(model) / least)) * least;
}

/** Whether so many runs are worth a crew of their own. */
export function isWorthACrew(model: Model, runs: number): boolean {
  return (runs * looksOf(model)) / LOOKS_A_SECOND > WORTH_A_CREW;
}

/** How often rules are looked at in a run. */
function looksOf({ stages, horizon }: Model): number {
  return Math.max(1, horizon * stages.reduce((sum, stage) => sum + stage.rules.length, 0));
}
