import { describe, expect, it } from 'vitest';
import { choiceTable, createLuck } from '../../src/chance/index.js';
import { diceOf, playRun } from '../../src/reference/index.js';
import { loadedDice } from './loaded-dice.js';
import {
  all,
  always,
  coin,
  constant,
  hazard,
  is,
  model,
  never,
  plus,
  rule,
  sets,
  stage,
  ticks,
  valueOf,
  variable,
} from './models.js';

/** Counts the ticks in its one variable. */
const clock = {
  variables: [variable('clock', 10)],
  stages: [stage([rule('tick', always, sets({ 0: plus(0, 1) }, { counts: [0] }))])],
  counters: [{ name: 'ticks', origin: { section: 'test', name: 'ticks' } }],
};

describe('a run', () => {
  it('ends at the first tick at which an outcome that ends it holds, with the first in order', () => {
    const outcomes = [
      { name: 'later', when: is(0, 7), ends: true },
      { name: 'first', when: is(0, 4), ends: true },
      { name: 'too', when: is(0, 4), ends: true },
    ];
    const record = playRun(model({ ...clock, outcomes }), loadedDice());
    expect(record).toMatchObject({ outcome: 1, ended: true, endedAt: 4, state: [4], counters: [4] });
  });

  it('is judged from tick 1 on, and after stages of its tick', () => {
    const outcomes = [{ name: 'at the start', when: is(0, 0), ends: true }];
    expect(playRun(model({ ...clock, outcomes }), loadedDice()).outcome).toBe(null);
  });

  it('that nothing ended is judged once after the last tick, against the other outcomes in order', () => {
    const outcomes = [
      { name: 'never', when: never, ends: true },
      { name: 'passed', when: is(0, 4), ends: false },
      { name: 'so', when: all(is(0, 10), ticks(10)), ends: false },
      { name: 'so too', when: always, ends: false },
    ];
    const record = playRun(model({ ...clock, outcomes }), loadedDice());
    expect(record).toMatchObject({ outcome: 2, ended: false, endedAt: 10, state: [10], counters: [10] });
  });

  it('may end at the last tick', () => {
    const outcomes = [
      { name: 'so', when: always, ends: false },
      { name: 'end', when: is(0, 10), ends: true },
    ];
    expect(playRun(model({ ...clock, outcomes }), loadedDice())).toMatchObject({
      outcome: 1,
      ended: true,
      endedAt: 10,
    });
  });

  it('shows every state, from the start to the end', () => {
    const seen: [number, number | undefined][] = [];
    const outcomes = [{ name: 'end', when: is(0, 3), ends: true }];
    playRun(model({ ...clock, outcomes }), loadedDice(), (state, tick) => seen.push([tick, state[0]]));
    expect(seen).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });
});

describe('a random start', () => {
  const weights = [
    { value: 2, weight: constant(1) },
    { value: 0, weight: constant(3) },
  ];

  it('is drawn at tick 0 at the site of the variable, values in ascending order', () => {
    const starting = model({ horizon: 1, variables: [variable('type', 2, { start: { weights } })] });
    const luck = createLuck('start');
    const table = choiceTable([
      { name: 2, weight: 1 },
      { name: 0, weight: 3 },
    ]);
    for (let run = 0; run < 100; run += 1) {
      const place = luck.forRun(run).choice(luck.site('start/type'), 0, table);
      expect(playRun(starting, diceOf(luck, run)).state).toEqual([weights[place]?.value]);
    }
  });

  it('weighs in a state where other random starts have their lowest value', () => {
    const base = variable('base', 5, { start: 3 });
    const sure = { weights: [{ value: 1, weight: constant(1) }] };
    const reading = {
      weights: [
        { value: 0, weight: valueOf(1) },
        { value: 2, weight: valueOf(0) },
      ],
    };
    const variables = [
      base,
      variable('sure', 1, { start: sure }),
      variable('reading', 2, { start: reading }),
    ];
    expect(playRun(model({ horizon: 1, variables }), loadedDice()).state).toEqual([3, 1, 2]);
  });

  it('needs a weight above 0 and values within the bounds', () => {
    const starting = (value: number, weight: number): unknown =>
      playRun(
        model({
          variables: [variable('a', 2, { start: { weights: [{ value, weight: constant(weight) }] } })],
        }),
        loadedDice(),
      );
    expect(() => starting(1, 0)).toThrow('no start of a has a weight above 0');
    expect(() => starting(3, 1)).toThrow('a starts at a whole number from 0 to 2, not 3');
    expect(() => starting(-1, 1)).toThrow('a starts at a whole number from 0 to 2, not -1');
    expect(() => starting(0.5, 1)).toThrow('a starts at a whole number from 0 to 2, not 0.5');
  });

  it('cannot be left to a choice: nothing that is chosen freely is played', () => {
    const free = model({ variables: [variable('a', 1, { kind: 'choice' })] });
    expect(() => playRun(free, loadedDice())).toThrow('a is chosen freely, which cannot be played');
  });
});

describe('the dice of a run', () => {
  it('fall as luck draws at each site and tick', () => {
    const luck = createLuck('dice');
    const dice = diceOf(luck, 3);
    const draws = luck.forRun(3);
    const site = luck.site('here');
    const table = choiceTable([
      { name: 'x', weight: 1 },
      { name: 'y', weight: 2 },
    ]);
    const ticksOf = Array.from({ length: 64 }, (_, place) => place + 1);
    expect(ticksOf.map((tick) => dice.coin('here', tick, 0.5))).toEqual(
      ticksOf.map((tick) => draws.coin(site, tick, 0.5)),
    );
    expect(ticksOf.map((tick) => dice.hazard('here', tick, 0.5))).toEqual(
      ticksOf.map((tick) => draws.hazard(site, tick, 0.5)),
    );
    expect(ticksOf.map((tick) => dice.choice('here', tick, table))).toEqual(
      ticksOf.map((tick) => draws.choice(site, tick, table)),
    );
  });

  it('are a coin or a hazard, as a rule says', () => {
    const rules = [
      rule('tossed', always, sets({ 0: 1 }), coin(0.5)),
      rule('happens', always, sets({ 1: 1 }), hazard(0.5)),
    ];
    const drawing = model({
      horizon: 1,
      variables: [variable('a', 1), variable('b', 1)],
      stages: [stage(rules)],
    });
    const luck = createLuck('kinds');
    for (let run = 0; run < 40; run += 1) {
      const draws = luck.forRun(run);
      const expected = [draws.coin(luck.site('tossed'), 1, 0.5), draws.hazard(luck.site('happens'), 1, 0.5)];
      expect(playRun(drawing, diceOf(luck, run)).state).toEqual(expected.map(Number));
    }
  });
});
