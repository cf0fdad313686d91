import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { emptyTally, mergeTallies, type Tally, tally } from '../../src/montecarlo/index.js';
import { prepare, type State, stateAt, traceRun } from '../../src/reference/index.js';
import { models } from '../reference/arbitrary-model.js';
import {
  all,
  always,
  is,
  model,
  plus,
  question,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

/** The tally of one run, read from its trace: a second way to count. */
function tallyOfTrace(model: Model, seed: number, run: number): Omit<Tally, 'counters' | 'pathways'> {
  const trace = traceRun(model, seed, run);
  const { meaning } = prepare(model);
  const { endedAt, outcome } = trace;
  const ends = outcome !== null && model.outcomes[outcome]?.ends === true;
  const played = trace.ticks.map(({ state, tick }): [State, number] => [state, tick]);
  const final = stateAt(trace, endedAt);
  const counted = (holds: boolean): number => (holds ? 1 : 0);
  const firstAt = (first: number): number[] =>
    Array.from({ length: model.horizon }, (_, place) => counted(place + 1 === first));
  return {
    runs: 1,
    outcomes: [...model.outcomes, null].map((_, place) =>
      counted(place === (outcome ?? model.outcomes.length)),
    ),
    endings: model.outcomes.map((one, place) =>
      one.ends ? firstAt(ends && place === outcome ? endedAt : NaN) : [],
    ),
    fates: model.fates.map(({ variable: index, fates }) =>
      fates.map(({ values }) => counted(values.includes(final[index] ?? NaN))),
    ),
    watches: model.watches.map(({ when }) => {
      const held = played.filter(([state, tick]) => meaning.test(when)(state, tick)).length;
      return { ever: counted(held > 0), ticks: held };
    }),
    questions: model.questions.map(({ probes, time }) => ({
      probes: probes.map(({ when, given, tick }) => {
        const asked: [State, number] = [stateAt(trace, tick), Math.min(tick, endedAt)];
        const among = given === null || meaning.test(given)(...asked);
        return { given: counted(among), both: counted(among && meaning.test(when)(...asked)) };
      }),
      firsts:
        time === null ? null : firstAt(played.find((asked) => meaning.test(time)(...asked))?.[1] ?? NaN),
    })),
  };
}

describe('a tally', () => {
  it('of a run is what its trace shows', () => {
    fc.assert(
      fc.property(models, fc.integer(), fc.nat({ max: 500 }), (of, seed, run) => {
        expect(tally(of, seed, run, 1)).toMatchObject(tallyOfTrace(of, seed, run));
      }),
    );
  });

  it('of runs is the merged tallies of any parts of them, in any order', () => {
    fc.assert(
      fc.property(models, fc.integer(), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (of, seed, one, other) => {
        const left = tally(of, seed, 0, one);
        const right = tally(of, seed, one, other);
        const whole = JSON.stringify(tally(of, seed, 0, one + other));
        expect(JSON.stringify(mergeTallies(left, right))).toBe(whole);
        expect(JSON.stringify(mergeTallies(right, left))).toBe(whole);
      }),
    );
  });

  it('merges as a monoid does', () => {
    fc.assert(
      fc.property(models, fc.tuple(fc.integer(), fc.integer(), fc.integer()), (of, seeds) => {
        const [one, two, three] = seeds.map((seed) => tally(of, seed, 0, 3)) as [Tally, Tally, Tally];
        expect(mergeTallies(mergeTallies(one, two), three)).toEqual(
          mergeTallies(one, mergeTallies(two, three)),
        );
        expect(mergeTallies(emptyTally(of), one)).toEqual(one);
        expect(mergeTallies(one, emptyTally(of))).toEqual(one);
        expect(tally(of, 1, 0, 0)).toEqual(emptyTally(of));
      }),
    );
  });

  it('partitions the runs: by outcome, by fate', () => {
    fc.assert(
      fc.property(models, fc.integer(), (of, seed) => {
        const { runs, outcomes, fates, endings } = tally(of, seed, 0, 20);
        const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
        expect(runs).toBe(20);
        expect(sum(outcomes)).toBe(20);
        for (const counts of fates) expect(sum(counts)).toBe(20);
        const ended = of.outcomes.map(({ ends }, place) => (ends ? outcomes[place] : 0));
        expect(endings.map(sum)).toEqual(ended);
      }),
    );
  });

  it('holds whole numbers only, as many for many runs as for one', () => {
    const numbers = (value: unknown): number[] =>
      typeof value === 'number'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(numbers)
          : [];
    fc.assert(
      fc.property(models, fc.integer(), (of, seed) => {
        const { pathways, ...many } = tally(of, seed, 0, 40);
        expect(numbers([many, pathways]).every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(
          true,
        );
        const { pathways: _, ...one } = tally(of, seed, 0, 1);
        expect(numbers(many)).toHaveLength(numbers(one).length);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses to merge with one of another model', () => {
    expect(() =>
      mergeTallies(
        emptyTally(model({ horizon: 5, outcomes: [{ name: 'a', when: always, ends: true }] })),
        emptyTally(model({})),
      ),
    ).toThrow(RangeError);
  });
});

describe('a probe', () => {
  const clock = {
    variables: [variable('clock', 10)],
    stages: [stage([rule('tick', always, sets({ 0: plus(0, 1) }))])],
    outcomes: [{ name: 'end', when: is(0, 4), ends: true }],
  };

  it.each([
    { tick: 0, when: is(0, 0) },
    { tick: 3, when: all(is(0, 3), ticks(3)) },
    { tick: 4, when: all(is(0, 4), ticks(4)) },
    // After the end the state is frozen, and the tick with it.
    { tick: 9, when: all(is(0, 4), ticks(4)) },
    { tick: 99, when: is(0, 4) },
  ])('at tick $tick reads the state at its end', ({ tick, when }) => {
    const probes = [
      { label: 'so', when, given: null, tick },
      { label: 'given', when: always, given: when, tick },
      { label: 'not given', when: always, given: is(0, 10), tick },
    ];
    const asked = tally(model({ ...clock, questions: [question('q', { probes })] }), 1, 0, 2);
    expect(asked.questions[0]?.probes).toEqual([
      { given: 2, both: 2 },
      { given: 2, both: 2 },
      { given: 0, both: 0 },
    ]);
  });

  it('is read though those before it in the list are of later ticks', () => {
    const probes = [7, 2, 0, 4].map((tick) => ({ label: `${tick}`, when: is(0, tick), given: null, tick }));
    const { questions } = tally(model({ ...clock, questions: [question('q', { probes })] }), 1, 0, 1);
    expect(questions[0]?.probes.map(({ both }) => both)).toEqual([0, 1, 1, 1]);
  });
});

describe('a run in a tally', () => {
  it('is the run of its number, whatever is played before it', () => {
    fc.assert(
      fc.property(models, fc.integer(), fc.nat({ max: 100 }), (of, seed, run) => {
        const alone = tally(of, seed, run, 1);
        const rest = mergeTallies(tally(of, seed, 0, run), alone);
        expect(rest).toEqual(tally(of, seed, 0, run + 1));
      }),
      { numRuns: 30 },
    );
  });

  it('left in none of the fates of a table is an error that names the commitment', () => {
    const fates = [
      { commitment: 'pact', holder: 'h', variable: 0, fates: [{ name: 'x', values: [0] }], entries: [] },
    ];
    const of = model({ variables: [variable('a', 1, { start: 1 })], fates });
    expect(() => tally(of, 1, 0, 1)).toThrow('pact was left in a state that is none of its fates');
  });
});
