/**
 * How often runs went which way. A pathway is the order in which a run first passed its milestones, and its outcome; here
 * it is a number that stands for it.
 */
export interface PathwayTally {
  /** The pathways, in ascending order. */
  readonly keys: readonly number[];
  /** For each of them the runs that went it. */
  readonly runs: readonly number[];
  /** For each of them the least number of a run that went it: play that run again to see the way. */
  readonly firsts: readonly number[];
  /** The runs that went others. */
  readonly other: number;
}

/** The pathways that so many runs went are told apart; what later runs go beside them is counted as other. */
export const RUNS_THAT_NAME_PATHWAYS = 65_536;

export const NO_PATHWAYS: PathwayTally = { keys: [], runs: [], firsts: [], other: 0 };

/** Counts the pathways of runs. */
export class PathwayCounts {
  readonly #places = new Map<number, number>();
  readonly #runs: number[] = [];
  readonly #firsts: number[] = [];
  #counted = 0;
  #other = 0;

  count(key: number, run: number): void {
    this.#counted += 1;
    const place = this.#places.get(key);
    if (place !== undefined) {
      this.#runs[place] = (this.#runs[place] ?? 0) + 1;
      this.#firsts[place] = Math.min(this.#firsts[place] ?? run, run);
    } else if (this.#counted <= RUNS_THAT_NAME_PATHWAYS) {
      this.#places.set(key, this.#runs.length);
      this.#runs.push(1);
      this.#firsts.push(run);
    } else this.#other += 1;
  }

  tally(): PathwayTally {
    const keys = Float64Array.from(this.#places.keys()).sort();
    const of = (counts: readonly number[]): number[] =>
      Array.from(keys, (key) => counts[this.#places.get(key) ?? -1] ?? 0);
    return { keys: [...keys], runs: of(this.#runs), firsts: of(this.#firsts), other: this.#other };
  }
}

/** The pathways of the runs of both. */
export function mergePathways(left: PathwayTally, right: PathwayTally): PathwayTally {
  const keys: number[] = [];
  const runs: number[] = [];
  const firsts: number[] = [];
  let [one, other] = [0, 0];
  while (one < left.keys.length || other < right.keys.length) {
    const [mine, yours] = [left.keys[one] ?? Infinity, right.keys[other] ?? Infinity];
    keys.push(Math.min(mine, yours));
    runs.push((mine <= yours ? (left.runs[one] ?? 0) : 0) + (yours <= mine ? (right.runs[other] ?? 0) : 0));
    firsts.push(
      Math.min(
        mine <= yours ? (left.firsts[one] ?? Infinity) : Infinity,
        yours <= mine ? (right.firsts[other] ?? Infinity) : Infinity,
      ),
    );
    if (mine <= yours) one += 1;
    if (yours <= mine) other += 1;
  }
  return { keys, runs, firsts, other: left.other + right.other };
}

/** Tells only these apart; the rest is other. */
export function amongPathways(known: PathwayTally, tally: PathwayTally): PathwayTally {
  const names = new Set(known.keys);
  const kept = tally.keys.flatMap((key, place) => (names.has(key) ? [place] : []));
  const of = (counts: readonly number[]): number[] => kept.map((place) => counts[place] ?? 0);
  const runs = of(tally.runs);
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return {
    keys: of(tally.keys),
    runs,
    firsts: of(tally.firsts),
    other: tally.other + sum(tally.runs) - sum(runs),
  };
}
