import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { milestoneOf } from '../../src/model/milestones.js';
import { simulate, tally } from '../../src/montecarlo/index.js';
import {
  mergePathways,
  NO_PATHWAYS,
  PathwayCounts,
  type PathwayTally,
  RUNS_THAT_NAME_PATHWAYS,
} from '../../src/montecarlo/pathway-counts.js';
import { loadScenario } from '../../src/node/index.js';
import { milestonesPassed, traceRun } from '../../src/reference/index.js';
import { lowered } from '../laws/played.js';
import { always, coin, is, model, plus, rule, sets, stage, variable } from '../reference/models.js';

const SHIPPED = ['first-strike-pact', 'july-1914', 'third-party'];

async function shipped(name: string): Promise<Model> {
  const { scenario } = await loadScenario(new URL(`../../scenarios/${name}.yaml`, import.meta.url).pathname);
  if (scenario === null) throw new Error(`${name} cannot be read`);
  return lowered(scenario);
}

/** The way of a run in words, from its trace: a second way to find it. */
function wayOf(of: Model, run: number): string {
  const trace = traceRun(of, 3, run);
  const passed = milestonesPassed(trace).map(({ description }) => milestoneOf(description));
  return [...passed, trace.outcome].join(' > ');
}

describe('the pathways of runs', () => {
  it.each(SHIPPED)('of %s are those that the traces of these runs tell', async (name) => {
    const of = await shipped(name);
    const ways = new Map<string, { runs: number; first: number }>();
    for (let run = 0; run < 400; run += 1) {
      const way = wayOf(of, run);
      const { runs, first } = ways.get(way) ?? { runs: 0, first: run };
      ways.set(way, { runs: runs + 1, first });
    }
    const { keys, runs, firsts, other } = tally(of, 3, 0, 400).pathways;
    const told = [...ways.values()].map((way) => [way.first, way.runs]);
    const counted = keys.map((_, place) => [firsts[place], runs[place]]);
    const byFirst = (left: (number | undefined)[], right: (number | undefined)[]): number =>
      (left[0] ?? 0) - (right[0] ?? 0);
    expect(ways.size).toBeGreaterThan(3);
    expect(counted.sort(byFirst)).toEqual(told.sort(byFirst));
    expect(other).toBe(0);
  });

  it('are reported, the most frequent first, with the first run that went them', async () => {
    const of = await shipped('first-strike-pact');
    const { pathways, runs } = await simulate(of, { runs: 400, seed: 3 });
    const counts = pathways.top.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((left, right) => right - left));
    for (const { run, count } of pathways.top) {
      const way = wayOf(of, run);
      const same = Array.from({ length: runs }, (_, other) => other).filter(
        (other) => wayOf(of, other) === way,
      );
      expect(same).toHaveLength(count);
      expect(same[0]).toBe(run);
    }
  });
});

/** Twenty secrets, each of which comes out or not: a million ways. */
const MANY_WAYS = ((): Model => {
  const told = (commitment: string, place: number) => ({
    ...sets({ [place]: plus(place, 1) }),
    event: { kind: 'disclosed' as const, commitment, by: 'press' },
  });
  const variables = Array.from({ length: 20 }, (_, place) => variable(`v${place}`, 1));
  return model({
    horizon: 1,
    variables,
    stages: [
      stage(variables.map(({ name }, place) => rule(name, is(place, 0), told(name, place), coin(0.5)))),
    ],
    outcomes: [{ name: 'any', when: always, ends: false }],
  });
})();

describe('more pathways than are told apart', () => {
  it('are other, and those of the first runs keep their counts', async () => {
    const runs = RUNS_THAT_NAME_PATHWAYS + 5000;
    const { pathways } = await simulate(MANY_WAYS, { runs, seed: 1 });
    const first = tally(MANY_WAYS, 1, 0, RUNS_THAT_NAME_PATHWAYS).pathways;
    const later = tally(MANY_WAYS, 1, RUNS_THAT_NAME_PATHWAYS, 5000).pathways;
    const known = new Set(first.keys);
    const unknown = later.keys.reduce(
      (sum, key, place) => sum + (known.has(key) ? 0 : (later.runs[place] ?? 0)),
      0,
    );
    expect(unknown).toBeGreaterThan(0);
    expect(pathways.known).toBe(first.keys.length);
    expect(pathways.other).toBe(unknown);
  });

  it('take no more room for more runs', () => {
    const counts = new PathwayCounts();
    for (let run = 0; run < RUNS_THAT_NAME_PATHWAYS + 1000; run += 1) counts.count(run, run);
    counts.count(5, 99);
    const { keys, runs, firsts, other } = counts.tally();
    expect(keys).toHaveLength(RUNS_THAT_NAME_PATHWAYS);
    expect(other).toBe(1000);
    expect([runs[5], firsts[5]]).toEqual([2, 5]);
  });
});

describe('merging pathways', () => {
  const of = (pairs: readonly (readonly [key: number, run: number])[]): PathwayTally => {
    const counts = new PathwayCounts();
    for (const [key, run] of pairs) counts.count(key, run);
    return counts.tally();
  };
  const one = of([
    [7, 4],
    [3, 5],
    [7, 6],
  ]);
  const other = of([
    [9, 1],
    [7, 2],
  ]);

  it('adds runs, and keeps the least first', () => {
    const merged = { keys: [3, 7, 9], runs: [1, 3, 1], firsts: [5, 2, 1], other: 0 };
    expect(mergePathways(one, other)).toEqual(merged);
    expect(mergePathways(other, one)).toEqual(merged);
    expect(mergePathways(one, NO_PATHWAYS)).toEqual(one);
  });

  it('in place comes to the same', () => {
    const counts = new PathwayCounts();
    counts.add(one);
    counts.add(other);
    expect(counts.tally()).toEqual(mergePathways(one, other));
  });
});
