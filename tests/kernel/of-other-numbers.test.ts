import { describe, expect, it } from 'vitest';
import { compile, renumbered } from '../../src/kernel/index.js';
import type { Program } from '../../src/kernel/program.js';
import type { Amount, Model, Rule } from '../../src/model/model.js';
import {
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
  variable,
} from '../reference/models.js';

/** A program for other numbers has them where a program of its own would; and there is none where code would differ. */

const table = (of: number, ...values: number[]): Amount => ({ is: 'table', variable: of, values });
const tick: Amount = { is: 'tick' };
const ofTick = (factor: number): Amount => ({ is: 'product', of: [constant(factor), tick] });

const weights = (...given: number[]) => ({
  weights: given.map((weight, value) => ({ value, weight: constant(weight) })),
});

const rules: readonly Rule[] = [
  rule('a tosses', is(0, 0), sets({ 0: 1 }), coin(table(1, 0.2, 0.2, 0.4))),
  rule('b happens', not(is(0, 2)), sets({}, { counts: [0] }), hazard(ofTick(0.01))),
  rule('c chooses', is(0, 1), [
    choice('left', table(1, 0, 1, 2), sets({ 0: 0 })),
    choice('right', table(1, 0, 0, 3), sets({ 0: 2 })),
  ]),
  rule('d may', is(0, 2), sets({ 0: 0 }), { ...hazard(0.3), otherwise: sets({}, { counts: [0] }) }),
];

const given = model({
  horizon: 6,
  variables: [variable('state', 2), variable('drawn', 2, { start: weights(1, 2, 3) }), variable('other', 1)],
  stages: [stage([...rules], [2])],
  outcomes: [{ name: 'two', when: is(0, 2), ends: false }],
  counters: [{ name: 'c', origin: { section: 'test', name: 'c' } }],
  watches: [{ name: 'w', when: is(0, 1), origin: { section: 'test', name: 'w' } }],
  fates: [
    { commitment: 'p', holder: 'alpha', variable: 0, fates: [{ name: 'f', values: [0, 1, 2] }], entries: [] },
  ],
  questions: [
    question('q', { probes: [{ label: 'l', when: is(0, 1), given: is(1, 1), tick: 3 }], time: is(0, 2) }),
  ],
});

function withRule(name: string, more: Partial<Rule>): Model {
  const changed = rules.map((one) => (one.name === name ? { ...one, ...more } : one));
  return { ...given, stages: [stage(changed, [2])] };
}

function programOf(of: Model): Program {
  const compilation = compile(of);
  if (!compilation.ok) throw new Error(compilation.reason);
  return compilation.program;
}

/** All numbers of a program. */
function numbersOf({ stages, drawnStarts }: Program): unknown {
  return [
    drawnStarts.map(({ picking }) => picking),
    stages.map((one) =>
      one.rules.map(({ name, draw, picks }) => [
        name,
        draw?.chances.map(({ result }) => result),
        picks.cases.map(({ result }) => result),
      ]),
    ),
  ];
}

const left = (one: Amount, other: Amount): Partial<Rule> => ({
  choices: [choice('left', one, sets({ 0: 0 })), choice('right', other, sets({ 0: 2 }))],
});

