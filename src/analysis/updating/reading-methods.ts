import { type Refused, solve } from '../../chain/index.js';
import type { Model } from '../../model/model.js';
import type { Hire } from '../../montecarlo/crew.js';
import type { CheckpointStore } from '../../montecarlo/checkpoint.js';
import type { Estimate } from '../../montecarlo/result.js';
import { type AbortSignalLike, simulate } from '../../montecarlo/simulate.js';
import type { Seed } from '../../chance/index.js';
import type { Sample } from './result.js';

/** What a filtered model answers: whether a run agrees with what was observed, and every reading among those that do. */
export interface Read {
  readonly evidence: Estimate;
  readonly lists: readonly (readonly Estimate[])[];
  /** null where it is exact. */
  readonly sample: (Sample & { readonly weighted: boolean }) | null;
  readonly stopped: boolean;
}

/**
 * Reads a filtered model off its chain, which is exact. Says why not where that does not fit.
 *
 * @param megabytes of memory for the chain
 * @param oneByOne whether what does not fit at once is tried list by list
 */
export function readByChain(
  model: Model,
  megabytes: number,
  oneByOne: boolean,
): Read | { readonly refused: Refused } {
  const { questions, refused } = solve(model, { megabytes, oneByOne, only: 'outcomes and questions' });
  const [first] = refused;
  if (first !== undefined) return { refused: first };
  const [[evidence = NOTHING] = [], ...lists] = questions.map(({ rows }) =>
    rows.map(({ probability }) => exact(probability)),
  );
  return { evidence, lists, sample: null, stopped: false };
}

function exact(value: number | null): Estimate {
  return { value, low: value, high: value, runs: 0, exact: true };
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

/** How a filtered model is read off runs. */
export interface SampleOptions {
  readonly seed: Seed;
  readonly level: number;
  /** So many runs are played before it is first looked how many agree. */
  readonly first: number;
  /** It goes on until so many runs agree, */
  readonly wanted: number;
  /** or so many were played, */
  readonly most: number;
  /** or fewer than this are to be expected of all of them. */
  readonly worthwhile: number;
  readonly crew: Hire | null;
  readonly signal: AbortSignalLike | null;
  readonly onProgress: (done: number, of: number) => void;
}

/** So many runs are played before it is first looked how many agree, unless told. */
export const FIRST_LOOK = 20_000;

/** Then twice as many, and so on: so no more is played than twice what was needed. */
const GROWTH = 2;

/**
 * Reads a filtered model off runs: those that agree with what was observed are runs of the world as it was observed (rejection
 * sampling; von Neumann 1951). It is looked after numbers of runs that are fixed beforehand whether enough agree. When it stops
 * depends on which runs agree and on nothing else of them, so the intervals hold as for a fixed number of runs.
 */
export async function readByRuns(model: Model, options: SampleOptions): Promise<Read> {
  const { seed, level, first, wanted, most, worthwhile, crew, signal, onProgress } = options;
  const kept = keptHere();
  for (let runs = Math.min(first, most); ; runs = Math.min(most, runs * GROWTH)) {
    const result = await simulate(model, {
      runs,
      seed,
      level,
      checkpoint: kept,
      onProgress: (done) => onProgress(done, runs),
      ...(crew === null ? {} : { crew }),
      ...(signal === null ? {} : { signal }),
    });
    const [[evidence = NOTHING] = [], ...lists] = result.questions.map(({ rows }) =>
      rows.map(({ estimate }) => estimate),
    );
    const effective = Math.round((evidence.value ?? 0) * result.runs);
    const isEnough = effective >= wanted || runs >= most || ((effective + 1) * most) / runs < worthwhile;
    if (!isEnough && !result.stopped) continue;
    const sample = { played: result.runs, effective, weighted: false };
    return { evidence, lists, sample, stopped: result.stopped };
  }
}

/** Keeps what was counted, so that a longer simulation goes on from a shorter one. */
function keptHere(): CheckpointStore {
  let kept: string | null = null;
  return {
    read: async () => kept,
    write: async (text) => {
      kept = text;
    },
    isDue: () => false,
  };
}
