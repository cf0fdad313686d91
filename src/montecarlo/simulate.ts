import { createLuck, RUNS_A_BATCH, type Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import { type IntervalMethod, requireLevel } from './intervals.js';
import { isPrecise, type Precision, requirePrecision, runsAtLook } from './precision.js';
import type { SimulationResult } from './result.js';
import { RunCounter } from './run-counter.js';
import { summarise } from './summarise.js';

/** What may tell a simulation to stop; every AbortSignal does. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}

/** How many runs, with which seed, and how they are reported. */
export interface SimulateOptions {
  /** How many runs, from 1: 1000 unless told; with a precision how many at most: 1,000,000 unless told. */
  readonly runs?: number;
  /**
   * Play until every interval that is reported is so narrow. It looks after numbers of runs that are fixed beforehand, so
   * the result is the same however it is played; and its intervals are valid whenever it stops, which makes them wider
   * than those of a fixed number of runs.
   */
  readonly precision?: Precision;
  /** A text or a whole number: 1 unless told. */
  readonly seed?: Seed;
  /** The level of the intervals, between 0 and 1: 0.95 unless told. */
  readonly level?: number;
  /** `wilson` unless told. */
  readonly interval?: IntervalMethod;
  /** The number of the first run: 0 unless told. */
  readonly firstRun?: number;
  /**
   * Whether code may be made from the model, which is faster: true unless told. The result is the same to the byte, and
   * where a content policy forbids it, it is not tried again.
   */
  readonly generateCode?: boolean;
  readonly signal?: AbortSignalLike;
  /** Called with the runs that are done, now and then and at the end. */
  readonly onProgress?: (done: number, runs: number) => void;
  /** Lets others have their turn: a timer of 0 unless told. */
  readonly pause?: () => Promise<void>;
}

/** How many runs are played unless told. */
const FIXED_RUNS = 1000;

/** How many runs are played at most to reach a precision, unless told. */
const MOST_RUNS = 1_000_000;

/** Runs are 0 to 2^32 − 1. */
const RUNS = 0x1_0000_0000;

/** The kernel is about this much faster than the reference interpreter, for the length of a turn only. */
const KERNEL_SPEED = 16;

/** About this many times a rule is looked at between two pauses, which takes a small part of a second. */
const LOOKS_BETWEEN_PAUSES = 1_000_000;

/**
 * Simulates a Model. The same model, seed and runs give the same result, whatever pauses and other work lie between.
 * Aborted, it gives the result of the runs that were done, marked `stopped`.
 *
 * @throws RangeError on an option out of range.
 * @throws ModelError if the Model does what no Model may do.
 */
export async function simulate(model: Model, options: SimulateOptions = {}): Promise<SimulationResult> {
  const { seed = 1, level = 0.95, interval = 'wilson', firstRun = 0, precision } = options;
  const runs = options.runs ?? (precision === undefined ? FIXED_RUNS : MOST_RUNS);
  requireRuns(runs, firstRun);
  requireLevel(level);
  if (precision !== undefined) requirePrecision(precision);
  const counter = new RunCounter(model, createLuck(seed), options.generateCode ?? true);
  const play = playing(model, counter, options, firstRun, runs);
  const result = (stopped: boolean, look: number | null): SimulationResult =>
    summarise(model, counter.tally(), {
      seed,
      level,
      interval,
      stopped,
      ...(look === null ? {} : { look }),
      byReference: { runs: counter.replayed, reason: counter.refusal },
    });
  if (precision === undefined) return result(!(await play(runs)), null);
  let before: SimulationResult | null = null;
  for (let look = 1; ; look += 1) {
    const goal = runsAtLook(look, runs);
    // What was played since the last look is not counted: only the numbers that were fixed beforehand may be looked at.
    if (!(await play(goal))) return before === null ? result(true, look) : { ...before, stopped: true };
    const found = result(false, look);
    if (goal === runs || isPrecise(found, precision)) return found;
    before = found;
  }
}

/** Plays on until so many runs are done; gives false if it was told to stop before. */
function playing(
  model: Model,
  counter: RunCounter,
  { signal, onProgress, pause = nextTurn }: SimulateOptions,
  firstRun: number,
  runs: number,
): (goal: number) => Promise<boolean> {
  const batch = batchSize(model, counter.refusal === null ? KERNEL_SPEED : 1);
  let done = 0;
  return async (goal) => {
    while (done < goal) {
      if (signal?.aborted === true) return false;
      const count = Math.min(batch, goal - done);
      counter.play(firstRun + done, count);
      done += count;
      onProgress?.(done, runs);
      if (done < runs) await pause();
    }
    return true;
  };
}

function requireRuns(runs: number, firstRun: number): void {
  if (!(Number.isInteger(firstRun) && firstRun >= 0 && firstRun < RUNS)) {
    throw new RangeError(`the first run is a whole number from 0 to ${RUNS - 1}, not ${firstRun}`);
  }
  if (!(Number.isInteger(runs) && runs >= 1 && firstRun + runs <= RUNS)) {
    throw new RangeError(`the number of runs is a whole number from 1 to ${RUNS - firstRun}, not ${runs}`);
  }
}

function batchSize({ stages, horizon }: Model, speed: number): number {
  const rules = stages.reduce((sum, stage) => sum + stage.rules.length, 0);
  const runs = Math.ceil((speed * LOOKS_BETWEEN_PAUSES) / Math.max(1, rules * horizon));
  return Math.max(1, Math.ceil(runs / RUNS_A_BATCH)) * RUNS_A_BATCH;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
