import type { Amount, Condition, Model, Rule, Variable } from '../../src/model/model.js';
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
  never,
  not,
  plus,
  question,
  rule,
  sets,
  stage,
  ticks,
  told,
  valueOf,
  variable,
} from '../reference/models.js';

/** Models for ways of the engines that few models go. */

const tick: Amount = { is: 'tick' };
const times = (...of: Amount[]): Amount => ({ is: 'product', of });
const passing: Partial<Variable> = { kind: 'passing', merge: 'max' };

/** Strikes of one day are answered on the next: what is drawn for the answer can be drawn the evening before, or cannot. */
function answering(title: string, answers: Rule, more: Partial<Model> = {}): readonly [string, Model] {
  return [
    title,
    model({
      title,
      horizon: 5,
      variables: [variable('strike', 1, passing), variable('answer', 1, passing), variable('hurt', 2)],
      stages: [
        stage([answers], [1]),
        stage([rule('strikes', not(is(2, 2)), sets({ 0: 1 }, { counts: [0] }), hazard(0.3))], [0]),
        stage([
          rule('hurts', all(is(1, 1), is(2, 0)), sets({ 2: 1 }, { event: told('hurt') })),
          rule(
            'hurts again',
            all(is(1, 1), is(2, 1)),
            sets({ 2: 2 }, { event: told('hurt again') }),
            coin(0.5),
          ),
        ]),
      ],
      outcomes: [{ name: 'over', when: all(is(2, 2), ticks(3, 5)), ends: true }],
      counters: [{ name: 'strikes', origin: { section: 'commitments', name: 'pact', role: 'tempted' } }],
      questions: [question('hurt', { time: is(2, 1) })],
      ...more,
    }),
  ];
}

const struck = is(0, 1);
const answered = sets({ 1: 1 });

const answers: readonly (readonly [string, Model])[] = [
  answering('an answer on the next day', rule('answers', struck, answered, coin(0.4))),
  answering('an answer for sure', rule('answers', struck, answered)),
  answering('an answer that waits for a day', rule('answers', all(struck, ticks(3, 9)), answered, coin(0.4))),
  answering(
    'an answer that grows likelier',
    rule('answers', struck, answered, coin(times(constant(0.1), tick))),
  ),
  answering(
    'two kinds of answers',
    rule('answers', struck, [choice('a', 1, answered), choice('b', 2, sets({ 2: 1 }))], coin(0.4)),
  ),
  answering('an answer to nothing', rule('answers', not(struck), answered, coin(0.4))),
  answering(
    'an answer, or one otherwise',
    rule('answers', struck, sets({}), { ...coin(0.4), otherwise: answered }),
  ),
  answering('an answer that leaves no trace', rule('answers', struck, sets({}, { counts: [0] }), coin(0.4))),
  answering('an answer that is asked about', rule('answers', struck, answered, coin(0.4)), {
    watches: [{ name: 'answered', when: is(1, 1), origin: { section: 'x', name: 'pact', role: 'disputed' } }],
  }),
];

/** The same, where the answer is looked at or cleared at other times than at first. */
const [, plain] = answering('an answer', rule('answers', struck, answered, coin(0.4)));
const [first, second, third] = plain.stages;
const otherwiseAnswered: readonly (readonly [string, Model])[] =
  first === undefined || second === undefined || third === undefined
    ? []
    : [
        [
          'an answer that is looked at too early',
          {
            ...plain,
            stages: [
              { ...first, rules: [...first.rules, rule('notes', is(1, 1), sets({ 2: 2 }))] },
              second,
              third,
            ],
          },
        ],
        [
          'an answer that is cleared before it is looked at',
          { ...plain, stages: [first, { ...second, clears: [0, 1] }, third] },
        ],
        [
          'an answer that is cleared when it is looked at',
          { ...plain, stages: [{ ...first, clears: [] }, second, { ...third, clears: [1] }] },
        ],
        [
          'an answer to what has been cleared',
          { ...plain, stages: [{ ...first, clears: [0, 1] }, { ...second, clears: [] }, third] },
        ],
        [
          'an answer to what a rule has changed',
          { ...plain, stages: [{ ...second, clears: [0] }, first, third] },
        ],
      ];

