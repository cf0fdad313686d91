import { describe, expect, it } from 'vitest';
import { stateBudget } from '../../src/model/print.js';
import { tellStory } from '../../src/report/story.js';
import { traceRun } from '../../src/reference/index.js';
import { renderDiagnostics } from '../../src/scenario/diagnostics/render.js';
import { readScenario } from '../../src/scenario/read/scenario.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import {
  answer,
  count,
  expectChance,
  expectShare,
  load,
  modelOf,
  outcome,
  RUNS,
  runsEndingIn,
} from '../oracles/scenarios.js';

const HORIZON = 10;

/** North strikes each day with a chance, as long as it has something to strike with. */
function strikes({
  stock,
  chance = '0.5 a day, assumed',
  rest = '',
}: {
  stock: string;
  chance?: string;
  rest?: string;
}): Scenario {
  const text = `brinkmanship: 1
title: Strikes
tick: day
horizon: ${HORIZON}
actors: { north: North, south: South }
acts: { strike: { rung: use of force } }
${stock === '' ? '' : `stocks: { missiles: { owner: north, used by: north strike south, ${stock} } }\n`}options:
  north may strike south: ${chance}
${rest === '' ? 'outcomes: [{ five: "count(north strike south, 9) >= 5" }, { other: "true" }]\n' : rest}`;
  const { scenario, diagnostics } = readScenario(text, 'strikes.yaml');
  if (scenario === null) throw new Error(renderDiagnostics(diagnostics));
  return scenario;
}

function times(of: number): string {
  return `outcomes: [{ so often: "count(north strike south, 10) = ${of}" }]\n`;
}

function binomial(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i += 1) product *= (n - k + i) / i;
  return product;
}

describe('a stock', () => {
  it('that nothing refills allows so many acts and no more', async () => {
    const certain = { stock: 'up to: 3', chance: '1' };
    expectChance(outcome(await count(modelOf(strikes({ ...certain, rest: times(3) })), 50), 'so often'), 1);
  });

  it('cuts the count of acts off where it ends', async () => {
    // Without a stock the count is binomial(10, 0.5); a stock of 3 puts all that is 3 or more on 3.
    const tail = [3, 4, 5, 6, 7, 8, 9, 10].reduce((sum, k) => sum + binomial(HORIZON, k) / 2 ** HORIZON, 0);
    const result = await count(modelOf(strikes({ stock: 'up to: 3', rest: times(3) })));
    expectChance(outcome(result, 'so often'), tail);
  });

  it('refills by its chance, one at a tick, up to the most that it holds', async () => {
    // From 0, without an act: how many there are after 10 days is binomial(10, 0.3), cut off at 2.
    const rest = 'outcomes: [{ full: missiles = 2 }, { one: missiles = 1 }, { empty: missiles = 0 }]\n';
    const stock = 'up to: 2, starts: 0, refills: "30% a day, assumed"';
    const result = await count(modelOf(strikes({ stock, chance: '0', rest })));
    expectChance(outcome(result, 'empty'), 0.7 ** 10);
    expectChance(outcome(result, 'one'), 10 * 0.3 * 0.7 ** 9);
  });

  it('may start at random, and be known to few', async () => {
    const stock = 'up to: 2, starts: { 0: "0.25, assumed", 2: rest }, known to: []';
    const rest = 'outcomes: [{ ever: ever(north strike south) }]\n';
    expectChance(outcome(await count(modelOf(strikes({ stock, chance: '1', rest }))), 'ever'), 0.75);
  });

  it('is a number that options and chances may read', async () => {
    const scenario = strikes({ stock: 'up to: 4, refills: 0', chance: '0.1 * missiles a day' });
    const asked = modelOf({ ...scenario, horizon: 2 });
    // Day 1 with 0.4, day 2 with 0.3 after a strike and 0.4 after none.
    const twice = runsEndingIn(
      modelOf({
        ...strikes({ stock: 'up to: 4', chance: '0.1 * missiles a day', rest: times(2) }),
        horizon: 2,
      }),
      'so often',
      RUNS,
    );
    expectShare(twice.size, RUNS, 0.4 * 0.3);
    expect(asked.variables.find(({ name }) => name === 'missiles')).toMatchObject({
      low: 0,
      high: 4,
      start: 4,
    });
  });

  it('stops a response too, and never a forced act', async () => {
    const rest = `commitments:
  answer:
    { debtor: north, creditor: south, if: tick = 1, perform: strike, targets: { named: [south] }, within: 4, fidelity: 1 }
outcomes: [{ answered: answer is satisfied }, { failed: answer is violated }]
variants: { forced: { force: { act: north strike south, on: 2 } } }
`;
    const scenario = strikes({ stock: 'up to: 1, starts: 0', chance: '0', rest });
    expectChance(outcome(await count(modelOf(scenario), 50), 'failed'), 1);
    expectChance(outcome(await count(modelOf(scenario, { variant: 'forced' }), 50), 'answered'), 1);
  });

  it('may be set by a variant', async () => {
    const rest = `${times(1)}variants: { last: { put: { variable: missiles, to: 1 } } }\n`;
    const scenario = strikes({ stock: 'up to: 5', chance: '1', rest });
    expectChance(outcome(await count(modelOf(scenario, { variant: 'last' }), 50), 'so often'), 1);
  });
});

describe('laws of stocks', () => {
  it('one that no run can empty changes nothing', () => {
    const plain = runsEndingIn(modelOf(strikes({ stock: '' })), 'five', 500);
    expect(runsEndingIn(modelOf(strikes({ stock: `up to: ${HORIZON}` })), 'five', 500)).toEqual(plain);
  });

  it('one that is always refilled changes nothing beyond its first', () => {
    const plain = runsEndingIn(modelOf(strikes({ stock: '' })), 'five', 500);
    expect(runsEndingIn(modelOf(strikes({ stock: 'up to: 2, refills: 1' })), 'five', 500)).toEqual(plain);
  });

  it('a larger one leads to the same acts or more, run by run', () => {
    const runs = [0, 2, 4, 5, 6].map((size) =>
      runsEndingIn(modelOf(strikes({ stock: `up to: 6, starts: ${size}` })), 'five', 500),
    );
    for (const [index, fewer] of runs.entries()) {
      const more = runs[index + 1] ?? fewer;
      expect([...fewer].filter((run) => !more.has(run))).toEqual([]);
    }
    expect(runs[0]?.size).toBe(0);
  });

  it('its cost is one more than what it holds', () => {
    const { lasting } = stateBudget(modelOf(strikes({ stock: 'up to: 4' })));
    expect(lasting.find(({ name }) => name === 'missiles')).toMatchObject({ size: 5 });
  });
});

describe('scenarios/examples/stocks.yaml', () => {
  const scenario = load('../../scenarios/examples/stocks.yaml', import.meta.url);

  it('appeals only once its shield is gone', async () => {
    const appeal = answer(await count(modelOf(scenario)), 'appeal', 'by week 52');
    expect(appeal.estimate.value).toBeGreaterThan(0);
    const never = modelOf(scenario, { set: { 'options.south may strike north': 0 } });
    expectChance(answer(await count(never, 500), 'appeal', 'by week 52'), 0);
  });

  it('is told in a plain sentence', () => {
    const model = modelOf(scenario, { variant: 'half empty' });
    const story = tellStory(model, traceRun(model, 1, 0), { scenario });
    expect(story).toContain('reserves is set to 2 (by the variant “half empty”).');
    expect(story).toMatch(/reserves: 2 → 1, after North struck South/);
  });
});
