import type { Model } from '../../src/model/model.js';
import {
  all,
  always,
  choice,
  coin,
  constant,
  is,
  model,
  not,
  question,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

/** Models for ways of the exact engine that few models go: each of them was solved wrongly once. */

const range = (count: number): number[] => Array.from({ length: count }, (_, place) => place);
const drawn = (weights: Readonly<Record<number, number>>) => ({
  start: {
    weights: Object.entries(weights).map(([value, weight]) => ({
      value: Number(value),
      weight: constant(weight),
    })),
  },
});
const asked = (name: string, ...when: Model['outcomes'][number]['when'][]): Partial<Model> => ({
  questions: when.map((one, place) =>
    question(`${name} ${place}`, {
      probes: [1, 2, 3, 4].map((tick) => ({ label: `${tick}`, when: one, given: null, tick })),
    }),
  ),
});
const passing = { kind: 'passing', merge: 'max' } as const;

/** Two rules always add together: what each of them alone makes of a value is never so. */
const addedTwice = model({
  title: 'added to by two at once',
  horizon: 4,
  variables: [
    variable('total', 4, { merge: 'sum' }),
    variable('mood', 1, drawn({ 0: 1, 1: 1 })),
    variable('war', 1),
  ],
  stages: [
    stage([rule('a', always, sets({ 0: 1 })), rule('b', always, sets({ 0: 1 }))]),
    stage([rule('war', all(is(0, 4), is(1, 1)), sets({ 2: 1 }))]),
  ],
  ...asked('war', is(2, 1)),
});

/** Nothing happens; a start that has no weight is never taken. */
const still = model({
  title: 'nothing happens',
  horizon: 4,
  variables: [variable('mood', 1, drawn({ 0: 0, 1: 1 })), variable('will', 2, drawn({ 1: 1, 2: 1 }))],
  stages: [],
  ...asked('both', all(is(0, 1), is(1, 1)), not(all(is(0, 1), is(1, 1)))),
});

/** A step that reads more bits than one number holds. */
const sixty = model({
  title: 'sixty truths at once',
  horizon: 4,
  variables: [
    ...range(60).map((place) =>
      variable(`truth ${place}`, 1, place === 0 || place === 59 ? drawn({ 0: 1, 1: 1 }) : {}),
    ),
    variable('two', 1),
  ],
  stages: [
    stage(
      range(60).map((place) =>
        rule(`sets ${String(place).padStart(2, '0')}`, ticks(4), sets({ [place]: 1 })),
      ),
    ),
    stage([
      rule(
        'counts',
        { is: 'at least', count: 2, of: range(60).map((place) => is(place, 1)) },
        sets({ 60: 1 }),
      ),
    ]),
  ],
  ...asked('two', is(60, 1)),
});

/** A variable that lasts, but is put back to its start within each tick. */
const putBack = model({
  title: 'what lasts is put back',
  horizon: 4,
  variables: [
    variable('flag', 1),
    variable('mood', 1, drawn({ 0: 1, 1: 1 })),
    variable('done', 1),
    variable('once', 1),
  ],
  stages: [
    stage([rule('does', all(is(0, 0), is(1, 1), is(3, 1)), sets({ 2: 1 }))]),
    stage([], [0]),
    stage([rule('raises', is(3, 0), sets({ 0: 1, 3: 1 }))]),
  ],
  ...asked('done', is(2, 1)),
});

/** What answers an act on the next day: it is counted then; another writes before; or its weight reads the tick. */
const answered = (
  title: string,
  early: Model['stages'],
  answers: Model['stages'][number]['rules'][number],
): Model =>
  model({
    title,
    horizon: 4,
    variables: [
      variable('act', 1, passing),
      variable('answer', 1, passing),
      variable('done', 3, { merge: 'sum' }),
    ],
    stages: [
      ...early,
      stage([answers], [1]),
      stage([rule('acts', always, sets({ 0: 1 }), coin(0.5))], [0]),
      stage([rule('notes', is(1, 1), sets({ 2: 1 }))]),
    ],
    counters: [{ name: 'answers', origin: { section: 'commitments', name: 'pact', role: 'tempted' } }],
    ...asked('done', is(2, 1), is(2, 2)),
  });
const answer = sets({ 1: 1 });

/** Two rules that write one variable, but never at once: what keeps them apart follows from another variable. */
const apart = model({
  title: 'never at once',
  horizon: 4,
  variables: [variable('x', 1, drawn({ 0: 1, 1: 1 })), variable('y', 1), variable('w', 2)],
  stages: [
    stage([rule('follows', is(0, 0), sets({ 1: 1 }))]),
    stage([rule('a', is(0, 1), sets({ 2: 1 })), rule('b', is(1, 1), sets({ 2: 2 }))]),
  ],
  ...asked('w', is(2, 2)),
});

export const chainWays: readonly (readonly [name: string, model: Model])[] = [
  addedTwice,
  still,
  sixty,
  putBack,
  answered('an answer that is counted', [], rule('answers', is(0, 1), sets({ 1: 1 }, { counts: [0] }))),
  answered(
    'an answer that comes to nothing before',
    [stage([rule('answers in vain', always, answer)])],
    rule('answers', is(0, 1), answer),
  ),
  answered(
    'an answer on all days but one',
    [],
    rule('answers', is(0, 1), [
      choice('it', { is: 'choose', when: ticks(2), yes: constant(0), otherwise: constant(1) }, answer),
    ]),
  ),
  apart,
].map((of) => [of.title, of]);
