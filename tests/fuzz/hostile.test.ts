import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { simulate } from '../../src/montecarlo/index.js';
import { readDocument, readScenario } from '../../src/scenario/read/scenario.js';
import { troubleOnCommand } from './hostile-commands.js';
import { DOORS } from './hostile-input.js';

/** How many cases a short hunt brings to each door. `npm run fuzz:hostile` hunts for longer. */
const CASES: Readonly<Record<string, number>> = {
  text: 60,
  number: 60,
  object: 60,
  expression: 300,
  checkpoint: 150,
  game: 100,
  'command line': 60,
  watch: 3,
};

/** A scenario with lengths of time in it. Nobody ever strikes. */
function timed({ unit = 'per day', when = 'ever(alpha strike beta)' }): string {
  return `
brinkmanship: 1
title: Lengths of time
tick: day
horizon: 5
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: threat } }
options: { alpha may strike beta: "0 ${unit}, assumed" }
outcomes: [{ so: { when: "${when}" } }]
`;
}

describe('what the hunt has found', () => {
  it('is refused: a curve that goes on for longer than anybody can count', () => {
    const { diagnostics } = readDocument({
      brinkmanship: 1,
      title: 'Long',
      tick: 'day',
      horizon: 5,
      actors: { alpha: 'Alpha', beta: 'Beta' },
      acts: { strike: { rung: 'use of force' } },
      options: {
        'alpha may strike beta': {
          by: { 2: 0.3, '99999999999999999999': 0.9 },
          since: 'tick >= 1',
          basis: 'assumed',
        },
      },
      outcomes: [{ blows: 'ever(alpha strike beta)' }],
    });
    const message = 'a curve is given at whole ticks from 1 to 100000, not at 100000000000000000000';
    expect(diagnostics).toMatchObject([{ code: 'out-of-range', message, severity: 'error' }]);
  });

  it.each([
    ['within 0 days', 'a chance is given within 1 to 100000 days, not within 0'],
    ['within 100001 days', 'a chance is given within 1 to 100000 days, not within 100001'],
  ])('is refused: a chance %s', (unit, message) => {
    const { diagnostics } = readScenario(timed({ unit }));
    expect(diagnostics).toMatchObject([{ code: 'out-of-range', message, severity: 'error' }]);
  });

  it.each([
    ['(rung(alpha, beta) < threat) for 0 days', 'something holds for 1 to 100000 days, not 0'],
    ['count(alpha strike beta, 0) < 1', 'a count goes up to 1 to 100000, not 0'],
  ])('is refused: %s', (when, message) => {
    const { diagnostics } = readScenario(timed({ when }));
    expect(diagnostics).toMatchObject([{ code: 'out-of-range', message, severity: 'error' }]);
  });

  it.each([
    ['(rung(alpha, beta) < threat) for 100000 days', 0],
    ['since(alpha strike beta) > 999999999', 1],
    ['count(alpha strike beta, 100000) > 2', 0],
  ])('is counted no further than the horizon: %s', async (when, probability) => {
    const { scenario } = readScenario(timed({ when }));
    const model = scenario === null ? null : lower(scenario).model;
    expect(model).not.toBeNull();
    if (model === null) return;
    expect(Math.max(0, ...model.variables.map(({ high }) => high))).toBeLessThan(10);
    const { outcomes } = await simulate(model, { runs: 1 });
    expect(outcomes[0]?.probability.value).toBe(probability);
  });

  it('is counted no further than the horizon: a deadline that no run reaches', async () => {
    const fates = [7, 100_000].map(async (within) => {
      const { scenario } = readScenario(`
brinkmanship: 1
title: A deadline
tick: day
horizon: 5
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: threat } }
commitments:
  answer:
    debtor: alpha
    creditor: beta
    perform: [strike]
    targets: [beta]
    if: beta strike alpha
    within: ${within}
    fidelity: 0.5, assumed
options: { beta may strike alpha: "0.5 per day, assumed" }
outcomes: [{ answered: ever(alpha strike beta) }]
`);
      const model = scenario === null ? null : lower(scenario).model;
      if (model === null) return [];
      expect(Math.max(...model.variables.map(({ high }) => high))).toBeLessThan(30);
      const { commitments, outcomes } = await simulate(model, { runs: 200 });
      return [commitments.map(({ fates: ended }) => ended), outcomes.map(({ count }) => count)];
    });
    const [near, far] = await Promise.all(fates);
    expect(near).toHaveLength(2);
    expect(far).toEqual(near);
  });

  it.each([
    [['accounts', '\u001b[2J\u001b[31m']],
    [['run', '\u202eevil\u202c']],
    [['bounds', '-', '--megabytes', '\u009b31m']],
    [['solve', 'scenarios/first-strike-pact.yaml', '--reading', '\u2066x\u2069']],
    [['run', 'scenarios/first-strike-pact.yaml', '--no-such\u001b[2J']],
    [['\u001b]0;title\u0007']],
    [['run', '\u0000', '--workers', '0']],
    [['load-bearing', 'scenarios/first-strike-pact.yaml', '--workers', '0', '--of', '\u001b]0;title\u0007']],
    [['brief', 'scenarios/first-strike-pact.yaml', '--for', '\ud800', '--day', '1']],
  ])('is not said back to the terminal: %j', async (args) => {
    await expect(troubleOnCommand({ args, input: '' })).resolves.toBeNull();
  });

  it('is certain, and no more than that: parts that are rounded add up to a little more than 1', async () => {
    const input = `
brinkmanship: 1
title: Certain
tick: day
horizon: 3
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: threat } }
options: { alpha may strike beta: "0.5 within 2 days, from 0% to 100%, assumed" }
outcomes: [{ few: { when: "count(ever(alpha strike beta), 3) < 2" } }]
`;
    const args = ['epistemic', '-', '--points', '4', '--workers', '0'];
    await expect(troubleOnCommand({ args, input })).resolves.toBeNull();
  });
});

describe('hostile input comes to nothing but diagnostics', () => {
  it.each(DOORS)('as $name', { timeout: 120_000 }, async ({ name, brought }) => {
    const property = fc.asyncProperty(brought, async ({ trouble }) => {
      expect(await trouble()).toBeNull();
    });
    await expect(fc.assert(property, { numRuns: CASES[name] ?? 0 })).resolves.toBeUndefined();
  });

  it('leaves the prototypes of all objects alone', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });
});