/** One number that changes with the tick, in one place; nothing else tells ticks apart. */
const ofTicks: readonly (readonly [string, Model])[] = (
  [
    ['chance', { ...coin(times(constant(0.2), tick)) }],
    ['hazard', { ...hazard({ is: 'ratio', left: constant(0.5), right: tick }) }],
    ['weight', { choices: [choice('a', tick, sets({ 0: 1 })), choice('b', 2, sets({}))] }],
    ['effect', { ...coin(0.5), choices: [choice('a', 1, sets({ 0: tick }))] }],
    ['otherwise', { ...coin(0.5), otherwise: sets({ 0: tick }) }],
    ['condition', { ...coin(0.5), when: { is: 'compare', operator: '<', left: tick, right: constant(3) } }],
    ['stretch', { ...coin(0.5), when: ticks(2, 3) }],
  ] as const
).map(([where, more]) => [
  `a number of the tick: ${where}`,
  model({
    horizon: 4,
    variables: [variable('a', 4, { merge: 'max' })],
    stages: [stage([{ ...rule('does', always, sets({ 0: 1 })), ...more }])],
    outcomes: [
      { name: 'two', when: is(0, 2, 4), ends: false },
      { name: 'one', when: is(0, 1, 3), ends: false },
    ],
    questions: [question('ever', { time: is(0, 1, 3) })],
  }),
]);

/** A stretch of coins in one stage: more than one group of steps takes. */
const coins = model({
  horizon: 2,
  variables: Array.from({ length: 7 }, (_, place) => variable(`coin ${place}`, 1)),
  stages: [
    stage(
      Array.from({ length: 7 }, (_, place) =>
        rule(`toss ${place}`, ticks(1), sets({ [place]: 1 }), coin((place + 1) / 10)),
      ),
    ),
  ],
  outcomes: [
    {
      name: 'most',
      when: { is: 'at least', count: 4, of: Array.from({ length: 7 }, (_, place) => is(place, 1)) },
      ends: false,
    },
    { name: 'first', when: all(is(0, 1), not(is(6, 1))), ends: false },
  ],
});

/** Counts that take more bits than a word has, one of them more values than a set can tell apart. */
const counts = model({
  horizon: 4,
  variables: [
    ...Array.from({ length: 9 }, (_, place) => variable(`count ${place}`, 15, { start: place })),
    variable('long', 40, { start: 20 }),
  ],
  stages: [
    stage([
      ...Array.from({ length: 9 }, (_, place) =>
        rule(
          `up ${place}`,
          not(is(place, 15)),
          sets({ [place]: plus(place, 1) }),
          place % 4 === 3 ? coin(0.25) : {},
        ),
      ),
      rule('up', all(not(is(9, 39, 40)), is(0, 1, 3, 4)), sets({ 9: plus(9, 2) }), {
        ...coin(0.5),
        otherwise: sets({ 9: 21 }),
      }),
    ]),
  ],
  outcomes: [
    { name: 'far', when: all(is(0, 4), is(3, 5, 6), is(8, 12), is(9, ...range(22, 40))), ends: false },
    {
      name: 'on',
      when: all(
        ...range(0, 8).map(
          (place): Condition => ({
            is: 'compare',
            operator: '<',
            left: valueOf(place),
            right: constant(place + (place % 4 === 3 ? 2 : 5)),
          }),
        ),
      ),
      ends: false,
    },
  ],
  fates: [
    {
      commitment: 'pact',
      holder: 'alpha',
      variable: 9,
      fates: [
        { name: 'low', values: range(0, 21) },
        { name: 'high', values: range(22, 40) },
      ],
      entries: [],
    },
  ],
});

