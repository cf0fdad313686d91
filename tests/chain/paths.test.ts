import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeGoal, pathsTo, type PathsTo, probeGoal } from '../../src/chain/paths/index.js';
import { milestoneOf } from '../../src/model/milestones.js';
import type { Model } from '../../src/model/model.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { traceDice } from '../../src/reference/index.js';
import { ANSWERED, OVERDONE } from '../analysis/pathways/small-scenarios.js';
import { ways } from '../export/by-reference.js';
import { lowered, read } from '../laws/played.js';

/** A number, as far as so many digits tell. */
const near = (value: number, digits: number): unknown => expect.closeTo(value, digits);

/** Coins are cut to 32 binary digits where they are thrown. */
const DIGITS = 8;

/** So many runs of a model are told one by one. */
const MOST = 300;

/** A run as its ticks, each with the milestones that it passes for the first time, and how probable it is. */
interface Told {
  readonly probability: number;
  readonly outcome: number | null;
  readonly endedAt: number;
  readonly passed: ReadonlyMap<string, number>;
  readonly states: string;
}

/** All runs of a model; null where there are too many. */
function allRuns(model: Model): readonly Told[] | null {
  const all = ways((dice) => traceDice(model, dice), MOST);
  if (all.length > MOST) return null;
  return all.map(({ value, probability }) => {
    const passed = new Map<string, number>();
    for (const { description, tick } of value.events) {
      const name = milestoneOf(description);
      if (name !== null && !passed.has(name)) passed.set(name, tick);
    }
    const states = JSON.stringify(value.ticks.map(({ state }) => state));
    return { probability, outcome: value.outcome, endedAt: value.endedAt, passed, states };
  });
}

function exact(model: Model, outcome: number | null): PathsTo | null {
  const found = pathsTo(model, outcomeGoal(model, outcome), 8, MOST);
  return 'message' in found ? null : found;
}

/** Milestones of one tick stand together, in no order. */
function chainOf({ passed }: Told, known: ReadonlySet<string>): string {
  const ticks = new Map<number, string[]>();
  for (const [name, tick] of passed)
    if (known.has(name)) ticks.set(tick, [...(ticks.get(tick) ?? []), name].sort());
  return JSON.stringify([...ticks].sort(([one], [other]) => one - other).map(([, names]) => names));
}

function sum(runs: readonly Told[]): number {
  return runs.reduce((total, { probability }) => total + probability, 0);
}

/** The greatest probability that runs have together that are alike. */
function greatest(runs: readonly Told[], alike: (run: Told) => string): number {
  const groups = new Map<string, number>();
  for (const run of runs) groups.set(alike(run), (groups.get(alike(run)) ?? 0) + run.probability);
  return Math.max(0, ...groups.values());
}

/** Holds what the chain says of the ways to an outcome against all runs, told one by one. */
function expectAgreement(model: Model, runs: readonly Told[], outcome: number | null): boolean {
  const found = exact(model, outcome);
  if (found === null) return false;
  const arriving = runs.filter((run) => run.outcome === outcome && run.probability > 0);
  expect(found.probability).toBeCloseTo(sum(arriving), DIGITS);
  const known = new Set(found.milestones.map(({ name }) => name));
  for (const { name, probability, after } of found.milestones) {
    const passing = runs.filter(({ passed }) => passed.has(name));
    expect(probability).toBeCloseTo(sum(passing), DIGITS);
    const both = sum(arriving.filter(({ passed }) => passed.has(name)));
    expect((after ?? 0) * sum(passing)).toBeCloseTo(after === null ? 0 : both, DIGITS);
  }
  const chains = new Map<string, number>();
  for (const run of arriving)
    chains.set(chainOf(run, known), (chains.get(chainOf(run, known)) ?? 0) + run.probability);
  expect(found.proven).toBe(true);
  const reckoned = found.chains.map(({ steps, probability }) => ({
    key: JSON.stringify(steps.map((step) => [...step].sort())),
    probability,
  }));
  expect(reckoned.map(({ key }) => key).sort()).toEqual([...chains.keys()].sort());
  for (const { key, probability } of reckoned)
    expect(probability).toBeCloseTo(chains.get(key) ?? NaN, DIGITS);
  // The most probable comes first.
  const inOrder = reckoned.map(({ probability }) => probability);
  expect(inOrder).toEqual(inOrder.toSorted((one, other) => other - one));
  expect(found.best === null).toBe(arriving.length === 0);
  if (found.best === null) return true;
  const { fewest, earliest, mostProbable } = found.best;
  const count = ({ passed }: Told): number => [...passed.keys()].filter((name) => known.has(name)).length;
  expect(fewest.steps.flatMap(({ milestones }) => milestones)).toHaveLength(Math.min(...arriving.map(count)));
  expect(earliest.settledAt).toBe(Math.min(...arriving.map(({ endedAt }) => endedAt)));
  // A way of the chain is at least as coarse as the states of the whole model, and at least as fine as the days of milestones.
  const slack = 1e-8;
  expect(mostProbable.probability).toBeGreaterThan(greatest(arriving, ({ states }) => states) - slack);
  const days = (run: Told): string =>
    JSON.stringify([
      run.endedAt,
      [...run.passed].filter(([name]) => known.has(name)).sort(([one], [other]) => (one < other ? -1 : 1)),
    ]);
  expect(mostProbable.probability).toBeLessThan(greatest(arriving, days) + slack);
  return true;
}

