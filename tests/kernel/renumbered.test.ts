import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangedNumbers } from '../../src/analysis/evaluation/ranged-numbers.js';
import { sampleDesign } from '../../src/analysis/methods/sampling/index.js';
import { morrisDesign } from '../../src/analysis/methods/sensitivity-indices/index.js';
import { createLuck } from '../../src/chance/index.js';
import { quantitiesOf } from '../../src/scenario/quantities.js';
import { lower } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import { RunCounter } from '../../src/montecarlo/run-counter.js';
import { countHere, countOf } from '../../src/montecarlo/team.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { SHIPPED, shippedScenario } from '../export/shipped.js';
import { coin, constant, hazard, is, model, rule, sets, stage, variable } from '../reference/models.js';
import { choice } from '../reference/models.js';
import { read } from '../laws/played.js';

const RUNS = 150;

/** What a new counter counts, which has compiled this model and no other. */
function countedAnew(of: Model, generates: boolean): unknown {
  const counter = new RunCounter(of, createLuck(3), generates);
  counter.play(0, RUNS);
  return counter.take();
}

/** What a counter counts that has played a model before; null where it cannot turn to the other. */
function countedAfter(before: Model, after: Model, generates: boolean): unknown {
  const counter = new RunCounter(before, createLuck(3), generates);
  counter.play(0, 40);
  if (!counter.turnTo(after)) return null;
  counter.play(0, RUNS);
  return counter.take();
}

function modelWith(scenario: Scenario, values: ReadonlyMap<string, number>): Model | null {
  return lower(scenario, { set: values }).model;
}

