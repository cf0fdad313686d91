import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../src/analysis/bounds/index.js';
import { type PoliciesResult, policies } from '../../src/analysis/policies/index.js';
import { solve } from '../../src/chain/index.js';
import { lower } from '../../src/model/lower/index.js';
import { toPrism } from '../../src/export/index.js';
import { tally } from '../../src/montecarlo/tally-runs.js';
import { ModelError } from '../../src/reference/index.js';
import type { ScenarioDocument } from '../../src/scenario/schema/document.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { read } from '../laws/played.js';

const DIGITS = 10;

const duel = (parts: Partial<ScenarioDocument>): ScenarioDocument => ({
  brinkmanship: 1,
  title: 'North and south',
  tick: 'day',
  horizon: 5,
  actors: { north: 'North', south: 'South' },
  acts: { strike: { rung: 'use of force' }, talk: { rung: 'none' } },
  outcomes: [{ struck: 'ever(south strike north)' }],
  ...parts,
});

function solved(document: ScenarioDocument): PoliciesResult {
  const { result } = policies(read(document));
  if (result === null) throw new Error('not solved');
  return result;
}

const rowOf = ({ rows }: PoliciesResult, name: string): PoliciesResult['rows'][number] => {
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`${name} has no row`);
  return row;
};

describe('an actor that may strike when it likes', () => {
  // Each day its own promise holds with f, so that by day N it has struck with 1 − f^N if it always tries.
  const document = duel({
    commitments: {
      restraint: {
        debtor: 'south',
        creditor: 'north',
        refrain: 'south strike north',
        fidelity: '0.6, assumed',
      },
    },
    options: { 'south may strike north': { choice: 'free' } },
  });

  it('never need strike, and at most has by 1 − f^N', () => {
    const result = solved(document);
    const { never, least, greatest } = rowOf(result, 'struck');
    expect({ never, least: least.probability }).toEqual({ never: 0, least: 0 });
    expect(greatest.probability).toBeCloseTo(1 - 0.6 ** 5, DIGITS);
    const acting = { option: 'south may strike north', actor: 'south', acts: true, when: null, ticks: null };
    expect(greatest.table).toEqual([acting]);
    expect(least.table).toEqual([{ ...acting, acts: false }]);
  });

  it('could not at all, were it certain to keep its promise', () => {
    expect(solved(document).constrained).toEqual([
      {
        actor: 'south',
        commitments: ['restraint'],
        rows: [
          { name: 'struck', least: 0, greatest: 0 },
          { name: 'none of these', least: 1, greatest: 1 },
        ],
      },
    ]);
  });

  it('is not played, and bounded over all that it may do', () => {
    const { model, diagnostics } = lower(read(document));
    expect(model).toBeNull();
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
      ['free-choice', 'ask `policies` or `bounds` what may come of it, or give it a chance'],
    ]);
    const open = lower(read(document), { choices: 'free' }).model;
    if (open === null) throw new Error('not lowered');
    expect(() => tally(open, 1, 0, 1)).toThrow(/choice\/south may strike north is chosen freely/);
    expect(() => toPrism(open)).toThrow(/is chosen freely/);
    const [row] = bounds(read(document)).result?.rows ?? [];
    expect(row?.given.greatest).toBeCloseTo(1 - 0.6 ** 5, DIGITS);
    expect(row?.given.least).toBe(0);
  });
});

