/** Rates against what was asked for. The seed is fixed, so nothing here can flake. */
import { describe, expect, it } from 'vitest';
import { choiceProbabilities, choiceTable } from '../../src/chance/choice.js';
import { createLuck } from '../../src/chance/draws.js';
import { BORDERS } from './arbitraries.js';
import { binomialScore, chiSquareScore, scoreLimit } from './statistics.js';

const TICKS = 256;

/** Rare successes need more runs to be counted at all. */
function runsFor(p: number): number {
  return p < 0.001 ? 8000 : 1200;
}

/** From 1e-5 to nearly 1, with each border of the calendar and its two sides. */
const CHANCES: readonly number[] = [
  1e-5,
  1e-4,
  5e-4,
  0.005,
  0.01,
  0.03,
  0.05,
  0.1,
  0.15,
  0.25,
  0.5,
  0.75,
  0.9,
  0.999,
  ...BORDERS.flatMap((p) => [p * 0.99, p, p * 1.01]),
];

describe.each(['coin', 'hazard'] as const)('the rate of a %s', (kind) => {
  const luck = createLuck('rates');

  it.each(CHANCES)('of chance %d', (p) => {
    const site = luck.site(`${kind} ${p}`);
    const runs = runsFor(p);
    let successes = 0;
    for (let run = 0; run < runs; run += 1) {
      const draws = luck.forRun(run);
      for (let tick = 1; tick <= TICKS; tick += 1) if (draws[kind](site, tick, p)) successes += 1;
    }
    expect(Math.abs(binomialScore(successes, runs * TICKS, p))).toBeLessThan(scoreLimit(2 * CHANCES.length));
  });
});

describe('the spread of a hazard', () => {
  it.each([0.002, 0.03, 0.1, 0.3])('over runs: waiting times at chance %d are geometric', (p) => {
    const luck = createLuck('waiting');
    const site = luck.site(`wait ${p}`);
    const longest = Math.ceil(1 / p);
    const observed = Array.from({ length: longest + 1 }, () => 0);
    const runs = 15_000;
    for (let run = 0; run < runs; run += 1) {
      const draws = luck.forRun(run);
      let tick = 1;
      while (tick <= longest && !draws.hazard(site, tick, p)) tick += 1;
      observed[tick - 1] = (observed[tick - 1] ?? 0) + 1;
    }
    const expected = observed.map((_, at) => runs * (1 - p) ** at * (at === longest ? 1 : p));
    expect(chiSquareScore(observed, expected)).toBeLessThan(scoreLimit(8));
  });

  it.each([0.002, 0.03, 0.1, 0.3])(
    'within a tick: successes among a batch at chance %d are binomial',
    (p) => {
      const luck = createLuck('lanes');
      const site = luck.site(`lanes ${p}`);
      const observed = Array.from({ length: 33 }, () => 0);
      const batches = 400;
      for (let batch = 0; batch < batches; batch += 1) {
        const counts = Array.from({ length: 64 }, () => 0);
        for (let lane = 0; lane < 32; lane += 1) {
          const draws = luck.forRun(batch * 32 + lane);
          for (let tick = 1; tick <= 64; tick += 1) {
            if (draws.hazard(site, tick, p)) counts[tick - 1] = (counts[tick - 1] ?? 0) + 1;
          }
        }
        for (const count of counts) observed[count] = (observed[count] ?? 0) + 1;
      }
      let chance = (1 - p) ** 32;
      const expected = observed.map((_, count) => {
        const now = chance * batches * 64;
        chance *= ((32 - count) / (count + 1)) * (p / (1 - p));
        return now;
      });
      const [cells, wanted] = merge(observed, expected);
      expect(chiSquareScore(cells, wanted)).toBeLessThan(scoreLimit(8));
    },
  );
});

describe('the rates of a choice', () => {
  const many = Array.from({ length: 60 }, (_, at) => at + 1);
  it.each([[[1, 1]], [[7, 2, 1]], [[0.5, 0, 0.25, 0.25]], [[1, 1000]], [many]])(
    'of weights %j',
    (weights) => {
      const luck = createLuck('choices');
      const site = luck.site(`weights ${weights.join(' ')}`);
      const table = choiceTable(weights.map((weight, name) => ({ name, weight })));
      const observed = weights.map(() => 0);
      for (let run = 0; run < 4000; run += 1) {
        const draws = luck.forRun(run);
        for (let tick = 0; tick < 100; tick += 1) {
          const pick = draws.choice(site, tick, table);
          observed[pick] = (observed[pick] ?? 0) + 1;
        }
      }
      const possible = choiceProbabilities(table).map((p, at) => [observed[at] ?? 0, p * 400_000] as const);
      expect(possible.filter(([count, wanted]) => wanted === 0 && count > 0)).toEqual([]);
      const kept = possible.filter(([, wanted]) => wanted > 0);
      const score = chiSquareScore(
        kept.map(([count]) => count),
        kept.map(([, wanted]) => wanted),
      );
      expect(score).toBeLessThan(scoreLimit(5));
    },
  );
});

/** Puts rare cells together until each expects at least 10. */
function merge(observed: readonly number[], expected: readonly number[]): [number[], number[]] {
  const cells: number[] = [];
  const wanted: number[] = [];
  let [count, sum] = [0, 0];
  observed.forEach((seen, at) => {
    count += seen;
    sum += expected[at] ?? 0;
    const left = expected.slice(at + 1).reduce((total, more) => total + more, 0);
    if (sum < 10 || (left < 10 && at < observed.length - 1)) return;
    cells.push(count);
    wanted.push(sum);
    [count, sum] = [0, 0];
  });
  return [cells, wanted];
}
