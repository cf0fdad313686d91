import { describe, expect, it } from 'vitest';
import { timesOf, type TimeResult } from '../../../src/analysis/accounts/index.js';
import { timeLines } from '../../../src/report/accounts/time.js';
import { timeSchema, timeToJson } from '../../../src/report/accounts/time-json.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { scenarioOf } from '../asked-scenarios.js';

/**
 * Alpha threatens Beta with .2 a day, once. From then on Beta means to strike with .25 a day, which its word keeps it from with
 * .5. So the threat comes after 5 days on average, the blow 8 days later, and without the word 4 days later: geometric laws.
 * The horizon is so far that it cuts nothing off.
 */
const WARNED = scenarioOf(`brinkmanship: 1
title: A threat before a blow
tick: day
horizon: 300
actors: { alpha: Alpha, beta: Beta }
acts: { threaten: { rung: threat }, strike: { rung: use of force } }
commitments:
  word: { debtor: beta, creditor: alpha, refrain: beta strike alpha, fidelity: "0.5, assumed" }
options:
  alpha may threaten beta: { when: not ever(alpha threaten beta), chance: "0.2 a day, assumed" }
  beta may strike alpha: { when: ever(alpha threaten beta), chance: "0.25 a day, assumed" }
outcomes:
  - struck: { ends: true, when: beta strike alpha }
  - quiet: word is detached
`);

/** On day 1 Gamma raids Beta, which lays it to Alpha with .3: then the two hold different views of Alpha's word, for good. */
const DISPUTED = scenarioOf(`brinkmanship: 1
title: Who raided
tick: day
horizon: 10
actors: { alpha: Alpha, beta: Beta, gamma: Gamma }
acts: { raid: { rung: use of force } }
commitments:
  word: { debtor: alpha, creditor: beta, refrain: alpha raid beta, fidelity: 1 }
options:
  gamma may raid beta: { window: { from: 1, until: 1 }, chance: 1 a day }
  alpha may raid beta: 0.1 a day, assumed
attribution:
  blame: { observer: beta, of: gamma raid beta, believes: it was alpha, chance: "0.3 per occasion, assumed" }
outcomes:
  - raided: ever(gamma raid beta)
`);

const RUNS = 2_000;

async function timed(scenario: Scenario, options = {}): Promise<TimeResult> {
  const { result } = await timesOf(scenario, { runs: RUNS, level: 0.9999, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

function holds({ low, high }: { readonly low: number; readonly high: number }, value: number): boolean {
  return low < value && value < high;
}

describe('time', () => {
  it('tells the warning of an outcome, and the days that a promise buys, by geometric laws', async () => {
    const { outcomes, bought } = await timed(WARNED);
    const struck = outcomes.find(({ name }) => name === 'struck');
    if (struck === undefined || struck.warning === null || struck.time === null) throw new Error('it comes');
    expect(struck.runs).toBe(RUNS);
    expect(holds(struck.warning, 1 / (0.25 * 0.5))).toBe(true);
    expect(holds(struck.time, 1 / 0.2 + 1 / (0.25 * 0.5))).toBe(true);
    // The median of a geometric law: the least n with 1 − (7/8)^n ≥ 1/2 is 6; of so many runs it may be one off.
    expect(Math.abs(struck.warning.median - 6)).toBeLessThanOrEqual(1);
    expect(struck.first).toMatchObject([{ milestone: 'alpha threaten beta', runs: RUNS }]);
    expect(struck.sudden.runs).toBe(0);
    const [word] = bought;
    const ticks = word?.outcomes.find(({ outcome }) => outcome === 'struck')?.ticks;
    expect(holds(ticks ?? { low: 0, high: 0 }, 1 / (0.25 * 0.5) - 1 / 0.25)).toBe(true);
  });

  it('tells no time of what nothing had to happen for, and buys none for what speaks of the promise', async () => {
    const { outcomes, bought } = await timed(WARNED, { runs: 20 });
    expect(outcomes.find(({ name }) => name === 'quiet')).toMatchObject({ timed: 0, time: null });
    expect(bought[0]?.outcomes.find(({ outcome }) => outcome === 'quiet')?.ticks).toBeNull();
  });

  it('counts the days in which views differed', async () => {
    const { differed, outcomes } = await timed(DISPUTED);
    const [word] = differed;
    expect(Math.abs((word?.ever.value ?? NaN) - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / RUNS));
    expect(word?.ticksWhere).toBe(10);
    expect(word?.ticks).toBeCloseTo(10 * (word?.ever.value ?? NaN), 12);
    // What happens on the first day, with no milestone before it, comes out of the blue.
    expect(outcomes[0]).toMatchObject({ sudden: { runs: RUNS }, warning: { mean: 0, ninetieth: 0 } });
  });

  it('says so in text and in JSON', async () => {
    const result = await timed(WARNED, { runs: 100, of: 'struck' });
    expect(timeSchema.parse(timeToJson(result)).outcomes.map(({ id }) => id)).toEqual(['struck']);
    expect(timeLines(result).join('\n')).toContain('alpha threaten beta (100)');
  });
});
