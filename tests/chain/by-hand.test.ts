import { describe, expect, it } from 'vitest';
import { solve } from '../../src/chain/solve.js';
import type { Model } from '../../src/model/model.js';
import {
  all,
  always,
  any,
  choice,
  coin,
  constant,
  hazard,
  is,
  model,
  not,
  plus,
  question,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

/** Models small enough to be worked out on paper, and what they come to. */

const DIGITS = 12;

/** A hazard of a tenth a tick ends the run; a fair coin at tick 2 decides for good. */
const crisis: Model = model({
  title: 'crisis',
  variant: 'colder',
  readings: { treaty: 'narrow' },
  tick: 'week',
  horizon: 3,
  variables: [variable('war', 1), variable('decided', 2)],
  stages: [
    stage([
      rule('breaks out', is(0, 0), sets({ 0: 1 }, { counts: [0] }), hazard(0.1)),
      rule('decides', ticks(2), sets({ 1: 1 }, { counts: [1] }), {
        ...coin(0.5),
        otherwise: sets({ 1: 2 }, { counts: [2, 3] }),
      }),
    ]),
  ],
  outcomes: [
    { name: 'truce', when: is(1, 1), ends: false },
    { name: 'war', when: is(0, 1), ends: true },
    { name: 'stand-off', when: is(1, 2), ends: false },
  ],
  counters: [
    { name: 'entries', origin: { section: 'commitments', name: 'pact', role: 'entry' } },
    { name: 'kept', origin: { section: 'commitments', name: 'pact', role: 'kept' } },
    { name: 'broken', origin: { section: 'commitments', name: 'pact', role: 'broken' } },
    { name: 'unnamed', origin: { section: 'commitments', name: 'pledge' } },
  ],
  watches: [
    { name: 'w', when: is(1, 1), origin: { section: 'commitments', name: 'pact', role: 'disputed' } },
    { name: 'x', when: always, origin: { section: 'commitments', name: 'pact', role: 'held' } },
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
  ],
  questions: [
    question('rows', {
      title: 'Rows?',
      text: 'P(war)',
      probes: [
        { label: 'at the start', when: is(0, 1), given: null, tick: 0 },
        { label: 'by 2', when: is(0, 1), given: null, tick: 2 },
        { label: 'given', when: is(0, 1), given: is(1, 1), tick: 3 },
        { label: 'never given', when: always, given: all(is(1, 1), is(1, 2)), tick: 3 },
      ],
    }),
    question('when', { time: is(0, 1) }),
    question('not by then', { time: all(is(0, 1), is(0, 0)) }),
  ],
});

describe('a war with a hazard of a tenth a week, and a coin in the second', () => {
  const solved = () => solve(crisis);

  it('carries what the model is', () => {
    expect(solved()).toMatchObject({
      scenario: 'crisis',
      variant: 'colder',
      readings: { treaty: 'narrow' },
      tick: 'week',
      horizon: 3,
      assumptions: [],
      refused: [],
    });
  });

  it('ends so, and in the outcomes of a run that goes on to the end', () => {
    const { outcomes } = solved();
    expect(outcomes.map(({ name, ends }) => [name, ends])).toEqual([
      ['truce', false],
      ['war', true],
      ['stand-off', false],
      ['none of these', false],
    ]);
    const peace = 0.9 ** 3;
    const wanted = [
      [0, 0, peace / 2],
      [0.1, 1 - 0.9 ** 2, 1 - peace],
      [0, 0, peace / 2],
      [0, 0, 0],
    ];
    outcomes.forEach(({ probability, cumulative }, place) => {
      expect(cumulative).toHaveLength(3);
      cumulative.forEach((by, tick) => expect(by).toBeCloseTo(wanted[place]?.[tick] ?? NaN, DIGITS));
      expect(probability).toBeCloseTo(wanted[place]?.[2] ?? NaN, DIGITS);
    });
  });

  it('answers its questions, a run that has ended by its last state', () => {
    const [rows] = solved().questions;
    expect([rows?.name, rows?.title, rows?.text, rows?.time]).toEqual(['rows', 'Rows?', 'P(war)', null]);
    // War before tick 2 leaves nothing decided: P(decided for the first) = 0.9 / 2, and the war at 2 or 3 is among those.
    const decided = 0.9 / 2;
    const wanted = [
      ['at the start', 0, 0, 1, 0],
      ['by 2', 2, 0.19, 1, 0.1],
      ['given', 3, 0.19, decided, 0.19],
      ['never given', 3, null, 0, 0.19],
    ] as const;
    rows?.rows.forEach(({ label, tick, probability, given, endedBefore }, place) => {
      const [name, at, chance, condition, before] = wanted[place] ?? [];
      expect([label, tick]).toEqual([name, at]);
      expect(probability === null).toBe(chance === null);
      expect(probability ?? 0).toBeCloseTo(chance ?? 0, DIGITS);
      expect(given).toBeCloseTo(condition ?? NaN, DIGITS);
      expect(endedBefore).toBeCloseTo(before ?? NaN, DIGITS);
    });
    expect(rows?.rows).toHaveLength(4);
  });

  it('says when it comes about', () => {
    const [, when, never] = solved().questions;
    // T is 1, 2, 3 with 0.1, 0.09, 0.081, and 3 where it does not come about: E = 0.1 + 0.18 + 3 · 0.81.
    expect(when?.rows).toEqual([]);
    expect(when?.time?.restricted).toBeCloseTo(0.1 + 0.18 + 3 * 0.81, DIGITS);
    expect(when?.time?.conditional).toBeCloseTo((0.1 + 0.18 + 0.243) / 0.271, DIGITS);
    expect(when?.time?.cameAbout).toBeCloseTo(0.271, DIGITS);
    [0.1, 0.19, 0.271].forEach((by, tick) => {
      expect(when?.time?.cumulative[tick]).toBeCloseTo(by, DIGITS);
    });
    expect(never?.time).toEqual({
      restricted: 3,
      conditional: null,
      cameAbout: 0,
      cumulative: [0, 0, 0],
    });
  });

  it('follows each fate over the ticks, and how often a final one is entered', () => {
    const [pact] = solved().commitments;
    expect([pact?.name, pact?.holder]).toEqual(['pact', 'alpha']);
    expect(pact?.fates['violated']).toBeCloseTo(0.271, DIGITS);
    expect(pact?.fates['in force']).toBeCloseTo(0.729, DIGITS);
    expect(pact?.entries['violated']).toBeCloseTo(0.271, DIGITS);
    [0.9, 0.81, 0.729].forEach((left, tick) => {
      expect(pact?.over['in force']?.[tick]).toBeCloseTo(left, DIGITS);
      expect(pact?.over['violated']?.[tick]).toBeCloseTo(1 - left, DIGITS);
    });
  });

  it('counts how often it is tested, and how long it is disputed', () => {
    const { temptations, disputes } = solved();
    expect(temptations.map(({ name }) => name)).toEqual(['pact', 'pledge']);
    expect(Object.keys(temptations[0]?.counts ?? {})).toEqual(['kept', 'broken']);
    expect(temptations[0]?.counts['kept']).toBeCloseTo(0.45, DIGITS);
    expect(temptations[0]?.counts['broken']).toBeCloseTo(0.45, DIGITS);
    expect(temptations[1]?.counts['unnamed']).toBeCloseTo(0.45, DIGITS);
    // Decided for the first at 2, and still so at 3 unless the war has ended the run at 2.
    expect(disputes.map(({ name }) => name)).toEqual(['pact']);
    expect(disputes[0]?.ever).toBeCloseTo(0.45, DIGITS);
    expect(disputes[0]?.meanTicks).toBeCloseTo(0.45 + 0.405, DIGITS);
  });

  it('leaves out what is not asked for', () => {
    const { outcomes, questions, commitments, temptations, disputes } = solve(crisis, {
      only: 'outcomes and questions',
    });
    expect([outcomes.length, questions.length]).toEqual([4, 3]);
    expect([commitments, temptations, disputes]).toEqual([[], [], []]);
  });
});

describe('a budget', () => {
  it.each([0, -1, Number.NaN])('is not %d megabytes', (megabytes) => {
    expect(() => solve(crisis, { megabytes })).toThrow(
      new RangeError(`the memory for a chain is more than 0 megabytes, not ${megabytes}`),
    );
  });

  it('that is too small refuses each thing by name, with what costs most', () => {
    const { refused, outcomes, questions, commitments, disputes, temptations } = solve(crisis, {
      megabytes: 0.01,
    });
    expect(refused.map(({ what }) => what)).toEqual([
      'outcomes',
      'question rows',
      'question when',
      'question not by then',
      'the fate of pact as seen by alpha',
      'whether pact is disputed',
      'how often commitments are put to the test',
    ]);
    expect(refused[0]?.message).toMatch(
      /^it does not fit into 0 megabytes: \d+ states of a tick, \d+ nodes and \d+ edges were found, and there are more$/,
    );
    expect([outcomes, questions, commitments, disputes, temptations]).toEqual([[], [], [], [], []]);
    const [whole] = solve(crisis, { megabytes: 0.01, oneByOne: false }).refused;
    expect(whole?.what).toBe('what is asked');
  });
});

/** A walk of so many rungs, one up with p a tick, else one down, between two ends. */
function walk(rungs: number, horizon: number): Model {
  return model({
    horizon,
    variables: [variable('rung', rungs, { start: 1 })],
    stages: [
      stage([
        rule('moves', not(any(is(0, 0), is(0, rungs))), sets({ 0: plus(0, 1) }), {
          ...coin(0.25),
          otherwise: sets({ 0: plus(0, -1) }),
        }),
      ]),
    ],
    outcomes: [
      { name: 'top', when: is(0, rungs), ends: true },
      { name: 'bottom', when: is(0, 0), ends: true },
    ],
  });
}

describe('the size of a chain', () => {
  it('is that of the states that are told apart', () => {
    // From rung 1 of 3: after one tick 0 (ended) or 2, after two 3 (ended) or 1.
    const { outcomes, size } = solve(walk(3, 4));
    expect(size.states).toBe(2);
    const top = 0.25 ** 2 + 0.75 * 0.25 ** 3;
    expect(outcomes[0]?.probability).toBeCloseTo(top, DIGITS);
  });

  it('grows by no promise that nobody asks about', () => {
    const { variables, stages, ...rest } = walk(3, 4);
    const more = model({
      ...rest,
      variables: [...variables, variable('promise', 3)],
      stages: [
        ...stages,
        stage([rule('promises', always, sets({ 1: 2 }), coin(0.5)), rule('p', ticks(3), sets({ 1: 2 }))]),
      ],
    });
    expect(solve(more).size).toEqual(solve(walk(3, 4)).size);
  });

  it('is one state for values that nothing tells apart', () => {
    // A war that is over and may begin again is like one that has not begun.
    const again = model({
      horizon: 6,
      variables: [variable('war', 2), variable('lost', 1)],
      stages: [
        stage([
          rule('begins', is(0, 0, 2), sets({ 0: 1 }), coin(0.5)),
          rule('ends', is(0, 1), sets({ 0: 2 }), coin(0.5)),
        ]),
        stage([rule('loses', is(0, 1), sets({ 1: 1 }), coin(0.25))]),
      ],
      outcomes: [{ name: 'lost', when: is(1, 1), ends: true }],
    });
    expect(solve(again).size.states).toBe(2);
  });

  it('forgets what can no longer matter', () => {
    // Once the matter is settled at tick 2, nobody can tell what was said before.
    const settled = model({
      horizon: 4,
      variables: [variable('said', 3), variable('result', 3)],
      stages: [
        stage([
          rule('says', ticks(1), [
            choice('a', 1, sets({ 0: 1 })),
            choice('b', 1, sets({ 0: 2 })),
            choice('c', 2, sets({ 0: 3 })),
          ]),
        ]),
        stage([
          rule('settles', all(is(1, 0), is(0, 1)), sets({ 1: 1 }), coin(0.5)),
          rule('settles otherwise', all(is(1, 0), is(0, 2, 3)), sets({ 1: 2 }), coin(0.5)),
        ]),
      ],
      outcomes: [
        { name: 'one', when: is(1, 1), ends: false },
        { name: 'two', when: is(1, 2), ends: false },
      ],
    });
    const { outcomes } = solve(settled);
    expect(outcomes[0]?.probability).toBeCloseTo(0.25 * (1 - 0.5 ** 4), DIGITS);
    expect(outcomes[1]?.probability).toBeCloseTo(0.75 * (1 - 0.5 ** 4), DIGITS);
  });
});

describe('starts that are drawn', () => {
  const weighed = (weights: readonly number[]): Model =>
    model({
      horizon: 1,
      variables: [
        variable('kind', 2, {
          start: { weights: weights.map((weight, value) => ({ value, weight: constant(weight) })) },
        }),
        variable('mood', 1, {
          start: { weights: [1, 3].map((weight, value) => ({ value, weight: constant(weight) })) },
        }),
      ],
      outcomes: [{ name: 'both', when: all(is(0, 1), is(1, 1)), ends: false }],
      questions: [
        question('q', { probes: [{ label: 'at once', when: is(0, 2), given: is(1, 0), tick: 0 }] }),
      ],
    });

  it('have their weights, each independent of the other', () => {
    const { outcomes, questions } = solve(weighed([5, 3, 2]));
    expect(outcomes[0]?.probability).toBeCloseTo(0.3 * 0.75, DIGITS);
    expect(questions[0]?.rows[0]).toMatchObject({ given: 0.25 });
    expect(questions[0]?.rows[0]?.probability).toBeCloseTo(0.2, DIGITS);
    expect(solve(weighed([0, 3, 0])).outcomes[0]?.probability).toBeCloseTo(0.75, DIGITS);
  });

  it('are an error without any weight', () => {
    expect(() => solve(weighed([0, 0, 0]))).toThrow('no start of kind has a weight above 0');
  });
});
