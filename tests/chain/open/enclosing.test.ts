import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/chain/index.js';
import { type Box, OpenChain, outcomeObjectives, point } from '../../../src/chain/open/index.js';
import { lower } from '../../../src/model/lower/index.js';
import { quantitiesOf } from '../../../src/scenario/quantities.js';
import type { Model } from '../../../src/model/model.js';
import { ModelError } from '../../../src/reference/index.js';
import type { Quantity, Scenario } from '../../../src/scenario/scenario.js';
import { scenarioDocuments } from '../../../src/properties/index.js';
import { read } from '../../laws/played.js';

/** A place within each parameter's interval, and how wide the interval is. */
const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 3 })), {
  minLength: 3,
  maxLength: 3,
});

/** Numbers that rules draw by and that are probabilities, or how far log-odds move; at most three of them. */
function varied(scenario: Scenario, seed: number): readonly Quantity[] {
  const open = quantitiesOf(scenario).filter(
    ({ nominal }) => nominal !== null && nominal >= 0 && nominal <= 1,
  );
  const { model } = lower(scenario, { keep: new Set(open.map(({ name }) => name)) });
  const rules = JSON.stringify(model?.stages ?? []);
  const drawn = open.filter(({ name }) => rules.includes(JSON.stringify(name)));
  return drawn
    .filter((_, place) => (place + seed) % Math.max(1, Math.floor(drawn.length / 3)) === 0)
    .slice(0, 3);
}

function modelOf(scenario: Scenario, set: ReadonlyMap<string, number>): Model | null {
  return lower(scenario, { set }).model;
}

function probabilities(model: Model): readonly number[] | null {
  try {
    const solved = solve(model, { megabytes: 8, only: 'outcomes and questions' });
    return solved.refused.length > 0 ? null : solved.outcomes.map(({ probability }) => probability);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

describe('generated scenarios with numbers kept by name', () => {
  it('come at a point to what they come to with these numbers, and within the bounds of any box around it', () => {
    let points = 0;
    let wider = 0;
    fc.assert(
      fc.property(scenarioDocuments(), places, fc.nat({ max: 5 }), (document, spots, seed) => {
        const scenario = read(document);
        const parameters = varied(scenario, seed);
        const { model, shaping } = lower(scenario, { keep: new Set(parameters.map(({ name }) => name)) });
        if (model === null || shaping.length > 0 || JSON.stringify(model.outcomes).includes('"parameter"'))
          return;
        const box: Box = new Map(
          parameters.map(({ name, nominal }, place) => {
            const half = 0.1 * (1 + (spots[place]?.[1] ?? 0));
            const value = nominal ?? 0;
            return [name, { low: Math.max(0, value - half), high: Math.min(1, value + half) }];
          }),
        );
        const inside = new Map(
          [...box].map(([name, { low, high }], place) => [
            name,
            low + (spots[place]?.[0] ?? 0) * (high - low),
          ]),
        );
        const there = modelOf(scenario, inside);
        const expected = there === null ? null : probabilities(there);
        if (expected === null) return;
        const exactly: Box = new Map([...inside].map(([name, value]) => [name, point(value)]));
        outcomeObjectives(model).forEach((objective, which) => {
          const chain = OpenChain.of(model, objective, 8_000_000);
          if (!(chain instanceof OpenChain)) return;
          const value = expected[which] ?? NaN;
          expect(chain.value(exactly, 'least')).toBeCloseTo(value, 10);
          expect(chain.value(exactly, 'greatest')).toBeCloseTo(value, 10);
          const [least, greatest] = [chain.value(box, 'least'), chain.value(box, 'greatest')];
          expect(least).toBeLessThanOrEqual(value + 1e-10);
          expect(greatest).toBeGreaterThanOrEqual(value - 1e-10);
          points += 1;
          if (greatest > least + 1e-9) wider += 1;
        });
      }),
      { numRuns: 40 },
    );
    expect(points).toBeGreaterThan(30);
    expect(wider).toBeGreaterThan(10);
  }, 180_000);
});
