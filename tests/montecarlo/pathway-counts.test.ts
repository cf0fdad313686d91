import { describe, expect, it } from 'vitest';
import {
  mergePathways,
  NO_PATHWAYS,
  PathwayCounts,
  type PathwayTally,
  RUNS_THAT_NAME_PATHWAYS,
} from '../../src/montecarlo/pathway-counts.js';

function counts(...gone: readonly (readonly [key: number, run: number])[]): PathwayCounts {
  const pathways = new PathwayCounts();
  for (const [key, run] of gone) pathways.count(key, run);
  return pathways;
}

/** So many runs as name pathways, all of which went the way 1; from run 10 on. */
const FULL: PathwayTally = { keys: [1], runs: [RUNS_THAT_NAME_PATHWAYS], firsts: [10], other: 0 };

describe('pathways are counted', () => {
  it('by number in ascending order, with the least run that went each', () => {
    expect(counts([40, 7], [9, 8], [40, 3], [100, 9], [9, 12]).tally()).toEqual({
      keys: [9, 40, 100],
      runs: [2, 2, 1],
      firsts: [8, 3, 9],
      other: 0,
    });
    expect(new PathwayCounts().tally()).toEqual(NO_PATHWAYS);
    expect(NO_PATHWAYS).toEqual({ keys: [], runs: [], firsts: [], other: 0 });
  });

  it('as others where so many runs as name pathways have been counted', () => {
    const pathways = new PathwayCounts();
    pathways.add({ ...FULL, runs: [RUNS_THAT_NAME_PATHWAYS - 1] });
    pathways.count(2, 5);
    pathways.count(3, 6);
    pathways.count(2, 4);
    pathways.count(1, 1);
    expect(pathways.tally()).toEqual({
      keys: [1, 2],
      runs: [RUNS_THAT_NAME_PATHWAYS, 2],
      firsts: [1, 4],
      other: 1,
    });
  });

  it('one at a time up to the same number', () => {
    const pathways = new PathwayCounts();
    for (let run = 0; run < RUNS_THAT_NAME_PATHWAYS; run += 1) pathways.count(0, run);
    pathways.count(1, 99);
    expect(pathways.tally()).toEqual({
      keys: [0],
      runs: [RUNS_THAT_NAME_PATHWAYS],
      firsts: [0],
      other: 1,
    });
  });

  it('together with those of other runs', () => {
    const pathways = counts([40, 7], [9, 8]);
    pathways.add({ keys: [9, 20], runs: [3, 2], firsts: [2, 6], other: 5 });
    expect(pathways.tally()).toEqual({ keys: [9, 20, 40], runs: [4, 2, 1], firsts: [2, 6, 7], other: 5 });
  });

  it('as others of other runs once the names are given out, and their others count towards that', () => {
    const full = new PathwayCounts();
    full.add(FULL);
    full.add({ keys: [1, 2], runs: [3, 4], firsts: [5, 6], other: 7 });
    expect(full.tally()).toEqual({
      keys: [1],
      runs: [RUNS_THAT_NAME_PATHWAYS + 3],
      firsts: [5],
      other: 11,
    });
    const others = new PathwayCounts();
    others.add({ keys: [], runs: [], firsts: [], other: RUNS_THAT_NAME_PATHWAYS });
    others.count(1, 1);
    expect(others.tally()).toEqual({ keys: [], runs: [], firsts: [], other: RUNS_THAT_NAME_PATHWAYS + 1 });
  });
});

describe('two tallies of pathways', () => {
  const one: PathwayTally = { keys: [2, 5], runs: [1, 2], firsts: [9, 4], other: 1 };
  const other: PathwayTally = { keys: [3, 5, 8], runs: [4, 8, 16], firsts: [7, 6, 5], other: 2 };
  const both: PathwayTally = { keys: [2, 3, 5, 8], runs: [1, 4, 10, 16], firsts: [9, 7, 4, 5], other: 3 };

  it('merge to that of the runs of both', () => {
    expect(mergePathways(one, other)).toEqual(both);
    expect(mergePathways(other, one)).toEqual(both);
    expect(mergePathways(one, NO_PATHWAYS)).toEqual(one);
    expect(mergePathways(NO_PATHWAYS, one)).toEqual(one);
  });
});