describe('a program', () => {
  it.each<readonly [string, Model]>([
    ['the same numbers', { ...given, title: 'another' }],
    ['other chances', withRule('a tosses', coin(table(1, 0.3, 0.3, 0.9)))],
    ['the same chance where there were two', withRule('a tosses', coin(table(1, 0.3, 0.3, 0.3)))],
    ['a hazard that grows otherwise', withRule('b happens', hazard(ofTick(0.005)))],
    ['a chance that reads less', withRule('a tosses', coin(0.5))],
    ['other weights', withRule('c chooses', left(table(1, 0, 4, 1), table(1, 0, 0, 5)))],
    [
      'other starts',
      {
        ...given,
        variables: given.variables.map((one, at) => (at === 1 ? { ...one, start: weights(3, 2, 1) } : one)),
      },
    ],
    ['a hazard that is less likely', withRule('d may', hazard(0.1))],
  ])('serves for %s', (_, to) => {
    const turned = renumbered(programOf(given), to);
    if (turned === null) throw new Error('it serves');
    expect(turned.model).toBe(to);
    const [found, anew] = [turned, programOf(to)].map((program) => numbersOf(program));
    // Where the other tells fewer cases apart, the same number stands for each of them.
    const flat = (numbers: unknown): unknown =>
      JSON.parse(JSON.stringify(numbers), (__, part: unknown) =>
        Array.isArray(part) &&
        part.length > 1 &&
        part.every((one) => typeof one === 'number' && one === part[0])
          ? [part[0]]
          : part,
      );
    expect(flat(found)).toEqual(flat(anew));
  });

  const [drawn] = given.fates;
  const [asked] = given.questions;
  const [probe] = asked?.probes ?? [];
  if (drawn === undefined || asked === undefined || probe === undefined) throw new Error('all are there');
  const changed = (at: number, more: object): Model => ({
    ...given,
    variables: given.variables.map((one, place) => (place === at ? { ...one, ...more } : one)),
  });

  it.each<readonly [string, Model]>([
    ['a longer run', { ...given, horizon: 7 }],
    ['a variable of another name', changed(2, { name: 'another' })],
    ['a variable of other bounds', changed(2, { high: 3 })],
    ['a variable that begins lower', changed(2, { low: -1 })],
    ['a variable that merges otherwise', changed(2, { merge: 'max' })],
    ['a variable of another kind', changed(2, { kind: 'passing' })],
    ['another fixed start', changed(2, { start: 1 })],
    ['a start that is drawn', changed(2, { start: weights(1, 1) })],
    ['something otherwise', withRule('a tosses', { otherwise: sets({}) })],
    ['one rule more', { ...given, stages: [stage([...rules, rule('e', is(0, 0), sets({}))], [2])] }],
    [
      'a probe under something',
      { ...given, questions: [{ ...asked, probes: [{ ...probe, given: null }, probe] }] },
    ],
    ['a start that is drawn no more', changed(1, { start: 0 })],
    ['a start of other values', changed(1, { start: weights(1, 2) })],
    [
      'a start of the same values in another order',
      changed(1, { start: { weights: [0, 2, 1].map((value) => ({ value, weight: constant(1) })) } }),
    ],
    ['a start that cannot be one of them', changed(1, { start: weights(1, 2, 0) })],
    ['a start that is sure', changed(1, { start: weights(0, 0, 1) })],
    ['another clearing', { ...given, stages: [stage([...rules])] }],
    ['one rule less', { ...given, stages: [stage(rules.slice(1), [2])] }],
    ['another stage', { ...given, stages: [...given.stages, stage([])] }],
    ['a rule of another name', withRule('a tosses', { name: 'a tossed' })],
    ['a rule for another state', withRule('a tosses', { when: is(0, 1) })],
    ['a rule for other ticks', withRule('a tosses', { when: ticks(1, 2) })],
    ['a draw of another kind', withRule('a tosses', hazard(table(1, 0.2, 0.2, 0.4)))],
    ['a rule without a draw', withRule('a tosses', { draw: null })],
    ['another thing otherwise', withRule('d may', { otherwise: null })],
    ['a choice of another name', withRule('a tosses', { choices: [choice('that', 1, sets({ 0: 1 }))] })],
    ['a choice of another effect', withRule('a tosses', { choices: [choice('it', 1, sets({ 0: 2 }))] })],
    [
      'one choice more',
      withRule('a tosses', { choices: [choice('it', 1, sets({ 0: 1 })), choice('b', 0, sets({}))] }),
    ],
    ['another outcome', { ...given, outcomes: [{ name: 'two', when: is(0, 1), ends: false }] }],
    ['an outcome that ends', { ...given, outcomes: [{ name: 'two', when: is(0, 2), ends: true }] }],
    ['one counter more', { ...given, counters: [...given.counters, ...given.counters] }],
    ['another watch', { ...given, watches: given.watches.map((one) => ({ ...one, when: is(0, 2) })) }],
    ['a fate of another variable', { ...given, fates: [{ ...drawn, variable: 1 }] }],
    ['a fate of other values', { ...given, fates: [{ ...drawn, fates: [{ name: 'f', values: [0, 1] }] }] }],
    ['another question of time', { ...given, questions: [{ ...asked, time: is(0, 1) }] }],
    ['no question of time', { ...given, questions: [{ ...asked, time: null }] }],
    [
      'a probe of something else',
      { ...given, questions: [{ ...asked, probes: [{ ...probe, when: is(0, 2) }] }] },
    ],
    [
      'a probe under something else',
      { ...given, questions: [{ ...asked, probes: [{ ...probe, given: null }] }] },
    ],
    ['a probe of another tick', { ...given, questions: [{ ...asked, probes: [{ ...probe, tick: 4 }] }] }],
    ['a chance that tells more apart', withRule('a tosses', coin(table(1, 0.2, 0.3, 0.4)))],
    ['a chance that reads another variable', withRule('a tosses', coin(table(2, 0.2, 0.4)))],
    ['a chance that reads the tick', withRule('a tosses', coin(ofTick(0.1)))],
    ['a chance that is sure', withRule('a tosses', coin(table(1, 0.2, 0.2, 1)))],
    ['a chance that is none', withRule('a tosses', coin(table(1, 0.2, 0.2, 2)))],
    ['a hazard that may need a coin', withRule('b happens', hazard(ofTick(0.1)))],
    ['a weight that reads another variable', withRule('c chooses', left(table(2, 1, 1), table(1, 0, 0, 3)))],
    [
      'a weight that reads another variable too',
      withRule(
        'c chooses',
        left({ is: 'product', of: [table(1, 0, 1, 2), table(2, 1, 5)] }, table(1, 0, 0, 3)),
      ),
    ],
    ['a weight that reads the tick', withRule('c chooses', left(ofTick(1), table(1, 0, 0, 3)))],
    ['weights by which another is sure', withRule('c chooses', left(table(1, 0, 0, 2), table(1, 0, 1, 3)))],
    ['weights by which one cannot be picked', withRule('c chooses', left(table(1, 0, 1, 2), constant(0)))],
    [
      'weights by which one is picked where none was',
      withRule('c chooses', left(table(1, 1, 1, 2), table(1, 0, 0, 3))),
    ],
  ])('does not serve for %s', (_, to) => {
    expect(renumbered(programOf(given), to)).toBeNull();
  });
});

