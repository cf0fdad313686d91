import type { ExactResult } from '../../chain/index.js';
import { createLuck, type Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import { type Method, solvedBy } from '../../montecarlo/answer.js';
import { requireLevel } from '../../montecarlo/intervals.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { type AbortSignalLike, requireRuns } from '../../montecarlo/simulate.js';
import { diceOf } from '../../reference/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Analysis, lowerWorlds, nextTurn, type WorldOptions } from '../evaluation/worlds.js';
import { changesOf, type ChangedRun } from './changes.js';
import { pairedDifference } from './difference.js';
import type { ComparedPair, CompareResult, ExactDifference } from './result.js';
import { runSaid, type RunSaid } from './run-said.js';

/** Which variants are compared, on how many runs. */
export interface CompareOptions extends WorldOptions {
  /** Names of variants, at least two; null or `as given` for the file itself. The others are held against the first. */
  readonly variants: readonly (string | null)[];
  /** How many runs of each, from 1: 1000 unless told. */
  readonly runs?: number;
  /** A text or a whole number: 1 unless told. */
  readonly seed?: Seed;
  /** The level of the intervals, between 0 and 1: 0.95 unless told. */
  readonly level?: number;
  /** Whether exact differences stand beside the counted ones: never unless told; with `auto` where both chains are small. */
  readonly method?: Method;
  /** How many changed runs of each pair are traced to where they part from their twins, at most: 100 unless told. */
  readonly traced?: number;
  readonly signal?: AbortSignalLike;
  /** Called with the runs that are done in all worlds, now and then. */
  readonly onProgress?: (done: number, runs: number) => void;
}

/** So many runs are played between two looks at the signal. */
const RUNS_A_TURN = 32;

/** How many changed runs of a pair are traced unless told. */
const TRACED = 100;

/**
 * Plays the same worlds under several variants, run by run on the same luck: what a variant does not touch goes as it went.
 * So a difference is told from chance by far fewer runs than two independent simulations would take, and for every run
 * whose outcome changes it can be said where it parts from its twin.
 *
 * It is played by the reference interpreter, for what each run says is kept. Aborted, it compares the runs that were done.
 *
 * @throws RangeError if there are fewer than two variants, or an option is out of range.
 * @throws TooLargeError if the method is `exact`, and a model does not fit.
 */
export async function compareVariants(
  scenario: Scenario,
  options: CompareOptions,
): Promise<Analysis<CompareResult>> {
  const { variants, runs = 1000, seed = 1, level = 0.95, traced = TRACED, signal, onProgress } = options;
  if (variants.length < 2) throw new RangeError('a comparison has at least two variants');
  requireRuns(runs, 0);
  requireLevel(level);
  const { models, diagnostics } = lowerWorlds(scenario, variants, options);
  const [first, ...others] = models;
  if (first === undefined || models.length < variants.length) return { result: null, diagnostics };
  const { method = 'monte-carlo' } = options;
  const solved = models.map((model) => (method === 'monte-carlo' ? null : solvedBy(model, method)));
  const luck = createLuck(seed);
  const said: RunSaid[][] = models.map(() => []);
  let done = 0;
  while (done < runs && (done === 0 || signal?.aborted !== true)) {
    const end = Math.min(runs, done + RUNS_A_TURN);
    for (const [place, model] of models.entries()) {
      for (let run = done; run < end; run += 1) said[place]?.push(runSaid(model, diceOf(luck, run)));
    }
    done = end;
    onProgress?.(done, runs);
    await nextTurn();
  }
  const pairs: ComparedPair[] = [];
  for (const [place, second] of others.entries()) {
    const both = [said[0] ?? [], said[place + 1] ?? []] as const;
    const changed = changedRuns(both);
    const changes = await changesOf({ first, second }, changed, { seed, traced, signal: signal ?? null });
    pairs.push({
      second: second.variant,
      ...differences(first, both, level, [solved[0] ?? null, solved[place + 1] ?? null]),
      changed: changed.length,
      changes,
    });
  }
  return {
    result: {
      scenario: first.title,
      readings: first.readings,
      seed,
      runs: done,
      stopped: done < runs,
      level,
      horizon: first.horizon,
      tick: first.tick,
      first: first.variant,
      pairs,
    },
    diagnostics,
  };
}

function changedRuns([first, second]: readonly [readonly RunSaid[], readonly RunSaid[]]): ChangedRun[] {
  return first.flatMap(({ outcome: from }, run) => {
    const to = second[run]?.outcome ?? from;
    return from === to ? [] : [{ run, from, to }];
  });
}

function differences(
  model: Model,
  [first, second]: readonly [readonly RunSaid[], readonly RunSaid[]],
  level: number,
  [ofFirst, ofSecond]: readonly [ExactResult | null, ExactResult | null],
): Pick<ComparedPair, 'outcomes' | 'rows'> {
  const exact = (of: (solved: ExactResult) => number | null | undefined): ExactDifference | null => {
    if (ofFirst === null || ofSecond === null) return null;
    const [one, other] = [of(ofFirst) ?? null, of(ofSecond) ?? null];
    return one === null || other === null ? null : { first: one, second: other };
  };
  const rowsOf = ({ questions }: ExactResult): (number | null)[] =>
    questions.flatMap(({ rows }) => rows.map(({ probability }) => probability));
  const countOf = (says: (said: RunSaid) => number): number[] => {
    const counts = Array.from({ length: 9 }, () => 0);
    first.forEach((one, run) => {
      const other = second[run];
      if (other === undefined) return;
      const place = 3 * says(one) + says(other);
      counts[place] = (counts[place] ?? 0) + 1;
    });
    return counts;
  };
  const names = [...model.outcomes.map(({ name }) => name), NONE_OF_THESE];
  const probes = model.questions.flatMap(({ name, title, probes: all }) =>
    all.map(({ label, tick }) => ({ question: name, title, label, tick })),
  );
  return {
    outcomes: names.map((name, place) => ({
      name,
      exact: exact(({ outcomes }) => outcomes[place]?.probability),
      ...pairedDifference(
        countOf(({ outcome }) => (outcome === place ? 2 : 1)),
        level,
      ),
    })),
    rows: probes.map((row, place) => ({
      ...row,
      exact: exact((solved) => rowsOf(solved)[place]),
      ...pairedDifference(
        countOf(({ rows }) => rows[place] ?? 0),
        level,
      ),
    })),
  };
}