/** One condition reads more than can be tabulated. */
const crowded = model({
  horizon: 3,
  variables: Array.from({ length: 4 }, (_, place) => variable(`v${place}`, 16)),
  stages: [
    stage(
      [0, 1, 2, 3].map((place) =>
        rule(
          `v${place} rises`,
          not(is(place, 16)),
          sets({ [place]: plus(place, 1) }),
          place < 2 ? coin(0.5) : {},
        ),
      ),
    ),
    stage([rule('meets', all(is(0, 1), is(1, 2), is(2, 2, 3), not(is(3, 0))), sets({ 0: 16 }), coin(0.75))]),
  ],
  outcomes: [{ name: 'met', when: is(0, 16), ends: true }],
});

/** A war that settles all: who has promised what can no longer matter. A promise waits for one of several others. */
const settling = model({
  horizon: 6,
  variables: [
    variable('war', 2),
    variable('promise', 2),
    variable('said', 3),
    variable('result', 3, { merge: 'max' }),
    variable('heard', 1, { merge: 'max' }),
  ],
  stages: [
    stage([
      rule('promises', all(is(1, 0), is(0, 0)), [
        choice('yes', 3, sets({ 1: 1 })),
        choice('no', 1, sets({ 1: 2 })),
      ]),
      rule('says', all(is(2, 0), not(is(0, 2))), [
        choice('a', 1, sets({ 2: 1 })),
        choice('b', plus(1, 1), sets({ 2: 2 })),
        choice(
          'c',
          { is: 'choose', when: is(0, 1), yes: constant(0), otherwise: constant(2) },
          sets({ 2: 3 }),
        ),
      ]),
    ]),
    stage([
      rule('war begins', all(is(0, 0), any(is(2, 3), is(1, 2))), sets({ 0: 1 }), hazard(0.2)),
      rule('war ends', is(0, 1), sets({ 0: 2 }), coin(0.5)),
      rule('hears', any(is(2, 1), ticks(4)), sets({ 4: 1 }), coin(0.5)),
    ]),
    stage([
      rule('settles', all(is(0, 2), is(3, 0), is(1, 1)), sets({ 3: 1 })),
      rule(
        'settles by two of three',
        all(is(0, 2), is(3, 0), not(is(1, 1)), {
          is: 'at least',
          count: 2,
          of: [is(2, 2, 3), is(4, 1), is(2, 3)],
        }),
        sets({ 3: 2 }),
      ),
      rule('remembers', all(is(0, 2), is(3, 0), is(1, 2), is(4, 0)), sets({ 3: 3 }), hazard(0.9)),
    ]),
  ],
  outcomes: [
    { name: 'one', when: is(3, 1), ends: false },
    { name: 'two', when: is(3, 2), ends: false },
    { name: 'three', when: all(is(3, 3), is(4, 0)), ends: true },
  ],
  questions: [question('settled', { time: not(is(3, 0)) })],
});

/** Numbers that change with the tick, wherever they may stand. */
const timed = model({
  horizon: 5,
  variables: [
    variable('a', 3, { merge: 'sum', low: -3 }),
    variable('b', 5, { merge: 'max' }),
    variable('c', 1, { start: { weights: [weighing(0, 1), weighing(1, 3)] } }),
  ],
  stages: [
    stage([
      rule('adds', ticks(2, 3), sets({ 0: 1 }), coin(times(constant(0.2), tick))),
      rule('takes', is(2, 1), sets({ 0: constant(-1) }), { ...hazard(0.25), otherwise: sets({ 1: tick }) }),
      rule('weighs', always, [choice('later', tick, sets({ 1: 1 })), choice('never', constant(2), sets({}))]),
      rule('never', never, sets({ 1: 5 })),
    ]),
  ],
  outcomes: [
    {
      name: 'high',
      when: { is: 'compare', operator: '<=', left: constant(2), right: valueOf(0) },
      ends: true,
    },
    {
      name: 'even',
      when: { is: 'compare', operator: '=', left: valueOf(0), right: constant(0) },
      ends: false,
    },
  ],
  questions: [
    question('b', {
      probes: [
        { label: 'at the start', when: is(2, 1), given: null, tick: 0 },
        { label: 'in time', when: is(1, 3, 4), given: any(is(2, 0), ticks(4, 9)), tick: 4 },
      ],
    }),
  ],
});

