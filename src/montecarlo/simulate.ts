import type { Seed } from '../chance/index.js';
import { readSeed, SeedError } from '../chance/index.js';
import type { Model } from '../model/model.js';
import {
  CheckpointError,
  type CheckpointStore,
  type CheckpointTerms,
  readCheckpoint,
  writeCheckpoint,
} from './checkpoint.js';
import type { Hire } from './crew.js';
import { type IntervalMethod, requireLevel } from './intervals.js';
import { Playing } from './playing.js';
import { isPrecise, type Precision, requirePrecision, runsAtLook } from './precision.js';
import type { SimulationResult } from './result.js';
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
   * Whether code may be made from the model, as WebAssembly, which is faster: true unless told. The result is the same to
   * the byte, and where a content policy forbids it, the model is played without.
   */
  readonly generateCode?: boolean;
  /** Who plays long simulations, such as worker threads: nobody but this thread unless told. The result is the same. */
  readonly crew?: Hire;
  /** Where what was counted is kept now and then, and where a simulation that was cut short goes on from. */
  readonly checkpoint?: CheckpointStore;
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

/**
 * Simulates a Model. The same model, seed and runs give the same result, whoever plays them and whatever pauses and other
 * work lie between. Aborted, it gives the result of the first runs, as many as were done, marked `stopped`.
 *
 * @throws RangeError on an option out of range.
 * @throws ModelError if the Model does what no Model may do.
 * @throws CheckpointError if the checkpoint is broken, or that of another simulation.
 */
export async function simulate(model: Model, options: SimulateOptions = {}): Promise<SimulationResult> {
  let last: (() => SimulationResult) | null = null;
  for await (const result of steps(model, options)) last = result;
  if (last === null) throw new RangeError('a simulation has at least one step');
  return last();
}

/**
 * Simulates a Model step by step: gives the result so far, marked `stopped`, again and again, and the whole result at the
 * end. Each is that of the first runs, as many as it says, and so can be had again. It may be left at any time:
 *
 * ```ts
 * for await (const { runs, outcomes } of simulateInSteps(model, { runs: 1_000_000 })) {
 *   console.log(runs, outcomes[0]?.probability);
 *   if (enough()) break;
 * }
 * ```
 *
 * With a precision it gives the results of its looks. Options and errors are those of `simulate`.
 */
export async function* simulateInSteps(
  model: Model,
  options: SimulateOptions = {},
): AsyncGenerator<SimulationResult, void> {
  for await (const result of steps(model, options)) yield result();
}

/** The results so far, made when they are asked for: at once, or not at all. */
async function* steps(model: Model, options: SimulateOptions): AsyncGenerator<() => SimulationResult, void> {
  const { seed = 1, level = 0.95, interval = 'wilson', firstRun = 0, precision, checkpoint } = options;
  const runs = options.runs ?? (precision === undefined ? FIXED_RUNS : MOST_RUNS);
  requireRuns(runs, firstRun);
  requireLevel(level);
  if (precision !== undefined) requirePrecision(precision);
  const reading = readSeed(seed);
  if (!reading.ok) throw new SeedError(reading.reason);
  const terms: CheckpointTerms = { model, seed, firstRun, precision: precision ?? null, level };
  const kept = (await checkpoint?.read()) ?? null;
  const from = kept === null ? null : readCheckpoint(kept, terms);
  if (from !== null && from.tally.runs > runs) {
    throw new CheckpointError(
      `the checkpoint has ${from.tally.runs} runs, more than the ${runs} that are asked for`,
      'Ask for as many runs or more, or use another file.',
    );
  }
  const isStopped = (): boolean => options.signal?.aborted === true;
  const playing = new Playing(
    { model, seed, generateCode: options.generateCode ?? true },
    { firstRun, hire: options.crew ?? null, isStopped, pause: options.pause ?? nextTurn, from },
  );
  const keep = async (isDue: boolean): Promise<void> => {
    if (checkpoint !== undefined && isDue) await checkpoint.write(writeCheckpoint(playing.counted, terms));
  };
  const resultSoFar = (stopped: boolean, look: number | null): SimulationResult => {
    const { tally, replayed, refusal } = playing.counted;
    return summarise(model, tally, {
      seed,
      level,
      interval,
      stopped,
      ...(look === null ? {} : { look }),
      byReference: { runs: replayed, reason: refusal },
    });
  };
  try {
    let before: SimulationResult | null = null;
    for (let look = 1; ; look += 1) {
      const goal = precision === undefined ? runs : runsAtLook(look, runs);
      // What a checkpoint has passed was not precise enough: else it would have ended there.
      if (goal < playing.done) continue;
      for await (const _ of playing.reach(goal)) {
        options.onProgress?.(playing.done, runs);
        await keep(checkpoint?.isDue() === true);
        if (precision === undefined && playing.done < goal) yield () => resultSoFar(true, null);
      }
      const isDone = playing.done >= goal;
      if (!isDone || goal === runs) await keep(true);
      if (precision === undefined) {
        yield () => resultSoFar(!isDone, null);
        return;
      }
      // What was played since the last look is not counted: only the numbers that were fixed beforehand may be looked at.
      if (!isDone) {
        const last = before ?? resultSoFar(true, look);
        yield () => ({ ...last, stopped: true });
        return;
      }
      const seen = resultSoFar(false, look);
      before = seen;
      if (goal === runs || isPrecise(seen, precision)) {
        await keep(true);
        yield () => seen;
        return;
      }
      yield () => ({ ...seen, stopped: true });
    }
  } finally {
    await playing.close();
  }
}

/** @throws RangeError unless both are whole numbers, and the last run is below 2^32. */
export function requireRuns(runs: number, firstRun: number): void {
  if (!(Number.isInteger(firstRun) && firstRun >= 0 && firstRun < RUNS)) {
    throw new RangeError(`the first run is a whole number from 0 to ${RUNS - 1}, not ${firstRun}`);
  }
  if (!(Number.isInteger(runs) && runs >= 1 && firstRun + runs <= RUNS)) {
    throw new RangeError(`the number of runs is a whole number from 1 to ${RUNS - firstRun}, not ${runs}`);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
