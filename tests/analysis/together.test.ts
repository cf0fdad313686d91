import { describe, expect, it } from 'vitest';
import { AskedError } from '../../src/analysis/evaluation/asked-error.js';
import { combination } from '../../src/analysis/load-bearing/combination.js';
import {
  type JointLoad,
  loadBearing,
  type LoadBearingOptions,
  type LoadBearingResult,
} from '../../src/analysis/load-bearing/index.js';
import { subsetCount, subsetsOf } from '../../src/analysis/load-bearing/subsets.js';
import { printLoadBearing } from '../../src/report/load-bearing.js';
import { loadBearingSchema, loadBearingToJson } from '../../src/report/load-bearing/json.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { RESTRAINTS, scenarioOf } from './asked-scenarios.js';

/** Promises on one temptation, which comes for certain on the only day: any of them that holds is enough. */
function inParallel(...fidelities: readonly number[]): Scenario {
  const promises = fidelities.map(
    (fidelity, place) =>
      `  p${place + 1}: { debtor: alpha, creditor: beta, refrain: alpha strike beta, fidelity: "${fidelity}, assumed" }`,
  );
  return scenarioOf(`brinkmanship: 1
title: In parallel
tick: day
horizon: 1
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: use of force } }
commitments:
${promises.join('\n')}
options: { alpha may strike beta: 1 a day }
outcomes:
  - struck: ever(alpha strike beta)
`);
}

/** Two temptations, which come with 0.8 and 0.5, and a promise on each, of 0.75 and 0.6: peace takes both. */
const IN_SERIES = scenarioOf(`brinkmanship: 1
title: In series
tick: day
horizon: 1
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: use of force } }
commitments:
  p1: { debtor: alpha, creditor: beta, refrain: alpha strike beta, fidelity: "0.75, assumed" }
  p2: { debtor: beta, creditor: alpha, refrain: beta strike alpha, fidelity: "0.6, assumed" }
options:
  alpha may strike beta: 0.8 a day, assumed
  beta may strike alpha: 0.5 a day, assumed
outcomes:
  - struck: ever(alpha strike beta) or ever(beta strike alpha)
`);

/** The same, with temptations and promises that are certain. */
const BOTH_CERTAIN = scenarioOf(`brinkmanship: 1
title: Two certain temptations
tick: day
horizon: 1
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: use of force } }
commitments:
  p1: { debtor: alpha, creditor: beta, refrain: alpha strike beta, fidelity: "1, assumed" }
  p2: { debtor: beta, creditor: alpha, refrain: beta strike alpha, fidelity: "1, assumed" }
options:
  alpha may strike beta: 1 a day
  beta may strike alpha: 1 a day
outcomes:
  - struck: ever(alpha strike beta) or ever(beta strike alpha)
`);

