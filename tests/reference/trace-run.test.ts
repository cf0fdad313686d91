import { describe, expect, it } from 'vitest';
import type { Amount, Condition, Model, Rule } from '../../src/model/model.js';
import { createLuck } from '../../src/chance/index.js';
import { diceOf, traceDice, type TraceEvent, traceRun } from '../../src/reference/index.js';
import { loadedDice } from './loaded-dice.js';
import {
  all,
  always,
  any,
  coin,
  constant,
  is,
  model,
  not,
  rule,
  sets,
  stage,
  ticks,
  told,
  valueOf,
  variable,
} from './models.js';

function events(of: Model, falls = {}): readonly TraceEvent[] {
  return traceDice(of, loadedDice(falls)).events;
}

/** Event i turns variable i on at tick i + 1; then, from tick 4 on, a rule rests on a condition. */
function restingOn(when: Condition, more: Partial<Rule> = {}): readonly number[] {
  const on = [0, 1, 2].map((place) =>
    rule(
      `on ${place}`,
      all(ticks(place + 1), not(is(place, 1))),
      sets({ [place]: 1 }, { event: told('on') }),
    ),
  );
  const resting = rule('resting', all(ticks(4), when), sets({}, { event: told('rests') }), more);
  const variables = [
    ...[0, 1, 2].map((place) => variable(`v${place}`, 1)),
    variable('still', 1, { start: 1 }),
  ];
  const trace = events(model({ variables, stages: [stage([...on, resting])] }));
  expect(trace).toHaveLength(4);
  return trace[3]?.causes ?? [];
}

/** True of any amount here, and rests on all that it reads. */
function above(left: Amount): Condition {
  return { is: 'compare', operator: '<', left: constant(-3), right: left };
}

