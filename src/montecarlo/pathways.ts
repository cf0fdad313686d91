import type { Estimator } from './estimator.js';
import type { PathwaysResult } from './result.js';
import type { Tally } from './tally.js';

/** How many are reported. */
const MOST_PATHWAYS = 10;

/** The ways that most runs went. Where two were gone as often, the one that was gone first comes first. */
export function pathways({ runs: all, pathways: tally }: Tally, estimator: Estimator): PathwaysResult {
  const { keys, runs, firsts, other } = tally;
  const counted = keys.map((_, place) => ({ count: runs[place] ?? 0, run: firsts[place] ?? 0 }));
  counted.sort((left, right) => right.count - left.count || left.run - right.run);
  const top = counted
    .slice(0, MOST_PATHWAYS)
    .map(({ count, run }) => ({ count, probability: estimator.proportion(count, all), run }));
  return { top, known: keys.length, other };
}
