import { describe, expect, it } from 'vitest';
import type { EventDescription } from '../../src/model/model.js';
import { milestonesPassed, playRun, traceRun, type Way, waysOf } from '../../src/reference/index.js';
import { Pathway } from '../../src/reference/pathway.js';
import { loadedDice } from './loaded-dice.js';
import { always, any, coin, is, model, rule, sets, stage, ticks, told, variable } from './models.js';

const broken: EventDescription = { kind: 'broken', commitment: 'word', act: 'alpha strike beta' };
const out: EventDescription = { kind: 'disclosed', commitment: 'word', by: 'gamma' };
const regime: EventDescription = { kind: 'regime', actor: 'beta' };

/** A word that comes out on days 2 and 4 and is broken on days 3 and 5; something untold of happens on day 1. */
const twice = model({
  horizon: 6,
  variables: [variable('over', 1)],
  stages: [
    stage([
      rule('a put', ticks(1), sets({}, { event: told('nothing much') })),
      rule('broken', any(ticks(3), ticks(5)), sets({}, { event: broken })),
      rule('out', any(ticks(2), ticks(4)), sets({}, { event: out })),
      rule('over', ticks(5), sets({ 0: 1 })),
    ]),
  ],
  outcomes: [
    { name: 'nothing', when: is(0, 0), ends: false },
    { name: 'war', when: is(0, 1), ends: true },
  ],
});

describe('the milestones of a run', () => {
  it('are passed once, where they come about first', () => {
    expect([...waysOf(twice, { runs: 2, firstRun: 8 })]).toEqual<Way[]>(
      [8, 9].map((run) => ({
        run,
        outcome: 'war',
        endedAt: 5,
        milestones: [
          { name: 'disclosed: word', tick: 2 },
          { name: 'broken: word', tick: 3 },
        ],
      })),
    );
  });

  it('are those events of its trace that brought something about for the first time', () => {
    const passed = milestonesPassed(traceRun(twice, 1, 0));
    expect(passed.map(({ tick, rule: name }) => [tick, name])).toEqual([
      [2, 'out'],
      [3, 'broken'],
    ]);
  });

  it('have no outcome where it is none of these', () => {
    const [way] = waysOf({ ...twice, outcomes: [] }, { runs: 1 });
    expect(way).toMatchObject({ outcome: null, endedAt: 6 });
  });
});

describe('the ways of runs', () => {
  const tossing = model({
    horizon: 8,
    stages: [
      stage([
        rule('broken', always, sets({}, { event: broken }), coin(0.25)),
        rule('out', always, sets({}, { event: out }), coin(0.25)),
        rule('regime', always, sets({}, { event: regime }), coin(0.25)),
      ]),
    ],
  });

  it('are those of the first thousand runs of the seed 1, unless told', () => {
    const ways = [...waysOf(tossing)];
    expect(ways.map(({ run }) => run)).toEqual(Array.from({ length: 1000 }, (_, run) => run));
    expect(ways.slice(0, 40)).toEqual([...waysOf(tossing, { runs: 40, seed: 1, firstRun: 0 })]);
    expect(ways.slice(30, 40)).toEqual([...waysOf(tossing, { runs: 10, firstRun: 30 })]);
    expect(ways.slice(0, 40)).not.toEqual([...waysOf(tossing, { runs: 40, seed: 2 })]);
  });

  it('tell each run as its trace does', () => {
    for (const { run, milestones } of waysOf(tossing, { runs: 20, seed: 'ways' })) {
      const passed = milestonesPassed(traceRun(tossing, 'ways', run));
      expect(milestones.map(({ tick }) => tick)).toEqual(passed.map(({ tick }) => tick));
    }
  });
});

describe('a pathway', () => {
  const keyOf = (...milestones: number[]): number => {
    const pathway = new Pathway();
    milestones.forEach((milestone, tick) => pathway.pass(milestone, tick));
    return pathway.key;
  };

  it('is the order in which its milestones were passed first', () => {
    const pathway = new Pathway();
    for (const [tick, milestone] of [4, 2, 4, 0, 2].entries()) pathway.pass(milestone, tick);
    expect([...pathway.passed]).toEqual([
      [4, 0],
      [2, 1],
      [0, 3],
    ]);
    expect(pathway.key).toBe(keyOf(4, 2, 0));
  });

  it('has a key of its own, for each order of each set of a few milestones', () => {
    const orders = [[], [0], [1], [2], [0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1], [0, 1, 2], [2, 1, 0]];
    const keys = orders.map((order) => keyOf(...order));
    expect(new Set(keys).size).toBe(orders.length);
    expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
  });

  it('of a run ends in its outcome, and is that of no other outcome', () => {
    const { pathway, passed } = playRun(twice, loadedDice());
    const none = playRun({ ...twice, outcomes: [] }, loadedDice());
    expect([...passed.values()]).toEqual([2, 3]);
    expect([...none.passed]).toEqual([...passed]);
    // Its milestones, and then the second of two outcomes, or neither.
    expect(pathway).toBe(keyOf(...passed.keys(), passed.size + 1));
    expect(none.pathway).toBe(keyOf(...passed.keys(), passed.size));
  });
});