async function carried(
  scenario: Scenario,
  options: Partial<LoadBearingOptions> = {},
): Promise<LoadBearingResult> {
  const { result } = await loadBearing(scenario, {
    of: 'struck',
    runs: 2_000,
    traced: 10,
    together: 2,
    ...options,
  });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

function joint(
  { together }: LoadBearingResult,
  commitments: string,
  kind: JointLoad['kind'] = 'removed',
): JointLoad {
  const found = together.find((one) => one.kind === kind && one.commitments.join(' ') === commitments);
  if (found === undefined) throw new Error(`nothing of ${commitments}`);
  return found;
}

function expectNear(found: number | null | undefined, wanted: number): void {
  expect(found ?? NaN).toBeCloseTo(wanted, 9);
}

function widthOf(difference: { low: number; high: number } | null | undefined): number {
  return (difference?.high ?? NaN) - (difference?.low ?? NaN);
}

describe('promises that are changed together', () => {
  it('stand in for each other in parallel, by the closed form', async () => {
    const result = await carried(RESTRAINTS, { method: 'exact' });
    const both = joint(result, 'first second');
    // P(struck) by the promises in force: none 1, first .4, second .5, both .2.
    expectNear(both.difference?.value, 0.8);
    expectNear(both.separately, 0.5 - 0.2 + (0.4 - 0.2));
    expectNear(both.interaction?.value, 0.3);
    expect(both.bond).toBe('partly substitutes');
    // Kept for certain, one alone lets no strike through.
    expectNear(joint(result, 'first second', 'always kept').difference?.value, -0.2);
    expectNear(joint(result, 'first second', 'always kept').interaction?.value, 0.2);
    // The third is of what nobody wants: it adds nothing to either.
    expect(joint(result, 'first third').bond).toBe('apart');
    expect(result.together.filter(({ kind }) => kind === 'removed').map((one) => one.commitments)).toEqual([
      ['first', 'second'],
      ['first', 'third'],
      ['second', 'third'],
    ]);
    expect(printLoadBearing(result)).toContain('first and second partly stand in for each other');
    expect(loadBearingSchema.parse(loadBearingToJson(result)).together).toHaveLength(6);
  });

  it('are enough each where each is kept for certain', async () => {
    const two = await carried(inParallel(1, 1), { method: 'exact' });
    expect(joint(two, 'p1 p2')).toMatchObject({ separately: 0, bond: 'any is enough' });
    expect(printLoadBearing(two).replaceAll(/\s+/g, ' ')).toContain(
      'Either of p1 and p2 is enough: without one of them next to nothing changes, without both +1.000.',
    );
    const three = await carried(inParallel(1, 1, 1), { method: 'exact', together: 3 });
    expect(joint(three, 'p1 p2').bond).toBe('apart');
    expectNear(joint(three, 'p1 p2 p3').interaction?.value, 1);
    expect(printLoadBearing(three)).toContain('Any one of p1, p2 and p3 is enough');
  });

  it('need each other in series, by the closed form', async () => {
    const result = await carried(IN_SERIES, { method: 'exact' });
    const struck = (first: number, second: number): number => 1 - (1 - first) * (1 - second);
    const [a, b, kept] = [struck(0.8, 0.2), struck(0.2, 0.5), struck(0.2, 0.2)];
    const both = joint(result, 'p1 p2');
    expectNear(both.difference?.value, struck(0.8, 0.5) - kept);
    expectNear(both.separately, a + b - 2 * kept);
    expectNear(both.interaction?.value, struck(0.8, 0.5) - a - b + kept);
    expect(both.bond).toBe('partly complements');
    expectNear(both.outcomes[1]?.value, kept - struck(0.8, 0.5));
    const certain = await carried(BOTH_CERTAIN, { method: 'exact' });
    expect(joint(certain, 'p1 p2').bond).toBe('all are needed');
    expect(printLoadBearing(certain)).toContain('p1 and p2 are both needed');
  });

  it('have intervals on common luck that hold the closed form as often as they say', async () => {
    let held = 0;
    let common = 0;
    let independent = 0;
    const seeds = 10;
    for (let seed = 1; seed <= seeds; seed += 1) {
      const result = await carried(RESTRAINTS, { seed, runs: 640, traced: 1, orders: 2 });
      const { interaction } = joint(result, 'first second');
      if ((interaction?.low ?? 1) <= 0.3 && 0.3 <= (interaction?.high ?? 0)) held += 1;
      const alone = result.commitments.find(({ name }) => name === 'first')?.changes[0]?.difference;
      const pair = joint(result, 'first third').difference;
      // Without the idle promise the same runs say the same, and the interval on common luck is the narrower, on average.
      expectNear(pair?.value, alone?.value ?? NaN);
      common += widthOf(pair);
      independent += widthOf(alone);
    }
    // Of 10 intervals at 95 %, 7 and more hold it with a probability of 0.999 (binomial).
    expect(held).toBeGreaterThanOrEqual(7);
    expect(common).toBeLessThan(independent);
  });

  it('are none unless asked for, and not too many', async () => {
    expect((await carried(RESTRAINTS, { together: 1, runs: 50 })).together).toEqual([]);
    expect(printLoadBearing(await carried(RESTRAINTS, { together: 1, runs: 50 }))).not.toContain(
      'Without several',
    );
    const many = inParallel(...Array.from({ length: 13 }, () => 0.5));
    // C(13, 2) + C(13, 3) + C(13, 4) = 78 + 286 + 715, of each of two kinds.
    await expect(carried(many, { together: 4 })).rejects.toThrow('are 2158 sets; at most 1000 are played');
    await expect(carried(many, { together: 4 })).rejects.toBeInstanceOf(AskedError);
  });

  it('gives the same by batches as by a single count', async () => {
    const [common, single] = [
      await carried(RESTRAINTS),
      await carried(RESTRAINTS, { runs: 2_000, method: 'monte-carlo', together: 3 }),
    ];
    expect(joint(common, 'first second')).toEqual(joint(single, 'first second'));
    const { commitments } = common;
    const first = commitments.find(({ name }) => name === 'first')?.changes[0]?.difference?.value ?? NaN;
    const second = commitments.find(({ name }) => name === 'second')?.changes[0]?.difference?.value ?? NaN;
    expectNear(joint(common, 'first second').separately, first + second);
  });
});

describe('a sum of probabilities', () => {
  const batch = (value: number, runs: number) => ({ value, low: 0, high: 1, runs });

  it('has the interval of the mean of its batches', () => {
    const found = combination(
      [
        { weight: 1, batches: [batch(0.5, 100), batch(0.7, 100)] },
        { weight: -1, batches: [batch(0.1, 100), batch(0.1, 100)] },
      ],
      0.95,
    );
    // The mean of 0.4 and 0.6; the standard error of a mean of two that lie 0.2 apart is 0.1.
    expect(found?.value).toBeCloseTo(0.5, 12);
    expect((found?.high ?? 0) - 0.5).toBeGreaterThan(1.96 * 0.1);
  });

  it('is never surer than runs that all agree', () => {
    const found = combination([{ weight: 1, batches: [batch(0, 50), batch(0, 50)] }], 0.95);
    // Wilson's upper limit of 0 in 100 is z²/(n + z²) = 0.037.
    expect(found?.high).toBeCloseTo(0.037, 3);
  });

  it('has no width where its parts have none, and no value where one is not known', () => {
    const exact = (value: number) => [{ value, low: value, high: value, runs: 0 }];
    expect(
      combination(
        [
          { weight: 1, batches: exact(0.75) },
          { weight: -1, batches: exact(0.25) },
        ],
        0.95,
      ),
    ).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
    expect(combination([{ weight: 1, batches: [] }], 0.95)).toBeNull();
  });
});

describe('sets', () => {
  it('are as many as binomial coefficients say', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    expect(subsetsOf(names, 3)).toHaveLength(10 + 10);
    expect(subsetCount(5, 3)).toBe(20);
    expect(subsetsOf(names, 2).slice(0, 5)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['a', 'd'],
      ['a', 'e'],
      ['b', 'c'],
    ]);
    expect(subsetsOf(['a'], 4)).toEqual([]);
    expect(subsetCount(40, 40)).toBe(2 ** 40 - 41);
  });
});