describe('a program of numbers that cannot be reckoned everywhere', () => {
  const pair = (more: Partial<Rule>): Model =>
    model({
      horizon: 6,
      variables: [variable('one', 2), variable('other', 2)],
      stages: [stage([rule('does', is(0, 0, 1, 2), sets({ 0: 1 }), more)])],
    });
  const both = (one: Amount, other: Amount): Amount => ({ is: 'product', of: [one, other] });
  const least = (most: number): Amount => ({
    is: 'product',
    of: [constant(0.1), { is: 'least', of: [tick, constant(most)] }],
  });

  it.each<readonly [string, Partial<Rule>, Partial<Rule>]>([
    ['in the same places', coin(table(0, 0.2, 0.4, 2)), coin(table(0, 0.3, 0.5, 7))],
    ['where more are the same', coin(table(0, 0.2, 0.4, 2)), coin(table(0, 0.3, 0.3, 2))],
    [
      'by two variables',
      coin(both(table(0, 0.2, 0.2, 0.4), table(1, 1, 1, 2))),
      coin(both(table(0, 0.1, 0.1, 0.2), table(1, 1, 1, 2))),
    ],
    ['by ticks', coin(least(3)), coin(least(2))],
  ])('serves for others %s', (_, before, after) => {
    const turned = renumbered(programOf(pair(before)), pair(after));
    expect(turned).not.toBeNull();
    const anew = programOf(pair(after)).stages[0]?.rules[0]?.draw?.chances.map(({ result }) => result);
    const found = turned?.stages[0]?.rules[0]?.draw?.chances.map(({ result }) => result);
    expect(new Set(found)).toEqual(new Set(anew));
  });

  it.each<readonly [string, Partial<Rule>, Partial<Rule>]>([
    ['that can be reckoned everywhere', coin(table(0, 0.2, 0.4, 2)), coin(table(0, 0.3, 0.5, 0.6))],
    ['that can be reckoned elsewhere', coin(table(0, 0.2, 0.4, 2)), coin(table(0, 0.3, 2, 0.5))],
    ['that can be reckoned in fewer places', coin(table(0, 0.2, 0.4, 0.4)), coin(table(0, 0.2, 2, 2))],
    [
      'that tell more apart by one of two variables',
      coin(both(table(0, 0.2, 0.2, 0.4), table(1, 1, 1, 2))),
      coin(both(table(0, 0.2, 0.3, 0.4), table(1, 1, 1, 2))),
    ],
    ['that tell more ticks apart', coin(least(2)), coin(least(3))],
    ['that are sure no more', hazard(1), hazard(0.01)],
    ['that are sure where a coin helped', hazard(0.9), hazard(1)],
    [
      'that tell ticks apart before others that they do not',
      coin(both(least(1), constant(1))),
      coin(least(2)),
    ],
  ])('does not serve for others %s', (_, before, after) => {
    expect(renumbered(programOf(pair(before)), pair(after))).toBeNull();
  });

  it('does not serve for a start of other values', () => {
    const starting = (other: number): Model =>
      model({
        variables: [
          variable('drawn', 2, {
            start: { weights: [0, other].map((value) => ({ value, weight: constant(1) })) },
          }),
        ],
      });
    expect(renumbered(programOf(starting(1)), starting(2))).toBeNull();
  });

  it('weighs a start by where the others start', () => {
    const leaning = (weight: number): Model =>
      model({
        variables: [
          variable('given', 3, { start: 3 }),
          variable('drawn', 1, {
            start: {
              weights: [
                { value: 0, weight: constant(weight) },
                { value: 1, weight: { is: 'variable', variable: 0 } },
              ],
            },
          }),
        ],
      });
    const turned = renumbered(programOf(leaning(1)), leaning(2));
    expect(turned?.drawnStarts).toEqual(programOf(leaning(2)).drawnStarts);
    expect(turned?.drawnStarts[0]?.picking).toMatchObject({ kind: 'drawn', weights: [2, 3] });
  });
});
