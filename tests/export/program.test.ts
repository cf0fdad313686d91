import { describe, expect, it } from 'vitest';
import { ExportError } from '../../src/export/export-error.js';
import { toPrism } from '../../src/export/prism.js';
import type { Amount, Model } from '../../src/model/model.js';
import {
  always,
  any,
  choice,
  coin,
  hazard,
  is,
  model,
  question,
  rule,
  sets,
  stage,
  variable,
} from '../reference/models.js';
import { expectAlike, solvePrism } from './compared.js';
import { chainOf } from './chain.js';
import { readPrism } from './prism-text.js';

/** What a chain must keep of the order of things, on models small enough to be reckoned by hand. */

const ends = (name: string, when: Model['outcomes'][number]['when']) => ({ name, when, ends: false });

function outcomesOf(made: Partial<Model>): readonly number[] {
  const solved = solvePrism(model({ horizon: 1, ...made }));
  if (solved === null) throw new Error('too large');
  return solved.values;
}

describe('the rules of a stage', () => {
  it('read the state as it was when the stage began, though one has drawn already', () => {
    // b follows a: in the same stage it still sees a at 0.
    const stages = [
      stage([rule('a', is(0, 0), sets({ 0: 1 }), coin(0.5)), rule('b', is(0, 1), sets({ 1: 1 }), coin(0.5))]),
    ];
    const made = { variables: [variable('a', 1), variable('b', 1)], stages, outcomes: [ends('b', is(1, 1))] };
    expect(outcomesOf(made)).toEqual([0, 1]);
    expectAlike(outcomesOf({ ...made, horizon: 2 }), [0.25, 0.75]);
  });

  it('take the greatest of what is written, which may lie below what there was', () => {
    const level = variable('level', 3, { start: 3, merge: 'max' });
    const stages = [
      stage([
        rule('low', always, sets({ 0: 1 }), coin(0.5)),
        rule('middle', always, sets({ 0: 2 }), coin(0.25)),
      ]),
    ];
    const outcomes = [3, 2, 1].map((value) => ends(`at ${value}`, is(0, value)));
    expectAlike(outcomesOf({ variables: [level], stages, outcomes }), [0.375, 0.25, 0.375, 0]);
  });

  it('add up, and keep to the bounds only in the end', () => {
    const trust = variable('trust', 4, { start: 3, merge: 'sum' });
    const stages = [
      stage([
        rule('up', always, sets({ 0: 2 }), coin(0.5)),
        rule('down', always, sets({ 0: -1 }), coin(0.5)),
        rule('down again', always, sets({ 0: -1 })),
      ]),
    ];
    // 3 + 2 − 1 − 1 = 3, and not 4 − 1 − 1 = 2.
    const outcomes = [4, 3, 2, 1].map((value) => ends(`at ${value}`, is(0, value)));
    expectAlike(outcomesOf({ variables: [trust], stages, outcomes }), [0.25, 0.25, 0.25, 0.25, 0]);
  });
});

describe('a choice', () => {
  it('does nothing where no weight is above 0, and has no draw of its own where one alone is', () => {
    const weight: Amount = { is: 'table', variable: 0, values: [0, 1] };
    const choices = [choice('it', weight, sets({ 1: 1 }))];
    const of = (start: number) => ({
      variables: [variable('a', 1, { start }), variable('b', 1)],
      stages: [stage([rule('r', any(is(0, 0), is(0, 1)), choices, hazard(0.5))])],
      outcomes: [ends('b', is(1, 1))],
    });
    expect(outcomesOf(of(0))).toEqual([0, 1]);
    expect(outcomesOf(of(1))).toEqual([0.5, 0.5]);
  });
});

describe('what cannot be written', () => {
  const variables = [0, 1, 2, 3].map((place) => variable(`v${place}`, 9));
  const total: Amount = { is: 'sum', of: variables.map((_, place) => ({ is: 'variable', variable: place })) };

  it('is a number of too many cases, which is named', () => {
    const chance: Amount = { is: 'logistic', logOdds: total };
    const made = model({
      variables,
      stages: [stage([rule('doubtful', { is: 'always' }, sets({ 0: 1 }), coin(chance))])],
      outcomes: [ends('one', is(0, 1))],
    });
    expect(() => toPrism(made)).toThrow(ExportError);
    expect(() => toPrism(made)).toThrow('a number of doubtful has more than 4096 cases');
  });

  it('is a variable that needs more than 32 bits', () => {
    expect(() => toPrism(model({ variables: [variable('wide', 3e9)] }))).toThrow(
      'wide goes from 0 to 3000000000',
    );
  });

  it('may be wrong only where it is asked: a state in which our engines stop has no way on', () => {
    const chance: Amount = { is: 'table', variable: 0, values: [0.5, 2] };
    const made = (start: number) => {
      const stages = [stage([rule('r', any(is(0, 0), is(0, 1)), sets({ 1: 1 }), coin(chance))])];
      const outcomes = [ends('b', is(1, 1))];
      const variables_ = [variable('a', 1, { start }), variable('b', 1)];
      return model({ horizon: 1, variables: variables_, stages, outcomes });
    };
    expect(chainOf(readPrism(toPrism(made(0)).model), 100)?.states.length).toBeGreaterThan(3);
    expect(() => chainOf(readPrism(toPrism(made(1)).model), 100)).toThrow('nothing happens');
  });
});

describe('what is not asked about', () => {
  const chances = [0.5, 0.25, 0.125];
  const made = model({
    horizon: 1,
    // a is written where b allows it; nothing that c does reaches either. d begins at random, for nobody.
    variables: [
      variable('a', 1),
      variable('b', 1),
      variable('c', 1),
      variable('d', 1, {
        start: { weights: [0, 1].map((value) => ({ value, weight: { is: 'constant', value: 1 } })) },
      }),
    ],
    stages: [
      stage([rule('b', is(1, 0), sets({ 1: 1 }), coin(chances[0] ?? 0))]),
      stage(
        [
          rule('a', is(1, 1), sets({ 0: 1 }), coin(chances[1] ?? 0)),
          rule('c', is(0, 0), sets({ 2: 1 }), coin(chances[2] ?? 0)),
        ],
        [],
        'settle',
      ),
    ],
    questions: [0, 2].map((of) =>
      question(of === 0 ? 'a' : 'c', { probes: [{ label: '', when: is(of, 1), given: null, tick: 1 }] }),
    ),
  });

  it('is left out, and leaves the answers as they are', () => {
    const names = (questions?: readonly string[]) =>
      solvePrism(made, 1_000, questions)
        ?.model.variables.map(({ name }) => name)
        .slice(3);
    expect(names()).toEqual(['a', 'b', 'c', 'next_a']);
    expect(names(['a'])).toEqual(['a', 'b']);
    expectAlike(solvePrism(made)?.values ?? [], [1, 0.125, 0.125]);
    expectAlike(solvePrism(made, 1_000, ['a'])?.values ?? [], [1, 0.125]);
    expectAlike(solvePrism(made, 1_000, ['c'])?.values ?? [], [1, 0.125]);
  });
});