describe('what a policy knows', () => {
  const coin = {
    states: ['tails', 'heads'],
    moves: { 'tails > heads': '0.5 per day, assumed', 'heads > tails': '0.5 per day, assumed' },
  };

  // The coin falls anew every day, before the strike of that day but after it was chosen: one shot hits by ½. Whoever saw
  // it fall would wait for heads, and hit by 1 − 2^−5.
  it('is nothing of the chances of the tick in which it chooses', () => {
    const result = solved(
      duel({
        processes: { coin },
        options: {
          'south may strike north': { choice: 'free', when: 'not ever(south strike north)' },
        },
        outcomes: [{ hit: { ends: true, when: 'south strike north and coin is heads' } }],
      }),
    );
    expect(rowOf(result, 'hit').greatest.probability).toBeCloseTo(0.5, DIGITS);
  });

  // With a coin that stays on heads more often than it turns there, it waits to see heads and then strikes on the next day:
  // it hits by .9 once it has seen heads, and on the last day strikes anyway, by .2.
  it('is the state at its start', () => {
    const sticky = {
      states: ['tails', 'heads'],
      moves: { 'tails > heads': '0.2 per day, assumed', 'heads > tails': '0.1 per day, assumed' },
    };
    const result = solved(
      duel({
        processes: { coin: sticky },
        options: { 'south may strike north': { choice: 'free', when: 'not ever(south strike north)' } },
        outcomes: [{ hit: { ends: true, when: 'south strike north and coin is heads' } }],
      }),
    );
    const { greatest } = rowOf(result, 'hit');
    // Day 5 from tails: .2; a day before from tails: wait, .2 · .9 + .8 · .2 = .34; and so on.
    let tails = 0.2;
    for (let day = 4; day >= 1; day -= 1) tails = 0.2 * 0.9 + 0.8 * tails;
    expect(greatest.probability).toBeCloseTo(tails, DIGITS);
    expect(greatest.table).toHaveLength(2);
    expect(greatest.table).toContainEqual(expect.objectContaining({ when: 'coin is heads', ticks: null }));
    expect(greatest.table).toContainEqual(
      expect.objectContaining({ when: 'coin is tails', ticks: [[5, 5]] }),
    );
  });

  // An answer of the next day that is drawn in the evening for the sake of a smaller chain must not be seen in the morning.
  it('is not what is drawn the evening before', () => {
    const result = solved(
      duel({
        options: {
          'north may strike south': { when: 'north talk south', chance: '0.5 per occasion, assumed' },
          'north may talk south': '1 per day',
          'south may strike north': { choice: 'free', when: 'not ever(south strike north)' },
        },
        outcomes: [{ both: { ends: true, when: 'south strike north and north strike south' } }],
      }),
    );
    expect(rowOf(result, 'both').greatest.probability).toBeCloseTo(0.5, DIGITS);
  });
});

describe('a choice that is good at some times alone', () => {
  it('is told with its times', () => {
    const result = solved(
      duel({
        options: { 'south may strike north': { choice: 'free', window: { from: 2, until: 4 } } },
        outcomes: [
          { 'struck late': { ends: true, when: 'tick >= 3 and south strike north' } },
          { early: 'ever(south strike north)' },
        ],
      }),
    );
    expect(rowOf(result, 'struck late').greatest.probability).toBe(1);
    // Struck before day 3 and not after: the strike of day 2 alone.
    const { greatest } = rowOf(result, 'early');
    expect(greatest.probability).toBe(1);
    expect(greatest.table).toContainEqual(
      expect.objectContaining({ acts: true, when: null, ticks: [[2, 2]] }),
    );
  });
});

describe('generated scenarios', () => {
  it('come to no more and no less by any chance than by the best of choices', () => {
    let numbers = 0;
    fc.assert(
      fc.property(scenarioDocuments(), fc.integer({ min: 0, max: 10 }), (document, tenths) => {
        const found = Object.entries(document.options ?? {}).find(
          ([, option]) =>
            typeof option !== 'object' || !('one of' in option || 'wanes' in option || 'grows' in option),
        );
        if (found === undefined) return;
        const [name, option] = found;
        const rest =
          typeof option === 'object' && 'when' in option && option.when !== undefined
            ? { when: option.when }
            : {};
        const withOption = (of: Readonly<Record<string, unknown>>) =>
          read({ ...document, options: { ...document.options, [name]: { ...rest, ...of } } });
        const drawn = lower(withOption({ chance: `${tenths / 10} per ${document.tick}, assumed` })).model;
        if (drawn === null) return;
        try {
          const { outcomes, refused } = solve(drawn, { megabytes: 8, only: 'outcomes and questions' });
          const { result } = policies(withOption({ choice: 'free' }), { megabytes: 8 });
          if (refused.length > 0 || result === null) return;
          for (const { name: outcome, never, least, greatest } of result.rows) {
            const probability = outcomes.find((one) => one.name === outcome)?.probability ?? NaN;
            expect(probability).toBeGreaterThanOrEqual(least.probability - 1e-10);
            expect(probability).toBeLessThanOrEqual(greatest.probability + 1e-10);
            // A chance of 0 is never to act.
            expect(tenths === 0 ? never : probability).toBeCloseTo(probability, DIGITS);
            numbers += 1;
          }
        } catch (error) {
          // Nothing is left to choose, or the model does what none may do.
          if (error instanceof ModelError || error instanceof RangeError) return;
          throw error;
        }
      }),
      { numRuns: 30 },
    );
    expect(numbers).toBeGreaterThan(10);
  }, 180_000);
});