/** What two rules set in one stage, and what each sets for the other: steps that wait for each other. */
const circle = model({
  horizon: 3,
  variables: [
    variable('a', 1),
    variable('b', 1),
    variable('c', 1, { merge: 'max' }),
    variable('d', 3, { merge: 'sum' }),
    variable('e', 1, { kind: 'passing' }),
  ],
  stages: [
    stage([
      rule('a takes of b', is(1, 0), sets({ 0: 1 }), coin(0.3)),
      rule('b takes of c', is(2, 0), sets({ 1: 1 }), coin(0.4)),
      rule('c takes of a', is(0, 1), sets({ 2: 1 }), coin(0.5)),
      rule('both', not(is(3, 3)), sets({ 2: 1 }), coin(0.1)),
    ]),
    stage(
      [
        rule('one more', not(is(3, 2, 3)), sets({ 3: 1 }, { counts: [0] }), coin(0.5)),
        rule('and one', all(is(0, 1), not(is(3, 2, 3))), sets({ 3: 1, 4: 1 }, { counts: [0, 1] })),
      ],
      [4],
    ),
    stage([rule('starts anew', all(is(4, 1), is(2, 1)), sets({ 0: 0, 1: 0, 2: 0 }), coin(0.5))]),
  ].map((one, place) => (place === 2 ? { ...one, clears: [2] } : one)),
  outcomes: [{ name: 'three', when: is(3, 3), ends: false }],
  counters: [
    { name: 'more', origin: { section: 'commitments', name: 'pact', role: 'kept' } },
    { name: 'entered', origin: { section: 'commitments', name: 'pact' } },
  ],
  fates: [
    {
      commitment: 'pact',
      holder: 'beta',
      variable: 0,
      fates: [
        { name: 'in force', values: [0] },
        { name: 'broken', values: [1] },
      ],
      entries: [{ fate: 'broken', counter: 1 }],
    },
  ],
  watches: [
    {
      name: 'differ',
      when: not(is(0, 1)),
      origin: { section: 'commitments', name: 'pact', role: 'disputed' },
    },
  ],
});

/** Every kind of draw, over more ticks than a calendar holds at a time; and sums that leave their bounds on both sides. */
const draws = model({
  horizon: 260,
  counters: ['rare', 'common', 'all but sure', 'left', 'middle', 'right', 'tossed'].map((name) => ({
    name,
    origin: { section: 'test', name },
  })),
  variables: [
    variable('sum', 5, { low: -6, merge: 'sum' }),
    variable('way', 3, { merge: 'max' }),
    variable('done', 1),
  ],
  stages: [
    stage([
      rule('rare', always, sets({ 0: constant(-7) }, { counts: [0] }), hazard(0.004)),
      rule('common', always, sets({ 0: 2 }, { counts: [1] }), hazard(0.09)),
      // Beyond the ceiling of the calendar a coin helps.
      rule('all but sure', is(1, 2), sets({ 0: constant(-1) }, { counts: [2] }), hazard(0.97)),
      rule('tosses', always, sets({ 0: 1 }, { counts: [6] }), coin(0.3)),
    ]),
    stage([
      rule('chooses', is(2, 0), [
        choice('left', 1, sets({ 1: 1 }, { counts: [3], event: told('left') })),
        choice('middle', 3, sets({ 1: 2 }, { counts: [4], event: told('middle') })),
        choice('right', 2, sets({ 1: 3 }, { counts: [5], event: told('right') })),
      ]),
      rule('also', is(0, 5), sets({ 1: 2 })),
    ]),
    stage([rule('ends', is(0, -6), sets({ 2: 1 }), coin(0.02))]),
  ],
  outcomes: [{ name: 'done', when: is(2, 1), ends: true }],
  questions: [
    question('low', {
      probes: [
        { label: 'early', when: is(0, -6, -5, -4), given: is(1, 1, 2), tick: 9 },
        { label: 'late', when: any(is(1, 3), ticks(200, 250)), given: null, tick: 220 },
      ],
      time: is(0, -6),
    }),
  ],
});