describe('a counter that turns to a model of other numbers', () => {
  it.each(SHIPPED)('counts %s as a new one does, at points over its ranges', async (name) => {
    const scenario = await shippedScenario(name);
    const given = lower(scenario, {}).model;
    if (given === null) return;
    const { ranged } = rangedNumbers(scenario, given);
    if (ranged.length === 0) return;
    // Inside of the ranges, and at their ends, where chances of 0 and 1 make other rules.
    const designs = [
      sampleDesign(ranged, { points: 4, method: 'latin hypercube', seed: 5 }),
      morrisDesign(ranged, { trajectories: 2, seed: 5 }),
    ];
    for (const design of designs) {
      const step = Math.max(1, Math.floor(design.size / 4));
      for (let place = 0; place < design.size; place += step) {
        const point = design.point(place);
        const at = modelWith(scenario, new Map(ranged.map((one, axis) => [one.name, point[axis] ?? 0])));
        if (at === null) continue;
        const anew = countedAnew(at, true);
        expect(countedAfter(given, at, true) ?? anew).toEqual(anew);
        const { tally } = await countOf({ model: at, seed: 3, generateCode: true }, RUNS);
        expect({ ...tally, pathways: null }).toEqual({ ...tallyOf(at), pathways: null });
      }
    }
  });

  it('counts generated scenarios as a new one does, whatever their numbers', () => {
    let turned = 0;
    let models = 0;
    const factor = fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(0, 1) },
      { weight: 6, arbitrary: fc.double({ min: 0.9, max: 0.999, noNaN: true }) },
    );
    fc.assert(
      fc.property(
        scenarioDocuments(),
        fc.array(factor, { minLength: 1, maxLength: 7 }),
        (document, factors) => {
          const scenario = read(document);
          const given = lower(scenario, {}).model;
          const values = quantitiesOf(scenario).flatMap(({ name, nominal }, place) =>
            nominal === null ? [] : [[name, nominal * (factors[place % factors.length] ?? 1)] as const],
          );
          const at = modelWith(scenario, new Map(values));
          if (given === null || at === null) return;
          models += 1;
          for (const generates of [true, false]) {
            const after = countedAfter(given, at, generates);
            if (after === null) continue;
            turned += 1;
            expect(after).toEqual(countedAnew(at, generates));
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(models).toBeGreaterThan(8);
    expect(turned).toBeGreaterThan(6);
  }, 120_000);
});

function tallyOf(of: Model): object {
  const counter = new RunCounter(of, createLuck(3), true);
  counter.play(0, RUNS);
  return counter.take().tally;
}

/** A rule of every kind of draw, with the numbers that are to be changed. */
function drawing(p: number, often: number, left: number, start = 0.5): Model {
  return model({
    horizon: 30,
    variables: [
      variable('state', 2),
      {
        ...variable('drawn', 1),
        start: {
          weights: [
            { value: 0, weight: constant(start) },
            { value: 1, weight: constant(1 - start) },
          ],
        },
      },
    ],
    stages: [
      stage([
        rule('tosses', is(0, 0), sets({ 0: 1 }), coin(p)),
        rule('happens', is(0, 1), sets({ 0: 2 }), hazard(often)),
        rule('chooses', is(0, 2), sets({}), {
          choices: [choice('left', left, sets({ 0: 0 })), choice('right', 1 - left, sets({ 0: 1 }))],
        }),
      ]),
    ],
    outcomes: [
      { name: 'second', when: is(0, 2), ends: false },
      { name: 'drawn', when: is(1, 1), ends: false },
    ],
  });
}

describe('which models are of other numbers alone', () => {
  const given = drawing(0.3, 0.01, 0.4);
  const turns = (to: Model): boolean => countedAfter(given, to, true) !== null;

  it('takes other chances and weights, and a chance of 0', () => {
    for (const to of [drawing(0.7, 0.02, 0.9), drawing(0, 0, 0.4), drawing(0.3, 0.01, 0.4, 0.9)]) {
      expect(turns(to)).toBe(true);
      for (const generates of [true, false]) {
        expect(countedAfter(given, to, generates)).toEqual(countedAnew(to, generates));
      }
    }
  });

  it('takes chances on both sides of the ceiling of the calendar, where one of them came near it', () => {
    const near = drawing(0.3, 0.1, 0.4);
    for (const to of [drawing(0.3, 0.6, 0.4), drawing(0.3, 0.001, 0.4)]) {
      expect(countedAfter(near, to, true)).toEqual(countedAnew(to, true));
    }
  });

  it('takes none for which the code is another one: what is certain, what needs a coin, what cannot be picked', () => {
    expect(turns(drawing(1, 0.05, 0.4))).toBe(false);
    expect(turns(drawing(0.3, 0.5, 0.4))).toBe(false);
    expect(turns(drawing(0.3, 0.05, 1))).toBe(false);
    expect(turns(drawing(0.3, 0.05, 0.4, 1))).toBe(false);
  });

  it('takes none whose rules read, do or are called something else', () => {
    const [only] = given.stages;
    const [chooses, happens, tosses] = only?.rules ?? [];
    if (only === undefined || chooses === undefined || happens === undefined || tosses === undefined) {
      throw new Error('there are three rules');
    }
    const withRule = (changed: typeof tosses): Model => ({
      ...given,
      stages: [{ ...only, rules: [chooses, happens, changed] }],
    });
    expect(turns(withRule(tosses))).toBe(true);
    expect(turns(withRule({ ...tosses, name: 'tossed' }))).toBe(false);
    expect(turns(withRule({ ...tosses, when: is(0, 1) }))).toBe(false);
    expect(turns(withRule({ ...tosses, choices: [choice('yes', 1, sets({ 0: 2 }))] }))).toBe(false);
    const amount = { is: 'choose', when: is(1, 1), yes: constant(0.2), otherwise: constant(0.4) } as const;
    expect(turns(withRule({ ...tosses, draw: { kind: 'coin', chance: amount } }))).toBe(false);
    expect(turns({ ...given, horizon: 31 })).toBe(false);
  });

  it('leaves what was counted for one model out of the counts of the next', async () => {
    const [one, other] = [drawing(0.3, 0.05, 0.4), drawing(0.6, 0.05, 0.4)];
    const first = await countHere.count(one, 3, RUNS);
    await countHere.count(other, 3, RUNS);
    expect(await countHere.count(one, 3, RUNS)).toEqual(first);
  });
});
