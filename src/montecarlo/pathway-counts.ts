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
    this.#count(key, 1, run);
    this.#counted += 1;
  }

  /** Adds what was counted of other runs, all of them among those that name pathways, or none. */
  add({ keys, runs, firsts, other }: PathwayTally): void {
    let added = other;
    for (const [place, key] of keys.entries()) {
      const ways = runs[place] ?? 0;
      this.#count(key, ways, firsts[place] ?? 0);
      added += ways;
    }
    this.#other += other;
    this.#counted += added;
  }

  tally(): PathwayTally {
    const keys = [...Float64Array.from(this.#places.keys()).sort()];
    const places = keys.map((key) => this.#places.get(key) ?? -1);
    const of = (counts: readonly number[]): number[] => places.map((place) => counts[place] ?? 0);
    return { keys, runs: of(this.#runs), firsts: of(this.#firsts), other: this.#other };
  }

  #count(key: number, runs: number, first: number): void {
    const place = this.#places.get(key);
    if (place !== undefined) {
      this.#runs[place] = (this.#runs[place] ?? 0) + runs;
      this.#firsts[place] = Math.min(this.#firsts[place] ?? first, first);
    } else if (this.#counted < RUNS_THAT_NAME_PATHWAYS) {
      this.#places.set(key, this.#runs.length);
      this.#runs.push(runs);
      this.#firsts.push(first);
    } else this.#other += runs;
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
