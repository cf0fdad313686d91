import { createLuck } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import { wilson } from '../../montecarlo/intervals.js';
import { twoSidedQuantile } from '../../montecarlo/normal-quantile.js';
import type { Estimate } from '../../montecarlo/result.js';
import { diceOf, playRun, prepare, type State, type Test } from '../../reference/index.js';
import { nextTurn } from '../evaluation/worlds.js';
import type { Read, SampleOptions } from './reading-methods.js';
import { steered, type Steering } from './steering.js';

/** So many runs are played between two looks at the signal. */
const RUNS_A_TURN = 32;

/** It is looked after so many runs, and again after as many more, whether enough is known. */
const RUNS_A_LOOK = 2_000;

/**
 * Reads a filtered model off weighted runs: the draws that may bring about what was observed are favoured, and each run counts
 * with the probability of what its dice said over the chance that they gave it (likelihood weighting: Fung and Chang, "Weighing
 * and integrating evidence for stochastic simulation in Bayesian networks", 1990; Shachter and Peot 1990). So observations of
 * single days do not thin the runs out. They are played by the reference interpreter, on this thread.
 *
 * The effective number of runs is that of Kish, "Survey Sampling" (1965): (Σw)² / Σw². A probability has the Wilson interval of
 * so many runs, or of as many as its linearised variance says, whichever are fewer.
 */
export async function readByWeightedRuns(
  model: Model,
  steering: Steering,
  { seed, level, wanted, most, signal, onProgress }: SampleOptions,
): Promise<Read> {
  const luck = createLuck(seed);
  const sums = new Sums(model);
  const isStopped = (): boolean => signal?.aborted === true;
  let run = 0;
  while (run < most && !isStopped()) {
    const dice = steered(diceOf(luck, run), steering);
    sums.begin();
    const { state, endedAt } = playRun(model, dice, (after, tick) => sums.observe(after, tick));
    sums.finish(state, endedAt, dice.weight());
    run += 1;
    if (run % RUNS_A_LOOK === 0 && sums.effective >= wanted) break;
    if (run % RUNS_A_TURN !== 0) continue;
    onProgress(run, most);
    await nextTurn();
  }
  return {
    evidence: sums.evidence(run, level),
    lists: sums.lists(level),
    sample: { played: run, effective: Math.floor(sums.effective), weighted: true },
    stopped: run < most && isStopped(),
  };
}

/** What the weights of the runs in which a condition holds sum up to, and their squares. */
interface Weighed {
  sum: number;
  squares: number;
}

interface ProbeSums {
  readonly tick: number;
  readonly holds: Test;
  readonly given: Test | null;
  /** What it says of the current run: not given, given, or given and so. */
  said: 0 | 1 | 2;
  isRead: boolean;
  readonly givens: Weighed;
  readonly both: Weighed;
}

class Sums {
  /** The first of all lists has one probe: whether the run agrees. */
  readonly #lists: readonly (readonly ProbeSums[])[];
  readonly #probes: readonly ProbeSums[];

  constructor(model: Model) {
    const { meaning } = prepare(model);
    this.#lists = model.questions.map(({ probes }) =>
      probes.map(({ tick, when, given }) => ({
        tick,
        holds: meaning.test(when),
        given: given === null ? null : meaning.test(given),
        said: 0,
        isRead: false,
        givens: { sum: 0, squares: 0 },
        both: { sum: 0, squares: 0 },
      })),
    );
    this.#probes = this.#lists.flat();
  }

  begin(): void {
    for (const probe of this.#probes) probe.isRead = false;
  }

  observe(state: State, tick: number): void {
    for (const probe of this.#probes) if (probe.tick === tick) read(probe, state, tick);
  }

  /** What is asked of later ticks is asked of the state in which the run was left. */
  finish(state: State, endedAt: number, weight: number): void {
    for (const probe of this.#probes) {
      if (!probe.isRead) read(probe, state, endedAt);
      if (probe.said >= 1) add(probe.givens, weight);
      if (probe.said === 2) add(probe.both, weight);
    }
  }

  /** The effective number of runs that agree. */
  get effective(): number {
    return effectiveOf(this.#agreement);
  }

  /** The probability of what was observed: the mean weight of the runs that agree, those that do not weighing nothing. */
  evidence(runs: number, level: number): Estimate {
    if (runs === 0) return { value: null, low: null, high: null, runs };
    const { sum, squares } = this.#agreement;
    const value = sum / runs;
    const half = twoSidedQuantile(level) * Math.sqrt(Math.max(0, squares / runs - value * value) / runs);
    return { value, low: Math.max(0, value - half), high: Math.min(1, value + half), runs };
  }

  lists(level: number): readonly (readonly Estimate[])[] {
    return this.#lists.slice(1).map((list) => list.map((probe) => shareOf(probe, level)));
  }

  get #agreement(): Weighed {
    return this.#lists[0]?.[0]?.both ?? { sum: 0, squares: 0 };
  }
}

function read(probe: ProbeSums, state: State, tick: number): void {
  probe.isRead = true;
  if (probe.given !== null && !probe.given(state, tick)) probe.said = 0;
  else probe.said = probe.holds(state, tick) ? 2 : 1;
}

function add(weighed: Weighed, weight: number): void {
  weighed.sum += weight;
  weighed.squares += weight * weight;
}

function effectiveOf({ sum, squares }: Weighed): number {
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** A weighted share, with the Wilson interval of the runs that it is worth. */
function shareOf({ givens, both }: ProbeSums, level: number): Estimate {
  if (givens.sum === 0) return { value: null, low: null, high: null, runs: 0 };
  const value = Math.min(1, both.sum / givens.sum);
  const others = Math.max(0, givens.squares - both.squares);
  const variance =
    ((1 - value) * (1 - value) * both.squares + value * value * others) / (givens.sum * givens.sum);
  const linearised = variance > 0 ? (value * (1 - value)) / variance : Infinity;
  const runs = Math.min(effectiveOf(givens), linearised);
  return { value, ...wilson(value * runs, runs, level), runs: Math.floor(runs) };
}
