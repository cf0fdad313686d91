import type { Assumption } from '../../src/model/model.js';
import type { Estimate, SimulationResult } from '../../src/montecarlo/result.js';

/** Results made by hand, so that the pages and files made of them can be checked number by number. */

export function estimate(
  value: number | null,
  low: number | null,
  high: number | null,
  runs = 1000,
): Estimate {
  return { value, low, high, runs };
}

export const NOT_ESTIMABLE = estimate(null, null, null, 0);

export function assumption(name: string, value: number, more: Partial<Assumption> = {}): Assumption {
  return { name, value, unit: '', range: null, basis: 'assumed', sources: [], overridden: false, ...more };
}

/** 1000 runs of two states with a pact, of which 12 end in a war: 4 by tick 30, 9 by tick 60, 12 by tick 90. */
export function pact(changes: Partial<SimulationResult> = {}): SimulationResult {
  const cumulative = Array.from({ length: 90 }, (_, place) =>
    place < 29 ? 0 : place < 59 ? 4 : place < 89 ? 9 : 12,
  );
  const never = Array.from({ length: 90 }, () => 0);
  return {
    scenario: 'Two states that promised not to strike first',
    variant: null,
    readings: {},
    seed: 1,
    runs: 1000,
    stopped: false,
    byReference: { runs: 0, reason: null },
    solved: null,
    horizon: 90,
    tick: 'day',
    level: 0.95,
    interval: 'wilson',
    outcomes: [
      { name: 'war', ends: true, count: 12, probability: estimate(0.012, 0.0069, 0.0209), cumulative },
      {
        name: 'pact broken',
        ends: false,
        count: 143,
        probability: estimate(0.143, 0.1227, 0.1661),
        cumulative: never.with(89, 143),
      },
      {
        name: 'none of these',
        ends: false,
        count: 845,
        probability: estimate(0.845, 0.8213, 0.8661),
        cumulative: never.with(89, 845),
      },
    ],
    commitments: [
      {
        name: 'north-restraint',
        holder: 'north',
        fates: { detached: 850, violated: 90, terminated: 60 },
        entries: {},
      },
      {
        name: 'north-restraint',
        holder: 'south',
        fates: { detached: 850, violated: 90, terminated: 60 },
        entries: {},
      },
      { name: 'south-restraint', holder: 'south', fates: { detached: 840, violated: 160 }, entries: {} },
      {
        name: 'south-restraint',
        holder: 'north',
        fates: { null: 40, detached: 800, violated: 160 },
        entries: {},
      },
    ],
    temptations: [
      { name: 'north-restraint', counts: { tempted: 300, kept: 270, spared: 0, broken: 30, forced: 2 } },
      { name: 'south-restraint', counts: { tempted: 0, kept: 0, spared: 0, broken: 0, forced: 0 } },
    ],
    disputes: [
      { name: 'south-restraint', ever: estimate(0.04, 0.0295, 0.054), meanTicks: 1.8342 },
      { name: 'north-restraint', ever: estimate(0, 0, 0.0038), meanTicks: 0 },
    ],
    questions: [
      {
        name: 'Q1',
        title: 'Does North keep its word, as South sees it?',
        text: 'intact(north-restraint as seen by south)',
        rows: [
          {
            label: 'day 30',
            tick: 30,
            estimate: estimate(0.95, 0.9347, 0.9618),
            given: null,
            endedBefore: 0,
          },
          {
            label: 'day 90',
            tick: 90,
            estimate: estimate(0.91, 0.8906, 0.9262),
            given: null,
            endedBefore: 0.009,
          },
        ],
        time: null,
      },
      {
        name: 'Q2',
        title: null,
        text: 'south strike north, given north strike south',
        rows: [{ label: 'by day 90', tick: 90, estimate: NOT_ESTIMABLE, given: 0, endedBefore: 0.009 }],
        time: null,
      },
      {
        name: 'Q3',
        title: 'When does it break?',
        text: 'pact broken',
        rows: [],
        time: {
          restricted: estimate(84.31, 83.2, 85.4),
          conditional: estimate(41.25, 38.1, 44.4, 143),
          cameAbout: estimate(0.143, 0.1227, 0.1661),
        },
      },
    ],
    pathways: { top: [], known: 0, other: 0 },
    assumptions: [
      assumption('commitments.north-restraint.fidelity', 0.9, { range: [0.5, 1] }),
      assumption('options.north may strike south', 0.3, {
        unit: 'within 90 days',
        range: [0.1, 0.6],
        basis: 'calibrated',
        sources: ['B7', 'E1'],
      }),
    ],
    ...changes,
  };
}