describe('exact ways', () => {
  it('are those of a closed form', () => {
    const found = exact(lowered(ANSWERED), 0);
    // Alpha strikes on day 1 (.5), and Beta strikes back on day 2 (.4).
    expect(found?.probability).toBeCloseTo(0.2, 12);
    expect(found?.chains).toMatchObject([{ steps: [['alpha strike beta'], ['beta strike alpha']] }]);
    expect(found?.best?.mostProbable).toMatchObject({
      settledAt: 2,
      steps: [
        { tick: 1, milestones: ['alpha strike beta'], after: near(0.4, 12) },
        { tick: 2, milestones: ['beta strike alpha'], after: 1 },
      ],
    });
    expect(found?.best?.mostProbable.probability).toBeCloseTo(0.2, 12);
    const after = found?.milestones.map((one) => [one.name, one.probability, one.after]);
    expect(after).toEqual([
      ['alpha strike beta', near(0.75, 12), near(0.2 / 0.75, 12)],
      ['beta strike alpha', near(0.2, 12), near(1, 12)],
    ]);
  });

  it('are taken among the runs in which it can be asked', () => {
    const model = lowered(ANSWERED);
    const probe = model.questions.find(({ name }) => name === 'answer')?.probes[0];
    if (probe === undefined) throw new Error('it asks for an answer');
    const found = pathsTo(model, probeGoal(probe), 24, 5);
    // Beta answers a blow of the first day with .4; one of the second day leaves no day for an answer.
    expect(found).toMatchObject({
      probability: near(0.4, 12),
      counted: near(0.5, 12),
      milestones: [
        { name: 'alpha strike beta', probability: near(1, 12) },
        { name: 'beta strike alpha', probability: near(0.4, 12) },
      ],
    });
  });

  it('say why not where there is too little memory, or nothing to reckon', () => {
    const model = lowered(ANSWERED);
    expect(pathsTo(model, outcomeGoal(model, 0), 1e-6, 5)).toMatchObject({
      message: expect.stringContaining('does not fit') as unknown,
    });
    const probe = { label: 'at the start', when: { is: 'always' }, given: null, tick: 0 } as const;
    expect(pathsTo(model, probeGoal(probe), 24, 5)).toMatchObject({ message: 'it is asked of the start' });
  });

  it('put what comes about on one day together', () => {
    const found = exact(lowered(OVERDONE), 0);
    expect(found?.chains.map(({ steps, probability }) => [steps, probability])).toEqual([
      [[['alpha strike beta']], near(0.5, 12)],
      [[['alpha strike beta', 'gamma strike beta']], near(0.5, 12)],
    ]);
    expect(found?.best?.fewest.steps).toHaveLength(1);
  });

  it('wait for the most probable day', () => {
    // A geometric law: it comes on day d with p (1 − p)^(d − 1), which is most for d = 1.
    const model = lowered(
      read({
        brinkmanship: 1,
        title: 'One day or another',
        tick: 'day',
        horizon: 30,
        actors: { alpha: 'Alpha', beta: 'Beta' },
        acts: { strike: { rung: 'use of force' } },
        options: { 'alpha may strike beta': '0.1 a day, assumed' },
        outcomes: [{ struck: { ends: true, when: 'alpha strike beta' } }],
      }),
    );
    const found = exact(model, 0);
    expect(found?.probability).toBeCloseTo(1 - 0.9 ** 30, 12);
    expect(found?.best?.mostProbable).toMatchObject({ settledAt: 1, probability: near(0.1, 12) });
    expect(found?.chains).toMatchObject([{ probability: near(1 - 0.9 ** 30, 12) }]);
    const never = exact(model, null);
    expect(never?.best?.fewest).toMatchObject({ settledAt: 30, steps: [] });
    expect(never?.best?.fewest.probability).toBeCloseTo(0.9 ** 30, 12);
  });

  it('are those of all runs, told one by one', () => {
    let compared = 0;
    fc.assert(
      fc.property(scenarioDocuments(), fc.integer({ min: 1, max: 3 }), (document, horizon) => {
        const whole = lowered(read(document));
        const model = { ...whole, horizon: Math.min(horizon, whole.horizon), questions: [] };
        const runs = allRuns(model);
        if (runs === null) return;
        for (const place of [...model.outcomes.keys(), null])
          if (expectAgreement(model, runs, place)) compared += 1;
      }),
      { numRuns: 20 },
    );
    expect(compared).toBeGreaterThan(15);
  }, 180_000);
});
