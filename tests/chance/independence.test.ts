/** Draws against other draws: neighbouring ticks, runs and sites, and kinds of one site. */
import { describe, expect, it } from 'vitest';
import { choiceTable } from '../../src/chance/choice.js';
import { createLuck } from '../../src/chance/draws.js';
import { binomialScore, chiSquareScore, scoreLimit } from './statistics.js';

const RUNS = 2048;
const TICKS = 300;
const LAGS = [1, 2, 7, 8, 16, 31, 32, 64, 128, 256];

/** The answers of one site, by run and tick. */
function answers(kind: 'coin' | 'hazard', name: string, p: number): Uint8Array[] {
  const luck = createLuck('independence');
  const site = luck.site(name);
  return Array.from({ length: RUNS }, (_, run) => {
    const draws = luck.forRun(run);
    return Uint8Array.from({ length: TICKS }, (_none, at) => Number(draws[kind](site, at + 1, p)));
  });
}

/** How often two answers, `runLag` runs and `tickLag` ticks apart, are both yes: its normal score. */
function lagScore(table: readonly Uint8Array[], runLag: number, tickLag: number, p: number): number {
  let both = 0;
  for (let run = 0; run + runLag < RUNS; run += 1) {
    const one = table[run];
    const other = table[run + runLag];
    for (let at = 0; at + tickLag < TICKS; at += 1) both += (one?.[at] ?? 0) & (other?.[at + tickLag] ?? 0);
  }
  // Pairs that share an answer are correlated: the second term is their share of the variance.
  const trials = (RUNS - runLag) * (TICKS - tickLag);
  const spread = p * p * (1 - p * p) + 2 * (p ** 3 - p ** 4);
  return (both - trials * p * p) / Math.sqrt(trials * spread);
}

describe.each([
  ['coin', 0.5],
  ['coin', 0.1],
  ['hazard', 0.02],
  ['hazard', 0.1],
  ['hazard', 0.5],
] as const)('a %s of chance %d', (kind, p) => {
  const table = answers(kind, `${kind} ${p}`, p);
  const limit = scoreLimit(5 * (2 * LAGS.length + 4));

  it('does not know its other ticks', () => {
    for (const lag of LAGS) expect(Math.abs(lagScore(table, 0, lag, p))).toBeLessThan(limit);
  });

  it('does not know the other runs', () => {
    for (const lag of LAGS) expect(Math.abs(lagScore(table, lag, 0, p))).toBeLessThan(limit);
  });

  it('does not know the next run at the next tick', () => {
    for (const [runLag, tickLag] of [
      [1, 1],
      [31, 1],
      [32, 8],
      [1, 8],
    ] as const) {
      expect(Math.abs(lagScore(table, runLag, tickLag, p))).toBeLessThan(limit);
    }
  });
});

describe('different questions', () => {
  const names = [
    'a',
    'b',
    'site 1',
    'site 2',
    'alpha strikes beta',
    'beta strikes alpha',
    'answer.0',
    'answer.1',
  ];

  it.each([
    ['coin', 0.3],
    ['hazard', 0.06],
  ] as const)('every two sites are independent: %s', (kind, p) => {
    const tables = names.map((name) => answers(kind, name, p));
    const limit = scoreLimit(names.length * (names.length - 1));
    tables.forEach((one, first) => {
      for (const other of tables.slice(first + 1)) {
        expect(Math.abs(meeting(one, other, p, p))).toBeLessThan(limit);
      }
    });
  });

  it('two seeds are independent at one site', () => {
    const p = 0.3;
    const table = [1, 2].map((seed) => {
      const luck = createLuck(seed);
      const site = luck.site('same');
      return Array.from({ length: RUNS }, (_, run) => {
        const draws = luck.forRun(run);
        return Uint8Array.from({ length: TICKS }, (_none, at) => Number(draws.coin(site, at + 1, p)));
      });
    });
    expect(Math.abs(meeting(table[0] ?? [], table[1] ?? [], p, p))).toBeLessThan(scoreLimit(1));
  });

  it('coin and hazard of one site are independent below p₈', () => {
    const score = meeting(answers('coin', 'both', 0.3), answers('hazard', 'both', 0.1), 0.3, 0.1);
    expect(Math.abs(score)).toBeLessThan(scoreLimit(1));
  });

  it('coin and choice of one site are independent', () => {
    const luck = createLuck('coin and choice');
    const site = luck.site('both');
    const table = choiceTable([0, 1, 2].map((name) => ({ name, weight: 1 })));
    const observed = Array.from({ length: 6 }, () => 0);
    for (let run = 0; run < 3000; run += 1) {
      const draws = luck.forRun(run);
      for (let tick = 0; tick < 100; tick += 1) {
        const cell = draws.choice(site, tick, table) + (draws.coin(site, tick, 0.5) ? 3 : 0);
        observed[cell] = (observed[cell] ?? 0) + 1;
      }
    }
    expect(
      chiSquareScore(
        observed,
        observed.map(() => 50_000),
      ),
    ).toBeLessThan(scoreLimit(1));
  });

  it('successive choices are independent', () => {
    const luck = createLuck('choices');
    const site = luck.site('pairs');
    const table = choiceTable([0, 1, 2].map((name) => ({ name, weight: 1 })));
    const observed = Array.from({ length: 9 }, () => 0);
    for (let run = 0; run < 3000; run += 1) {
      const draws = luck.forRun(run);
      for (let tick = 0; tick < 200; tick += 2) {
        const cell = 3 * draws.choice(site, tick, table) + draws.choice(site, tick + 1, table);
        observed[cell] = (observed[cell] ?? 0) + 1;
      }
    }
    expect(
      chiSquareScore(
        observed,
        observed.map(() => 300_000 / 9),
      ),
    ).toBeLessThan(scoreLimit(1));
  });
});

/** How often two independent answers to the same run and tick are both yes: its normal score. */
function meeting(one: readonly Uint8Array[], other: readonly Uint8Array[], p: number, q: number): number {
  let both = 0;
  one.forEach((row, run) => {
    row.forEach((answer, at) => {
      both += answer & (other[run]?.[at] ?? 0);
    });
  });
  return binomialScore(both, RUNS * TICKS, p * q);
}