describe('the causes of an event', () => {
  it.each<{ what: string; when: Condition; causes: number[] }>([
    { what: 'nothing for always', when: always, causes: [] },
    { what: 'nothing for what no event changed', when: is(3, 1), causes: [] },
    { what: 'the event that changed a variable', when: is(1, 1), causes: [1] },
    { what: 'those of all operands of all', when: all(is(2, 1), is(0, 1), is(3, 1)), causes: [0, 2] },
    { what: 'those of the first true operand of any', when: any(is(0, 0), is(2, 1), is(1, 1)), causes: [2] },
    { what: 'what makes an operand false, for not', when: not(is(1, 0)), causes: [1] },
    {
      what: 'the first false operand of a false all',
      when: not(all(is(2, 1), is(1, 0), is(0, 0))),
      causes: [1],
    },
    { what: 'all operands of a false any', when: not(any(is(2, 0), is(1, 0))), causes: [1, 2] },
    { what: 'the same as without them, for two nots', when: not(not(is(0, 1))), causes: [0] },
    {
      what: 'so many true operands as are needed',
      when: { is: 'at least', count: 2, of: [is(0, 0), is(1, 1), is(2, 1), is(0, 1)] },
      causes: [1, 2],
    },
    {
      what: 'all false operands of a count that is not reached',
      when: not({ is: 'at least', count: 2, of: [is(0, 0), is(1, 0), is(2, 1)] }),
      causes: [0, 1],
    },
    {
      what: 'the variables that a comparison reads',
      when: {
        is: 'compare',
        operator: '<=',
        left: { is: 'difference', left: valueOf(0), right: constant(1) },
        right: { is: 'logistic', logOdds: { is: 'table', variable: 2, values: [0, 0] } },
      },
      causes: [0, 2],
    },
    {
      what: 'only the branch that a comparison takes',
      when: {
        is: 'compare',
        operator: '=',
        left: { is: 'choose', when: is(1, 1), yes: valueOf(2), otherwise: valueOf(0) },
        right: constant(1),
      },
      causes: [1, 2],
    },
    { what: 'nothing for never', when: not({ is: 'never' }), causes: [] },
    ...(['sum', 'product', 'least', 'greatest'] as const).map((operation) => ({
      what: `all that a ${operation} is made of`,
      when: above({ is: operation, of: [valueOf(2), constant(1), { is: 'tick' }, valueOf(0)] }),
      causes: [0, 2],
    })),
    ...(['difference', 'ratio'] as const).map((operation) => ({
      what: `both sides of a ${operation}`,
      when: above({ is: operation, left: valueOf(1), right: { is: 'sum', of: [constant(1), valueOf(2)] } }),
      causes: [1, 2],
    })),
    {
      what: 'what a chance within some ticks is reckoned from',
      when: above({ is: 'per tick', within: { is: 'product', of: [constant(0.5), valueOf(1)] }, ticks: 2 }),
      causes: [1],
    },
    {
      what: 'nothing for a number of the scenario',
      when: above({ is: 'parameter', name: 'p', value: 1, scale: 'plain' }),
      causes: [],
    },
    {
      what: 'the other branch of a comparison, where it is taken',
      when: above({ is: 'choose', when: is(1, 0), yes: valueOf(2), otherwise: valueOf(0) }),
      causes: [0, 1],
    },
  ])('are $what', ({ when, causes }) => {
    expect(restingOn(when)).toEqual(causes);
  });

  it('lead through rules that are not told of', () => {
    const stages = [
      stage([rule('told', ticks(1), sets({ 0: 1 }, { event: told('first') }))]),
      stage([rule('silent', is(0, 1), sets({ 1: 1 }))]),
      stage([rule('result', is(1, 1), sets({}, { event: told('second') }))]),
    ];
    const variables = [variable('a', 1), variable('b', 1)];
    const [, second] = events(model({ horizon: 1, variables, stages }));
    expect(second?.causes).toEqual([0]);
  });

  it('are forgotten when a variable is cleared', () => {
    const stages = [
      stage([rule('act', ticks(1), sets({ 0: 1 }, { event: told('act') }))], [0]),
      stage([rule('seen', is(0, 1), sets({}, { event: told('seen') }))]),
      stage([rule('unseen', is(0, 0), sets({}, { event: told('unseen') }))]),
    ];
    const trace = events(model({ horizon: 2, variables: [variable('a', 1, { kind: 'passing' })], stages }));
    expect(trace.map(({ rule: name, causes }) => [name, causes])).toEqual([
      ['act', []],
      ['seen', [0]],
      ['unseen', []],
    ]);
  });

  it('are all that added to a sum, and those alone that reached the greatest', () => {
    const writers = (merge: 'sum' | 'max'): readonly number[] => {
      const rules = [1, 2, 2].map((value, place) =>
        rule(`w${place}`, ticks(1), sets({ 0: value }, { event: told('write') })),
      );
      const after = rule('after', not(is(0, 0)), sets({}, { event: told('after') }));
      const variables = [variable('a', 9, { merge })];
      return (
        events(model({ horizon: 1, variables, stages: [stage(rules), stage([after])] }))[3]?.causes ?? []
      );
    };
    expect(writers('sum')).toEqual([0, 1, 2]);
    expect(writers('max')).toEqual([1, 2]);
  });

  it('are those alone that wrote to it, whatever else they and others wrote', () => {
    const write = (name: string, of: Record<number, number>) =>
      rule(name, ticks(1), sets(of, { event: told(name) }));
    const stages = [
      stage([write('one', { 0: 1, 1: 1 }), write('other', { 2: 1 })]),
      stage([rule('after', is(1, 1), sets({}, { event: told('after') }))]),
    ];
    const variables = [variable('a', 1), variable('b', 1), variable('c', 1)];
    expect(events(model({ horizon: 1, variables, stages }))[2]?.causes).toEqual([0]);
  });

  it('stay where an event writes what was there already', () => {
    const stages = [
      stage([rule('first', ticks(1), sets({ 0: 1 }, { event: told('first') }))]),
      stage([rule('again', ticks(1), sets({ 0: 1 }, { event: told('again') }))]),
      stage([rule('after', is(0, 1), sets({}, { event: told('after') }))]),
    ];
    expect(events(model({ horizon: 1, variables: [variable('a', 1)], stages }))[2]?.causes).toEqual([0]);
  });
});

