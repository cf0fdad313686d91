import fc from 'fast-check';
import type {
  Amount,
  Condition,
  Effect,
  Model,
  Phase,
  Rule,
  Stage,
  Variable,
} from '../../src/model/model.js';
import { model, origin } from './models.js';

/** Small random Models in which no rule can go wrong: everything that is written lies within the bounds. */

const VARIABLES = 5;
const LOW = -1;
const HIGH = 2;
const COUNTERS = 2;
const HORIZON = 8;
const PHASES: readonly Phase[] = ['context', 'decide', 'settle', 'judge'];

const index = fc.nat({ max: VARIABLES - 1 });
const value = fc.integer({ min: LOW, max: HIGH });
const half: Amount = { is: 'constant', value: 0.5 };
const chance = fc.constantFrom(0, 0.03, 0.2, 0.5, 0.9, 1);

const expressions = fc.letrec<{ amount: Amount; condition: Condition }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 2 },
    fc.record({ is: fc.constant('constant' as const), value }),
    fc.record({ is: fc.constant('variable' as const), variable: index }),
    fc.constant<Amount>({ is: 'tick' }),
    fc.record({
      is: fc.constant('table' as const),
      variable: index,
      values: fc.array(value, { minLength: HIGH - LOW + 1, maxLength: HIGH - LOW + 1 }),
    }),
    fc.record({
      is: fc.constantFrom('sum' as const, 'product' as const, 'least' as const, 'greatest' as const),
      of: fc.array(tie('amount'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ is: fc.constant('difference' as const), left: tie('amount'), right: tie('amount') }),
    tie('amount').map((left): Amount => ({ is: 'ratio', left, right: { is: 'constant', value: 2 } })),
    fc.record({
      is: fc.constant('choose' as const),
      when: tie('condition'),
      yes: tie('amount'),
      otherwise: tie('amount'),
    }),
    fc.record({ is: fc.constant('logistic' as const), logOdds: tie('amount') }),
    tie('amount').map(
      (of): Amount => ({
        is: 'per tick',
        within: { is: 'product', of: [half, { is: 'logistic', logOdds: of }] },
        ticks: 3,
      }),
    ),
  ),
  condition: fc.oneof(
    { maxDepth: 2 },
    fc.constant<Condition>({ is: 'always' }),
    fc.record({
      is: fc.constant('in' as const),
      variable: index,
      values: fc.uniqueArray(value, { maxLength: 3 }).map((values) => values.sort((a, b) => a - b)),
    }),
    fc.record({
      is: fc.constant('tick' as const),
      from: fc.integer({ min: 1, max: HORIZON }),
      to: fc.integer({ min: 1, max: HORIZON }),
    }),
    fc.record({
      is: fc.constant('compare' as const),
      operator: fc.constantFrom('=' as const, '<' as const, '<=' as const),
      left: tie('amount'),
      right: tie('amount'),
    }),
    fc.record({ is: fc.constant('not' as const), of: tie('condition') }),
    fc.record({
      is: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { maxLength: 3 }),
    }),
    fc.record({
      is: fc.constant('at least' as const),
      count: fc.nat({ max: 3 }),
      of: fc.array(tie('condition'), { maxLength: 3 }),
    }),
  ),
}));

export const conditions: fc.Arbitrary<Condition> = expressions.condition;

export const states: fc.Arbitrary<readonly number[]> = fc.array(value, {
  minLength: VARIABLES,
  maxLength: VARIABLES,
});

/** A probability that depends on the state through a table or log-odds. */
const chances: fc.Arbitrary<Amount> = fc.oneof(
  chance.map((p): Amount => ({ is: 'constant', value: p })),
  fc
    .tuple(index, fc.array(chance, { minLength: HIGH - LOW + 1, maxLength: HIGH - LOW + 1 }))
    .map(([variable, values]): Amount => ({ is: 'table', variable, values })),
  index.map((variable): Amount => ({ is: 'logistic', logOdds: { is: 'variable', variable } })),
);