/** What happens otherwise meets what other rules set; what is set back every day stays as it was where a run has ended. */
const meeting = model({
  horizon: 4,
  variables: [
    variable('rung', 3, { merge: 'max' }),
    variable('sum', 7, { merge: 'sum' }),
    variable('open', 1, { start: 1 }),
    variable('flag', 1, { merge: 'max' }),
  ],
  stages: [
    stage(
      [
        rule('one or two', is(1, 0, 1, 2), sets({ 0: 2 }, { event: told('two') }), {
          ...coin(0.5),
          otherwise: sets({ 0: 1 }, { event: told('one') }),
        }),
        rule('or three', always, sets({}), { ...hazard(0.7), otherwise: sets({ 0: 3, 3: 1 }) }),
        rule('may be three', ticks(2, 3), sets({ 0: 3, 3: 0 }), coin(0.3)),
        rule('flags', not(is(0, 1)), sets({ 3: 0 }), { ...coin(0.5), otherwise: sets({ 3: 1 }) }),
        rule('adds two', is(3, 0), sets({ 1: 2 }), { ...coin(0.4), otherwise: sets({ 1: 1 }) }),
        rule('adds one', always, sets({ 1: plus(3, 1) }), coin(0.5)),
        rule('shuts', is(0, 1, 2), sets({ 2: 0 }), coin(0.4)),
      ],
      [2],
    ),
    stage([
      rule('chooses', is(2, 0), [
        choice('a', 1, sets({ 0: 0 })),
        choice('b', plus(3, 1), sets({ 0: 1 })),
        choice('c', { is: 'choose', when: is(3, 1), yes: constant(0), otherwise: constant(3) }, sets({})),
      ]),
    ]),
  ],
  outcomes: [
    { name: 'three', when: all(is(0, 3), ticks(1, 3)), ends: true },
    { name: 'shut', when: all(is(2, 0), is(3, 1)), ends: true },
    { name: 'much', when: is(1, 5, 6, 7), ends: false },
  ],
  fates: [
    {
      commitment: 'pact',
      holder: 'alpha',
      variable: 2,
      fates: [
        { name: 'shut', values: [0] },
        { name: 'open', values: [1] },
      ],
      entries: [],
    },
  ],
  watches: [
    { name: 'shut', when: is(2, 0), origin: { section: 'x', name: 'pact', role: 'disputed' } },
    { name: 'flag', when: any(is(3, 1), ticks(2)), origin: { section: 'x', name: 'pact', role: 'disputed' } },
  ],
});

/** A number that each draw reads, which nothing else tells: it may be forgotten only where nothing is drawn any more. */
function felt(title: string, rules: readonly Rule[], start: Variable['start'] = 0): readonly [string, Model] {
  return [
    title,
    model({
      title,
      horizon: 5,
      variables: [
        variable('kind', 3, { start }),
        variable('done', 2),
        variable('aside', 1, { merge: 'max' }),
      ],
      stages: [stage([...rules]), stage([rule('aside', is(1, 1), sets({ 2: 1 }), coin(0.5))])],
      outcomes: [
        { name: 'done', when: is(1, 1), ends: false },
        { name: 'not', when: not(is(1, 0, 1)), ends: false },
        { name: 'aside', when: all(is(2, 1), not(is(0, 1))), ends: true },
      ],
    }),
  ];
}

