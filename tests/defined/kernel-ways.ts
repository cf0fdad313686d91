import type { Amount, Model } from '../../src/model/model.js';
import {
  all,
  always,
  choice,
  coin,
  constant,
  hazard,
  is,
  model,
  not,
  question,
  rule,
  sets,
  stage,
  ticks,
  told,
  valueOf,
  variable,
} from '../reference/models.js';

/** Models for ways of the fast kernel that few models go. */

const tick: Amount = { is: 'tick' };
const table = (of: number, ...values: number[]): Amount => ({ is: 'table', variable: of, values });
const counter = { name: 'c', origin: { section: 'test', name: 'c' } };

/** Asked before the first tick, out of order, under conditions that read the tick, of runs that may have ended. */
const asked = model({
  title: 'asked at odd times',
  horizon: 5,
  variables: [variable('hit', 2)],
  stages: [
    stage([
      rule('hits', is(0, 0), sets({ 0: 1 }, { event: told('hit') }), coin(0.4)),
      rule('ends', is(0, 1), sets({ 0: 2 }), coin(0.4)),
    ]),
  ],
  outcomes: [
    { name: 'over', when: is(0, 2), ends: true },
    { name: 'hit', when: is(0, 1), ends: false },
  ],
  questions: [
    question('late', {
      probes: [
        { label: 'not the first ticks', when: all(is(0, 2), not(ticks(0, 3))), given: null, tick: 5 },
        { label: 'given an early tick', when: is(0, 2), given: ticks(1, 3), tick: 4 },
      ],
      time: is(0, 1),
    }),
    question('early', {
      probes: [
        { label: 'before all', when: ticks(0, 0), given: null, tick: 0 },
        { label: 'after the start', when: not(ticks(0, 0)), given: null, tick: 0 },
        { label: 'then', when: is(0, 1), given: null, tick: 2 },
      ],
      time: is(0, 2),
    }),
    question('never asked when', { probes: [{ label: 'l', when: is(0, 1), given: null, tick: 1 }] }),
    question('last', { time: all(is(0, 0), ticks(2, 5)) }),
  ],
});

/** Numbers by the three values of a variable, and by ticks of which several are alike. */
const tabulated = model({
  title: 'tables with gaps',
  horizon: 6,
  variables: [variable('kind', 2), variable('other', 4), variable('done', 1, { merge: 'max' })],
  stages: [
    stage([
      rule('turns', always, sets({ 0: table(0, 1, 2, 0) }), coin(table(0, 0.2, 0.5, 0.9))),
      rule(
        'goes on',
        always,
        sets({ 1: table(1, 1, 2, 3, 4, 0) }),
        coin({ is: 'product', of: [table(0, 0.1, 0.1, 0.4), table(1, 1, 1, 2, 2, 1)] }),
      ),
      rule('does', always, sets({ 2: 1 }, { counts: [0] }), {
        ...coin({ is: 'product', of: [constant(0.1), { is: 'least', of: [tick, constant(3)] }] }),
      }),
      rule('may', is(2, 1), sets({ 2: 0 }), hazard(table(0, 0, 0.3, 1))),
    ]),
  ],
  outcomes: [
    { name: 'two', when: is(0, 2), ends: false },
    { name: 'four', when: is(1, 4), ends: true },
  ],
  counters: [counter],
});

const nine = Array.from({ length: 9 }, (_, place) => place);

/** One of nine, and one of a few whose weights depend on what was picked; a start among nine too. */
const manyWays = model({
  title: 'one of nine',
  horizon: 4,
  variables: [
    variable('picked', 8, {
      start: { weights: nine.map((value) => ({ value, weight: constant(1 + value) })) },
    }),
    variable('again', 2),
  ],
  stages: [
    stage([
      rule(
        'picks',
        always,
        nine.map((place) => choice(`way ${place}`, 9 - place, sets({ 0: place }))),
        coin(0.7),
      ),
    ]),
    stage([
      rule('picks again', always, [
        choice('a', table(0, 1, 11, 0, 0, 1, 1, 2, 2, 3), sets({ 1: 0 })),
        choice('b', table(0, 12, 2, 1, 0, 1, 1, 2, 2, 1), sets({ 1: 1 })),
        choice('c', table(0, 3, 3, 0, 0, 0, 1, 2, 2, 0), sets({ 1: 2 }, { counts: [0] })),
      ]),
    ]),
  ],
  outcomes: [
    { name: 'eight', when: is(0, 8), ends: true },
    { name: 'c', when: is(1, 2), ends: false },
  ],
  counters: [counter],
});

/** Written by two rules of a stage, by one of them only where its draw fails; sums of several bits on both sides of their bounds. */
const shared = model({
  title: 'written by several',
  horizon: 5,
  variables: [
    variable('greatest', 6, { merge: 'max' }),
    variable('sum', 5, { merge: 'sum', start: 2 }),
    variable('step', 3),
  ],
  stages: [
    stage([
      rule('a', always, sets({ 0: table(2, 1, 5, 2, 6) }), coin(0.6)),
      rule('b', always, sets({ 2: table(2, 1, 2, 3, 0) }), {
        ...coin(0.5),
        otherwise: sets({ 0: 3, 1: -3 }),
      }),
      rule('c', always, sets({ 1: table(2, 1, 2, 4, 3) }), coin(0.5)),
      rule('d', is(1, 5), sets({ 1: -1 }), coin(0.5)),
    ]),
    stage([rule('back', is(0, 6), sets({ 0: 0 }), coin(0.5))], []),
  ],
  outcomes: [
    { name: 'five kept', when: is(0, 5), ends: false },
    { name: 'five', when: is(1, 5), ends: false },
    { name: 'three', when: is(0, 3), ends: false },
    { name: 'none left', when: is(1, 0), ends: false },
  ],
});

/** A start whose weights read the fixed start of another variable, and one that has one value only. */
const leaning = model({
  title: 'a start that leans on another',
  horizon: 2,
  variables: [
    variable('given', 3, { start: 3 }),
    variable('drawn', 2, {
      start: {
        weights: [
          { value: 0, weight: constant(1) },
          { value: 2, weight: valueOf(0) },
        ],
      },
    }),
    variable('sure', 1, {
      start: {
        weights: [
          { value: 0, weight: constant(0) },
          { value: 1, weight: constant(2) },
        ],
      },
    }),
  ],
  stages: [stage([rule('falls', is(1, 2), sets({ 1: 1 }), coin(0.5))])],
  outcomes: [{ name: 'two', when: all(is(1, 2), is(2, 1)), ends: false }],
});

export const kernelWays: readonly (readonly [name: string, model: Model])[] = [
  asked,
  tabulated,
  manyWays,
  shared,
  leaning,
].map((of) => [of.title, of]);
