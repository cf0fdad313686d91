import { describe, expect, it } from 'vitest';
import { summarise, type SummariseOptions } from '../../src/montecarlo/summarise.js';
import type { SimulationResult } from '../../src/montecarlo/result.js';
import type { Tally } from '../../src/montecarlo/tally.js';
import { always, model, question, variable } from '../reference/models.js';

/**
 * What becomes of a tally that is written down here, count by count: the numbers beside it are worked out by hand, or from
 * the closed forms of the intervals.
 */

const commitments = (name: string, role?: string) => ({
  section: 'commitments',
  name,
  ...(role === undefined ? {} : { role }),
});

const crisis = model({
  title: 'crisis',
  variant: 'colder',
  readings: { treaty: 'narrow' },
  tick: 'week',
  horizon: 4,
  variables: [variable('war', 1)],
  outcomes: [
    { name: 'war', when: always, ends: true },
    { name: 'truce', when: always, ends: false },
  ],
  counters: [
    { name: 'entries', origin: commitments('pact', 'entry') },
    { name: 'kept/pact', origin: commitments('pact', 'kept') },
    { name: 'kept/pact by another rule', origin: commitments('pact', 'kept') },
    { name: 'unnamed', origin: commitments('pledge') },
    { name: 'alarms', origin: { section: 'alarms', name: 'pact', role: 'kept' } },
  ],
  watches: [
    { name: 'disputed', when: always, origin: commitments('pact', 'disputed') },
    { name: 'held', when: always, origin: commitments('pact', 'held') },
    { name: 'disputed too', when: always, origin: commitments('pledge', 'disputed') },
  ],
  fates: [
    {
      commitment: 'pact',
      holder: 'alpha',
      variable: 0,
      fates: [
        { name: 'in force', values: [0] },
        { name: 'violated', values: [1] },
      ],
      entries: [{ fate: 'violated', counter: 0 }],
    },
    {
      commitment: 'pact',
      holder: 'beta',
      variable: 0,
      fates: [{ name: 'in force', values: [0, 1] }],
      entries: [],
    },
  ],
  questions: [
    question('rows', {
      title: 'Rows?',
      text: 'P(war)',
      probes: [
        { label: 'at the start', when: always, given: null, tick: 0 },
        { label: 'by 1', when: always, given: null, tick: 1 },
        { label: 'by 3', when: always, given: always, tick: 3 },
        { label: 'never given', when: always, given: always, tick: 4 },
      ],
    }),
    question('when', { time: always }),
  ],
});

const counted: Tally = {
  runs: 10,
  outcomes: [4, 5, 1],
  endings: [[1, 0, 2, 1], []],
  fates: [[7, 3], [10]],
  counters: [6, 8, 1, 2, 99],
  watches: [
    { ever: 5, ticks: 15 },
    { ever: 1, ticks: 1 },
    { ever: 0, ticks: 0 },
  ],
  questions: [
    {
      probes: [
        { given: 10, both: 0 },
        { given: 10, both: 10 },
        { given: 8, both: 2 },
        { given: 0, both: 0 },
      ],
      firsts: null,
    },
    { probes: [], firsts: [3, 0, 0, 1] },
  ],
  pathways: { keys: [5, 6, 9], runs: [2, 5, 2], firsts: [8, 3, 1], other: 1 },
};

const none: Tally = {
  runs: 0,
  outcomes: [0, 0, 0],
  endings: [[0, 0, 0, 0], []],
  fates: [[0, 0], [0]],
  counters: [0, 0, 0, 0, 0],
  watches: [
    { ever: 0, ticks: 0 },
    { ever: 0, ticks: 0 },
    { ever: 0, ticks: 0 },
  ],
  questions: [
    {
      probes: [
        { given: 0, both: 0 },
        { given: 0, both: 0 },
        { given: 0, both: 0 },
        { given: 0, both: 0 },
      ],
      firsts: null,
    },
    { probes: [], firsts: [0, 0, 0, 0] },
  ],
  pathways: { keys: [], runs: [], firsts: [], other: 0 },
};

function said(tally: Tally, more: Partial<SummariseOptions> = {}): SimulationResult {
  return summarise(crisis, tally, { seed: 'here', ...more });
}

const NOTHING = { value: null, low: null, high: null, runs: 0 };