const becomes = rule('becomes', all(is(0, 0), is(1, 0)), [
  choice('one', 1, sets({ 0: 1 })),
  choice('two', 2, sets({ 0: 2 })),
  choice('none', 1, sets({})),
]);
const byKind: Amount = { is: 'table', variable: 0, values: [0.1, 0.9, 0.4, 0.2] };
const waiting = is(1, 0);

const feltModels: readonly (readonly [string, Model])[] = [
  felt('felt by a chance', [becomes, rule('does', waiting, sets({ 1: 1 }), coin(byKind))]),
  felt('felt by a hazard that fails', [
    becomes,
    rule('does', waiting, sets({ 1: 2 }), { ...hazard(byKind), otherwise: sets({ 1: 1 }) }),
  ]),
  felt('felt by what happens otherwise', [
    becomes,
    rule('does', all(waiting, is(0, 1)), sets({}), { ...coin(0.5), otherwise: sets({ 1: 1 }) }),
  ]),
  felt('felt by a weight', [
    becomes,
    rule('does', waiting, [
      choice('a', byKind, sets({ 1: 1 })),
      choice('b', 1, sets({ 1: 2 })),
      choice('c', 1, sets({})),
    ]),
  ]),
  felt('felt by a value', [
    becomes,
    rule(
      'does',
      all(waiting, not(is(0, 3))),
      sets({ 1: { is: 'least', of: [valueOf(0), constant(2)] } }),
      coin(0.5),
    ),
  ]),
  felt('that turns for ever', [
    rule('turns', always, sets({ 0: { is: 'table', variable: 0, values: [1, 2, 0, 3] } }), coin(0.6)),
    rule('does', waiting, sets({ 1: 1 }), coin(byKind)),
  ]),
  felt('that keeps others from happening', [
    becomes,
    rule('does', all(waiting, not(is(0, 0, 2))), sets({ 1: 1 }), coin(0.5)),
    rule('does not', all(waiting, any(is(0, 2), is(1, 2))), sets({ 1: 2 }), hazard(0.5)),
  ]),
  felt('that keeps others from happening, one of several', [
    becomes,
    rule(
      'does',
      all(waiting, { is: 'at least', count: 2, of: [is(0, 1), is(2, 0), is(1, 1)] }),
      sets({ 1: 1 }),
      coin(0.5),
    ),
  ]),
  // From 0 it comes to 1 or to 2 with a quarter each, from 3 to 1 with a half; 1 and 2 are alike, and so are 0 and 3.
  felt(
    'of which several are alike',
    [
      rule('splits', is(0, 0), [choice('a', 1, sets({ 0: 1 })), choice('b', 1, sets({ 0: 2 }))], coin(0.5)),
      rule('goes', is(0, 3), sets({ 0: 1 }), coin(0.5)),
      rule('does', all(waiting, is(0, 1, 2)), sets({ 1: 2 }), coin(0.3)),
    ],
    { weights: [weighing(0, 1), weighing(3, 2)] },
  ),
].map(([name, of]) =>
  // What is asked about the kind itself would tell its values apart.
  name === 'of which several are alike'
    ? ([name, { ...of, outcomes: of.outcomes.filter((outcome) => outcome.name !== 'aside') }] as const)
    : ([name, of] as const),
);

function weighing(value: number, weight: number): { readonly value: number; readonly weight: Amount } {
  return { value, weight: constant(weight) };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}

export const byHand: readonly (readonly [name: string, model: Model])[] = [
  ...answers,
  ...otherwiseAnswered,
  ...ofTicks,
  ['seven coins', coins],
  ['more bits than a word has', counts],
  ['more than can be tabulated', crowded],
  ['what can no longer matter', settling],
  ['numbers that change with the tick', timed],
  ['steps that wait for each other', circle],
  ['every kind of draw', draws],
  ['what happens otherwise', meeting],
  ...feltModels,
];