describe('a trace', () => {
  it('tells of drawn starts at tick 0, with their chance, and they are causes', () => {
    const weights = [
      { value: 0, weight: constant(1) },
      { value: 1, weight: constant(3) },
    ];
    const start = variable('type', 1, { labels: ['sincere', 'feint'], start: { weights } });
    const stages = [stage([rule('shows', is(0, 1), sets({}, { event: told('shows') }), coin(0.25))])];
    const trace = events(model({ horizon: 1, variables: [start], stages }), {
      'start/type?': 1,
      shows: true,
    });
    expect(trace).toEqual([
      {
        index: 0,
        tick: 0,
        phase: 'script',
        rule: 'start/type',
        origin: start.origin,
        description: { kind: 'start', variable: 'type', label: 'feint' },
        chance: 0.75,
        causes: [],
      },
      {
        index: 1,
        tick: 1,
        phase: 'context',
        rule: 'shows',
        origin: start.origin,
        description: told('shows'),
        chance: 0.25,
        causes: [0],
      },
    ]);
  });

  it('tells of a start that only one value could have without a chance, and by its label', () => {
    const weights = [{ value: 3, weight: constant(1) }];
    const start = variable('type', 4, { low: 2, labels: ['calm', 'tense', 'mad'], start: { weights } });
    const [event] = events(model({ horizon: 1, variables: [start] }));
    expect(event).toMatchObject({ chance: null, description: { kind: 'start', label: 'tense' } });
  });

  it('stops where the run ends', () => {
    const stages = [stage([rule('end', ticks(3), sets({ 0: 1 }))])];
    const outcomes = [{ name: 'end', when: is(0, 1), ends: true }];
    const trace = traceDice(model({ variables: [variable('a', 1)], stages, outcomes }), loadedDice());
    expect(trace).toMatchObject({ endedAt: 3, outcome: 0, start: [0] });
    expect(trace.ticks.map(({ tick, state }) => [tick, state[0]])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it('is judged where nothing ended it, and says on what grounds', () => {
    const stages = [stage([rule('on', ticks(2), sets({ 0: 1 }, { event: told('on') }))])];
    const variables = [variable('a', 1), variable('b', 1)];
    const judged = (...whens: Condition[]) => {
      const outcomes = whens.map((when, place) => ({ name: `o${place}`, when, ends: false }));
      const { outcome, endedAt, grounds } = traceDice(
        model({ horizon: 5, variables, stages, outcomes }),
        loadedDice(),
      );
      return { outcome, endedAt, grounds };
    };
    expect(judged(is(1, 1), is(0, 1))).toEqual({ outcome: 1, endedAt: 5, grounds: [0] });
    // Only the last tick counts.
    expect(judged(ticks(4), ticks(5))).toEqual({ outcome: 1, endedAt: 5, grounds: [] });
    expect(judged(is(1, 1))).toEqual({ outcome: null, endedAt: 5, grounds: [] });
  });

  it('keeps what changed in each tick, and no event of a tick that changed nothing', () => {
    const stages = [stage([rule('on', ticks(2), sets({ 0: 1 }, { event: told('on') }))])];
    const { ticks: kept } = traceDice(
      model({ horizon: 3, variables: [variable('a', 1)], stages }),
      loadedDice(),
    );
    expect(kept).toEqual([
      { tick: 1, state: [0], changes: [] },
      { tick: 2, state: [1], changes: [{ variable: 0, from: 0, to: 1 }] },
      { tick: 3, state: [1], changes: [] },
    ]);
  });

  it('is that of the run and the seed that it names', () => {
    const stages = [stage([rule('on', always, sets({}, { event: told('on') }), coin(0.5))])];
    const tossing = model({ horizon: 20, stages });
    const trace = traceRun(tossing, 'a seed', 7);
    expect(trace).toMatchObject({ seed: 'a seed', run: 7 });
    expect(trace.events).toEqual(traceDice(tossing, diceOf(createLuck('a seed'), 7)).events);
    expect(trace.events).not.toEqual(traceRun(tossing, 'a seed', 8).events);
  });
});
