import type { AbortSignalLike } from '../../montecarlo/simulate.js';
import { requireRuns } from '../../montecarlo/simulate.js';
import { nextTurn } from '../evaluation/worlds.js';

/** How far it may go, and who is told. */
export interface EachRunOptions {
  readonly signal?: AbortSignalLike;
  readonly onProgress?: (done: number, of: number) => void;
}

/** So many runs are played between two looks at the signal. */
const RUNS_A_TURN = 8;

/**
 * Plays runs one after the other, and lets others have their turn in between. The first run is always played.
 *
 * @param play plays the run of a number; false where it does not count
 * @returns how many were played, and how many count
 * @throws RangeError if the number of runs is out of range.
 */
export async function eachRun(
  runs: number,
  { signal, onProgress }: EachRunOptions,
  play: (run: number) => boolean,
): Promise<{ readonly done: number; readonly counted: number }> {
  requireRuns(runs, 0);
  let done = 0;
  let counted = 0;
  for (; done < runs && (done === 0 || signal?.aborted !== true); done += 1) {
    if (play(done)) counted += 1;
    if (done % RUNS_A_TURN !== RUNS_A_TURN - 1) continue;
    onProgress?.(done + 1, runs);
    await nextTurn();
  }
  return { done, counted };
}