/** Variables 0 and 1 merge by the greatest, 2 and 3 by sum; 4 is written by nobody but starts at random. */
function variables(starts: readonly number[], weights: readonly number[]): readonly Variable[] {
  const merges = ['max', 'max', 'sum', 'sum', 'single'] as const;
  return merges.map((merge, place) => ({
    name: `v${place}`,
    low: LOW,
    high: HIGH,
    start:
      merge === 'single'
        ? {
            weights: weights.map((weight, at) => ({
              value: LOW + at,
              weight: { is: 'constant', value: weight },
            })),
          }
        : (starts[place] ?? 0),
    merge,
    kind: 'state',
    origin,
  }));
}

const effects: fc.Arbitrary<Effect> = fc.record({
  writes: fc.uniqueArray(
    fc.record({
      variable: fc.nat({ max: VARIABLES - 2 }),
      value: value.map((written): Amount => ({ is: 'constant', value: written })),
    }),
    { maxLength: 2, selector: ({ variable }) => variable },
  ),
  counts: fc.array(fc.nat({ max: COUNTERS - 1 }), { maxLength: 1 }),
  event: fc.option(
    fc.oneof(
      fc.constantFrom('one', 'two').map((label) => ({ kind: 'put' as const, process: 'x', label })),
      fc.constantFrom('c', 'd').map((commitment) => ({ kind: 'disclosed' as const, commitment, by: 'x' })),
    ),
  ),
});

function ruleNamed(name: string): fc.Arbitrary<Rule> {
  return fc.record({
    name: fc.constant(name),
    when: conditions,
    draw: fc.option(
      fc.record({ kind: fc.constantFrom('coin' as const, 'hazard' as const), chance: chances }),
    ),
    choices: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        weight: fc.oneof(
          fc.constantFrom(0, 1, 2.5).map((weight): Amount => ({ is: 'constant', value: weight })),
          index.map(
            (variable): Amount => ({
              is: 'greatest',
              of: [
                { is: 'constant', value: 0 },
                { is: 'variable', variable },
              ],
            }),
          ),
        ),
        effect: effects,
      }),
      { minLength: 1, maxLength: 3, selector: ({ name: choice }) => choice },
    ),
    otherwise: fc.option(effects),
    origin: fc.constant(origin),
  });
}

function stageAt(place: number): fc.Arbitrary<Stage> {
  return fc.record({
    phase: fc.constant(PHASES[place] ?? 'judge'),
    step: fc.constant(`step ${place}`),
    clears: fc.uniqueArray(fc.nat({ max: VARIABLES - 2 }), { maxLength: 1 }),
    rules: fc
      .nat({ max: 3 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => ruleNamed(`${place}/${at}`)))),
  });
}

export const models: fc.Arbitrary<Model> = fc
  .record({
    starts: states,
    weights: fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(0, 1), fc.constantFrom(0, 3), fc.constant(0.5)),
    stages: fc.tuple(stageAt(0), stageAt(1), stageAt(2), stageAt(3)),
    ends: conditions,
    also: conditions,
    later: conditions,
    asked: conditions,
    given: fc.option(conditions),
  })
  .map(({ starts, weights, stages, ends, also, later, asked, given }) =>
    model({
      horizon: HORIZON,
      variables: variables(starts, weights),
      stages,
      outcomes: [
        { name: 'ends', when: { is: 'all', of: [ends, { is: 'tick', from: 4, to: HORIZON }] }, ends: true },
        { name: 'later', when: later, ends: false },
        { name: 'also', when: { is: 'all', of: [also, { is: 'tick', from: 6, to: HORIZON }] }, ends: true },
      ],
      counters: Array.from({ length: COUNTERS }, (_, place) => ({ name: `c${place}`, origin })),
      watches: [{ name: 'watch', when: asked, origin }],
      fates: [
        {
          commitment: 'c',
          holder: 'h',
          variable: 0,
          fates: [
            { name: 'low', values: [-1, 0] },
            { name: 'high', values: [1, 2] },
          ],
          entries: [],
        },
      ],
      questions: [
        {
          name: 'q',
          title: null,
          text: 'q',
          probes: [1, 5, HORIZON].map((tick) => ({ label: `${tick}`, when: asked, given, tick })),
          time: asked,
        },
      ],
    }),
  );