/** Wilson's limits as his paper gives them: the roots of (p − s)² = z² p (1 − p) / n, for z of the 95 % level. */
function limits(count: number, runs: number): readonly [number, number] {
  const z = 1.959963984540054;
  const [a, b, c] = [1 + (z * z) / runs, -(2 * count + z * z) / runs, (count / runs) ** 2];
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

describe('what a tally says', () => {
  it('carries what the model and the options are', () => {
    expect(said(counted)).toMatchObject({
      scenario: 'crisis',
      variant: 'colder',
      readings: { treaty: 'narrow' },
      seed: 'here',
      runs: 10,
      stopped: false,
      byReference: { runs: 0, reason: null },
      solved: null,
      horizon: 4,
      tick: 'week',
      level: 0.95,
      interval: 'wilson',
      assumptions: [],
    });
    const byReference = { runs: 3, reason: 'too many values' };
    const more = { stopped: true, byReference, level: 0.5, interval: 'clopper-pearson' } as const;
    expect(said(counted, more)).toMatchObject(more);
    expect(said(counted, { look: 2 }).interval).toBe('any time');
  });

  it.each([0, 1, 95])('has no level %d', (level) => {
    expect(() => said(counted, { level })).toThrow(`a level lies between 0 and 1, not ${level}`);
  });
});

describe('outcomes', () => {
  it('are all of the model’s and none of these, with their counts', () => {
    const { outcomes } = said(counted);
    expect(outcomes.map(({ name, ends, count }) => [name, ends, count])).toEqual([
      ['war', true, 4],
      ['truce', false, 5],
      ['none of these', false, 1],
    ]);
    expect(outcomes.map(({ probability }) => [probability.value, probability.runs])).toEqual([
      [0.4, 10],
      [0.5, 10],
      [0.1, 10],
    ]);
  });

  it('have Wilson’s interval at the level that is asked for', () => {
    for (const { count, probability } of said(counted).outcomes) {
      const [low, high] = limits(count, 10);
      expect(probability.low).toBeCloseTo(low, 12);
      expect(probability.high).toBeCloseTo(high, 12);
    }
  });

  it('add up the runs that they ended by each tick, the others at the last', () => {
    expect(said(counted).outcomes.map(({ cumulative }) => cumulative)).toEqual([
      [1, 1, 3, 4],
      [0, 0, 0, 5],
      [0, 0, 0, 1],
    ]);
  });

  it('are unknown where there was no run', () => {
    expect(said(none).outcomes.map(({ probability }) => probability)).toEqual([NOTHING, NOTHING, NOTHING]);
  });
});

describe('commitments', () => {
  it('tell each holder’s fates, and how often a final one was entered', () => {
    expect(said(counted).commitments).toEqual([
      { name: 'pact', holder: 'alpha', fates: { 'in force': 7, violated: 3 }, entries: { violated: 6 } },
      { name: 'pact', holder: 'beta', fates: { 'in force': 10 }, entries: {} },
    ]);
  });

  it('count temptations by role, entries into fates and the counters of others left out', () => {
    expect(said(counted).temptations).toEqual([
      { name: 'pact', counts: { kept: 9 } },
      { name: 'pledge', counts: { unnamed: 2 } },
    ]);
  });

  it('are disputed in some runs, for some ticks on average', () => {
    const { disputes } = said(counted);
    expect(disputes.map(({ name, ever, meanTicks }) => [name, ever.value, ever.runs, meanTicks])).toEqual([
      ['pact', 0.5, 10, 1.5],
      ['pledge', 0, 10, 0],
    ]);
    expect(said(none).disputes.map(({ ever, meanTicks }) => [ever, meanTicks])).toEqual([
      [NOTHING, 0],
      [NOTHING, 0],
    ]);
  });
});

describe('a question', () => {
  it('keeps its words', () => {
    const [rows, when] = said(counted).questions;
    expect([rows?.name, rows?.title, rows?.text]).toEqual(['rows', 'Rows?', 'P(war)']);
    expect([when?.name, when?.title, when?.text]).toEqual(['when', null, 'when']);
    expect([rows?.time, when?.rows]).toEqual([null, []]);
  });

  it('has a share among the runs in which its condition held, and says how many had ended before', () => {
    const [rows] = said(counted).questions;
    const told = rows?.rows.map(({ label, tick, estimate, endedBefore }) => [
      label,
      tick,
      estimate.value,
      estimate.runs,
      endedBefore,
    ]);
    expect(told).toEqual([
      ['at the start', 0, 0, 10, 0],
      ['by 1', 1, 1, 10, 0],
      ['by 3', 3, 0.25, 8, 0.1],
      ['never given', 4, null, 0, 0.3],
    ]);
    expect(said(none).questions[0]?.rows[3]?.endedBefore).toBe(0);
  });

  it('of time counts a run in which it never came about with the horizon', () => {
    const [, when] = said(counted).questions;
    // Firsts at 1, 1, 1 and 4; the other six runs at 4: the mean is (3 + 7 · 4) / 10, and among the four 7 / 4.
    const { restricted, conditional, cameAbout } = when?.time ?? {};
    expect([restricted?.value, restricted?.runs]).toEqual([3.1, 10]);
    expect([conditional?.value, conditional?.runs]).toEqual([1.75, 4]);
    expect([cameAbout?.value, cameAbout?.runs]).toEqual([0.4, 10]);
    // The variance of 1, 1, 1, 4 is 9 / 4, so the half-width is z · 3 / 4, and 1 the least that a tick can be.
    expect(conditional?.low).toBe(1);
    expect(conditional?.high).toBeCloseTo(1.75 + 1.959963984540054 * 0.75, 9);
    expect(said(none).questions[1]?.time).toEqual({
      restricted: NOTHING,
      conditional: NOTHING,
      cameAbout: NOTHING,
    });
  });
});

describe('at one of many looks', () => {
  // At look 2 and level 0.7 the intervals have the level 1 − 0.3 / 6 = 0.95.
  const looked = (): SimulationResult => said(counted, { level: 0.7, look: 2 });

  it('a share has the interval of Clopper and Pearson at the look’s level', () => {
    const fixed = said(counted, { level: 0.95, interval: 'clopper-pearson' });
    expect(looked().level).toBe(0.7);
    looked().outcomes.forEach(({ probability }, place) => {
      const { low, high } = fixed.outcomes[place]?.probability ?? {};
      expect(probability.low).toBeCloseTo(low ?? NaN, 12);
      expect(probability.high).toBeCloseTo(high ?? NaN, 12);
    });
    // Source: the exact limits of 4 in 10 at 95 %, as Clopper and Pearson's chart has them: 0.122 and 0.738.
    expect(looked().outcomes[0]?.probability.low).toBeCloseTo(0.12155, 5);
    expect(looked().outcomes[0]?.probability.high).toBeCloseTo(0.73762, 5);
  });

  it('a mean has the empirical Bernstein bound', () => {
    // 100 times tick 1 and 100 times tick 4: mean 2.5, variance 450 / 199, range 3, ln(4 / 0.05) = ln 80.
    const many = {
      ...counted,
      runs: 200,
      questions: [...counted.questions.slice(0, 1), { probes: [], firsts: [100, 0, 0, 100] }],
    };
    const { conditional } = said(many, { level: 0.7, look: 2 }).questions[1]?.time ?? {};
    const half = Math.sqrt((2 * (450 / 199) * Math.log(80)) / 200) + (7 * 3 * Math.log(80)) / (3 * 199);
    expect(conditional?.value).toBe(2.5);
    expect(conditional?.low).toBeCloseTo(2.5 - half, 10);
    expect(conditional?.high).toBeCloseTo(2.5 + half, 10);
  });
});

describe('pathways', () => {
  it('come most frequent first, and of equal ones the one that was gone first', () => {
    const { top, known, other } = said(counted).pathways;
    expect(top.map(({ count, run, probability }) => [count, run, probability.value])).toEqual([
      [5, 3, 0.5],
      [2, 1, 0.2],
      [2, 8, 0.2],
    ]);
    expect([known, other]).toEqual([3, 1]);
  });

  it('are told up to the tenth', () => {
    const keys = Array.from({ length: 12 }, (_, place) => place);
    const pathways = { keys, runs: keys.map((key) => 20 - key), firsts: keys, other: 0 };
    const { top, known } = said({ ...counted, runs: 174, pathways }).pathways;
    expect(top.map(({ run }) => run)).toEqual(keys.slice(0, 10));
    expect(known).toBe(12);
  });
});
