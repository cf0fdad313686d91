import { describe, expect, it } from 'vitest';
import { isPrecise, type Precision, requirePrecision, runsAtLook } from '../../src/montecarlo/precision.js';
import type { Estimate, SimulationResult } from '../../src/montecarlo/result.js';
import { summarise } from '../../src/montecarlo/summarise.js';
import { emptyTally } from '../../src/montecarlo/tally.js';
import { model } from '../reference/models.js';

const wide = (value: number, half: number): Estimate => ({
  value,
  low: value - half,
  high: value + half,
  runs: 100,
});

/** Exact in doubles, so that what is just narrow enough is so to the last bit. */
const NARROW = wide(0.5, 0.0625);
const UNKNOWN: Estimate = { value: null, low: null, high: null, runs: 0 };

const empty = model({ horizon: 16 });
const nothing = summarise(empty, emptyTally(empty), { seed: 1 });

/** A result in which all is narrow but one estimate, in a place of its own. */
const PLACES: Readonly<Record<string, (one: Estimate) => SimulationResult>> = {
  'an outcome': (one) => ({
    ...nothing,
    outcomes: [NARROW, one].map((probability) => ({
      name: 'war',
      ends: true,
      count: 1,
      probability,
      cumulative: [],
    })),
  }),
  'a dispute': (one) => ({
    ...nothing,
    disputes: [NARROW, one].map((ever) => ({ name: 'pact', ever, meanTicks: 1 })),
  }),
  'a row of a question': (one) => ({
    ...nothing,
    questions: [
      {
        name: 'q',
        title: null,
        text: 'q',
        time: null,
        rows: [NARROW, one].map((estimate) => ({
          label: 'r',
          tick: 1,
          estimate,
          given: null,
          endedBefore: 0,
        })),
      },
    ],
  }),
  'whether it comes about': (one) => ({
    ...nothing,
    questions: [
      {
        name: 'q',
        title: null,
        text: 'q',
        rows: [],
        time: { restricted: NARROW, conditional: NARROW, cameAbout: one },
      },
    ],
  }),
};

const withTime = (restricted: Estimate, conditional: Estimate): SimulationResult => ({
  ...nothing,
  questions: [
    { name: 'q', title: null, text: 'q', rows: [], time: { restricted, conditional, cameAbout: NARROW } },
  ],
});

describe('a result is precise', () => {
  it('where it estimates nothing', () => {
    expect(isPrecise({ ...nothing, outcomes: [] }, { absolute: 1e-9 })).toBe(true);
  });

  it.each(Object.keys(PLACES))('only if %s is', (place) => {
    const result = (one: Estimate): SimulationResult => PLACES[place]?.(one) ?? nothing;
    const asked = { absolute: 0.0625 };
    expect(isPrecise(result(NARROW), asked)).toBe(true);
    expect(isPrecise(result(wide(0.5, 0.125)), asked)).toBe(false);
    expect(isPrecise(result(UNKNOWN), asked)).toBe(true);
    expect(isPrecise(result({ ...NARROW, low: null }), asked)).toBe(false);
    expect(isPrecise(result({ ...NARROW, high: null }), asked)).toBe(false);
    // However close to nothing the other limit is.
    expect(isPrecise(result({ ...wide(0.03125, 0.03125), low: null }), asked)).toBe(false);
    expect(isPrecise(result({ ...wide(-0.03125, 0.03125), high: null }), asked)).toBe(false);
  });

  it('about a time in shares of the horizon', () => {
    // 16 ticks, so 0.0625 of them is one tick.
    const asked = { absolute: 0.0625 };
    expect(isPrecise(withTime(wide(8, 1), wide(4, 1)), asked)).toBe(true);
    expect(isPrecise(withTime(wide(8, 1.5), wide(4, 1)), asked)).toBe(false);
    expect(isPrecise(withTime(wide(8, 1), wide(4, 1.5)), asked)).toBe(false);
  });

  it('in relation to what is estimated, where that is asked for, or either where both are', () => {
    const outcome = (one: Estimate, precision: Precision): boolean =>
      isPrecise(PLACES['a dispute']?.(one) ?? nothing, precision);
    expect(outcome(wide(0.5, 0.125), { relative: 0.25 })).toBe(true);
    expect(outcome(wide(0.25, 0.125), { relative: 0.25 })).toBe(false);
    expect(outcome(wide(0.25, 0.125), { relative: 0.25, absolute: 0.125 })).toBe(true);
    expect(outcome(wide(0.5, 0.125), { relative: 0.25, absolute: 0.0625 })).toBe(true);
    expect(outcome(wide(0.25, 0.125), { relative: 0.25, absolute: 0.0625 })).toBe(false);
  });
});

describe('a precision', () => {
  it.each([{ absolute: 0.1 }, { relative: 2 }, { absolute: 0.1, relative: 0.1 }])(
    'may be %o',
    (precision) => {
      expect(() => requirePrecision(precision)).not.toThrow();
    },
  );

  it.each([
    {},
    { absolute: 0 },
    { relative: 0 },
    { absolute: -1, relative: 0.1 },
    { absolute: 0.1, relative: Number.NaN },
    { relative: Infinity },
  ])('may not be %o', (precision) => {
    expect(() => requirePrecision(precision)).toThrow(
      new RangeError('a precision has an absolute or a relative half-width, above 0'),
    );
  });

  it('is looked for after no more runs than there may be', () => {
    expect([1, 2, 3, 4, 5, 6].map((look) => runsAtLook(look, 3000))).toEqual([
      1024, 1440, 2048, 2880, 3000, 3000,
    ]);
  });
});
