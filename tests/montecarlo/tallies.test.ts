import { describe, expect, it } from 'vitest';
import { slotsOf } from '../../src/kernel/slots.js';
import { NO_PATHWAYS } from '../../src/montecarlo/pathway-counts.js';
import { tallyOfSlots } from '../../src/montecarlo/slot-tally.js';
import { emptyTally, mergeTallies, type Tally } from '../../src/montecarlo/tally.js';
import { always, model, question } from '../reference/models.js';

/** Tallies written down by hand: no run is played. */

const of = model({
  horizon: 2,
  outcomes: [
    { name: 'war', when: always, ends: true },
    { name: 'truce', when: always, ends: false },
  ],
  counters: [
    { name: 'a', origin: { section: 'test', name: 'a' } },
    { name: 'b', origin: { section: 'test', name: 'b' } },
  ],
  watches: ['v', 'w'].map((name) => ({ name, when: always, origin: { section: 'test', name } })),
  fates: [
    {
      commitment: 'pact',
      holder: 'alpha',
      variable: 0,
      fates: [
        { name: 'x', values: [0] },
        { name: 'y', values: [1] },
      ],
      entries: [],
    },
  ],
  questions: [
    question('rows', {
      probes: [
        { label: 'one', when: always, given: null, tick: 1 },
        { label: 'two', when: always, given: null, tick: 2 },
      ],
    }),
    question('when', { time: always }),
  ],
});

/** A tally in which no two numbers are alike. */
function tally(from: number): Tally {
  const at = (place: number): number => from + place;
  return {
    runs: at(0),
    outcomes: [at(1), at(2), at(3)],
    endings: [[at(4), at(5)], []],
    fates: [[at(6), at(7)]],
    counters: [at(8), at(9)],
    watches: [
      { ever: at(10), ticks: at(11) },
      { ever: at(12), ticks: at(13) },
    ],
    questions: [
      {
        probes: [
          { given: at(14), both: at(15) },
          { given: at(16), both: at(17) },
        ],
        firsts: null,
      },
      { probes: [], firsts: [at(18), at(19)] },
    ],
    pathways: NO_PATHWAYS,
  };
}

describe('a tally', () => {
  it('of no runs has a place for every count', () => {
    expect(emptyTally(of)).toEqual({
      runs: 0,
      outcomes: [0, 0, 0],
      endings: [[0, 0], []],
      fates: [[0, 0]],
      counters: [0, 0],
      watches: [
        { ever: 0, ticks: 0 },
        { ever: 0, ticks: 0 },
      ],
      questions: [
        {
          probes: [
            { given: 0, both: 0 },
            { given: 0, both: 0 },
          ],
          firsts: null,
        },
        { probes: [], firsts: [0, 0] },
      ],
      pathways: { keys: [], runs: [], firsts: [], other: 0 },
    });
  });

  it('merged with another adds each number to its own', () => {
    // n + (n + 100) at every place, written as an arithmetic progression of twice the step.
    const doubled = JSON.stringify(tally(1000)).replaceAll(/\d{4}/gu, (text) => `${2 * Number(text) + 100}`);
    expect(mergeTallies(tally(1000), tally(1100))).toEqual(JSON.parse(doubled));
  });

  it('adds up pathways too', () => {
    const left = { ...tally(0), pathways: { keys: [3], runs: [2], firsts: [7], other: 1 } };
    const right = { ...tally(0), pathways: { keys: [3], runs: [5], firsts: [4], other: 2 } };
    expect(mergeTallies(left, right).pathways).toEqual({ keys: [3], runs: [7], firsts: [4], other: 3 });
  });

  it('is refused beside one that counts other things', () => {
    const other = { ...tally(0), counters: [1] };
    const refusal = new RangeError('these tallies come from different models');
    expect(() => mergeTallies(tally(0), other)).toThrow(refusal);
    expect(() => mergeTallies(other, tally(0))).toThrow(refusal);
    const timeless = { ...tally(0), questions: tally(0).questions.map((one) => ({ ...one, firsts: null })) };
    expect(() => mergeTallies(tally(0), timeless)).toThrow(refusal);
    const brief = { ...tally(0), questions: [{ probes: [], firsts: [1] }] };
    const unasked = { ...tally(0), questions: [{ probes: [], firsts: null }] };
    expect(() => mergeTallies(brief, unasked)).toThrow(refusal);
  });
});

describe('the flat list of counts', () => {
  it('is read back to the tally that it stands for', () => {
    const slots = slotsOf(of);
    // The slots come in the order in which a tally is written down.
    const counts = Float64Array.from({ length: slots.size }, (_, place) => place + 1);
    expect(slots.size).toBe(20);
    const pathways = { keys: [1], runs: [2], firsts: [3], other: 4 };
    expect(tallyOfSlots(of, slots, counts, pathways)).toEqual({ ...tally(1), pathways });
  });
});
