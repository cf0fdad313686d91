import { describe, expect, it } from 'vitest';
import { type Asked, chainProgram } from '../../src/chain/chain-program.js';
import { Classes } from '../../src/chain/answer-classes.js';
import { ExplicitChain } from '../../src/chain/explicit-chain.js';
import { explore } from '../../src/chain/explore.js';
import { solve } from '../../src/chain/index.js';
import { lawOf } from '../../src/chain/law.js';
import { OpenChain, outcomeObjectives } from '../../src/chain/open/index.js';
import { codeAt, packingOf } from '../../src/chain/packing.js';
import { seedsOf } from '../../src/chain/seeds.js';
import { stepsOf } from '../../src/chain/steps.js';
import { TickRows } from '../../src/chain/tick-rows.js';
import { focus } from '../../src/model/focus.js';
import type { Condition, Model, Rule } from '../../src/model/model.js';
import { prepare } from '../../src/reference/index.js';
import {
  all,
  always,
  any,
  choice,
  coin,
  constant,
  is,
  model,
  not,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

/** The parts of the exact engine, each by itself. */

function range(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}

/** A program in which it is asked of each of these by itself whether it holds. */
function programOf(of: Model, conditions: readonly Condition[], counters = false) {
  const asked: Asked = conditions.map((condition) => [condition]);
  return chainProgram(
    focus(of, asked.flat(), counters),
    asked.map(({ length }) => length),
  );
}

/** So many truths, and rules about them, all in one stage. */
function truths(count: number, rules: Rule[], more: Partial<Model> = {}): Model {
  return model({
    horizon: 1,
    variables: range(count).map((place) => variable(`truth ${place}`, 1, { merge: 'max' })),
    stages: [stage(rules)],
    ...more,
  });
}

describe('the steps of a stage', () => {
  const steps = (...rules: Rule[]): readonly string[] =>
    stepsOf(
      prepare(truths(6, rules, { variables: range(6).map((place) => variable(`v${place}`, 2)) })),
      [3, 3, 3, 3, 3, 3],
    )
      .map(({ rules: of }) => of.map(({ rule: { name } }) => name).join(' '))
      .sort();
  const copies = (from: number, to: number): Rule =>
    rule(`${from}-${to}`, is(from, 1), sets({ [to]: 2 }), coin(0.5));

  it('are its rules one by one, where each only waits for others', () => {
    // Each sets what the one before reads, and so comes after it.
    expect(steps(copies(0, 1), copies(1, 2), copies(2, 3))).toEqual(['0-1', '1-2', '2-3']);
    // One waits for two, and two wait for one.
    expect(steps(copies(0, 2), copies(2, 3), copies(2, 4), copies(5, 0))).toEqual([
      '0-2',
      '2-3',
      '2-4',
      '5-0',
    ]);
  });

  it('are those together that wait for each other, and no more', () => {
    expect(steps(copies(0, 1), copies(1, 0), copies(1, 2), copies(3, 0), copies(4, 5))).toEqual([
      '0-1 1-0 3-0',
      '1-2',
      '4-5',
    ]);
    expect(steps(copies(0, 1), copies(1, 2), copies(2, 0), copies(5, 5))).toEqual(['0-1 1-2 2-0', '5-5']);
  });
});

describe('a group of steps', () => {
  const groups = (of: Model): number =>
    programOf(
      of,
      of.variables.map((_, place) => is(place, 1)),
    ).groups.length;

  it('draws six times at most', () => {
    const kinds: readonly ((place: number) => Rule[])[] = [
      (place) => [rule(`${place}`, always, sets({ [place]: 1 }), coin(0.5))],
      (place) => [rule(`${place}`, always, [choice('a', 1, sets({ [place]: 1 })), choice('b', 1, sets({}))])],
      (place) => [
        rule(`${place}`, always, sets({ [place]: 1 }), coin(0.5)),
        rule(`${place} too`, is(place, 1), sets({ [place]: 0 })),
      ],
    ];
    for (const rules of kinds) {
      const count = (truthsOf: number): number => groups(truths(truthsOf, range(truthsOf).flatMap(rules)));
      expect([count(6), count(7), count(12), count(13)]).toEqual([1, 2, 2, 3]);
    }
    // What is done for sure is no draw.
    const sure = range(9).map((place) => rule(`${place}`, is(place, 0), sets({ [place]: 1 })));
    expect(groups(truths(9, sure))).toBe(1);
  });

  it('reads eighteen bits at most that were there before', () => {
    // Each truth can become 1, if later. Both rules read some of them, and nothing else but that nobody waits for.
    const reading = (first: number, second: number, more: Rule[] = []): number => {
      const count = first + second;
      const read = (from: number, to: number): Condition =>
        any(...range(to - from).map((place) => is(from + place, 1)));
      const of = truths(count + 3, [
        rule('one', read(0, first), sets({ [count]: 1 }), coin(0.5)),
        rule('other', read(first, count), sets({ [count + 1]: 1 }), coin(0.5)),
        ...more,
      ]);
      const late = range(count).map((place) => rule(`late ${place}`, ticks(9), sets({ [place]: 1 })));
      return programOf({ ...of, stages: [...of.stages, stage(late)] }, [is(count, 1), is(count + 1, 1)])
        .groups.length;
    };
    const [fits, over] = [reading(9, 9), reading(9, 10)];
    expect(over).toBe(fits + 1);
  });

  it('works out once what comes of what it reads', () => {
    // Seven coins, the last six of which turn with the tick, make two groups; nobody reads what stands aside.
    const drawn = { weights: [0, 1].map((value) => ({ value, weight: constant(1) })) };
    const of = truths(
      13,
      [
        ...range(6).map((place) => rule(`a ${place}`, always, sets({ [place]: 1 }), coin(0.5))),
        ...range(6).map((place) => rule(`b ${place}`, ticks(9), sets({ [6 + place]: 1 }), coin(0.5))),
      ],
      { horizon: 9 },
    );
    const variables = [...of.variables.slice(0, 12), variable('aside', 1, { start: drawn })];
    const program = programOf(
      { ...of, variables },
      range(13).map((place) => is(place, 1)),
    );
    expect(program.groups.map(({ readsTick }) => readsTick)).toEqual([false, true]);
    const { seeds } = seedsOf(program);
    expect(seeds).toHaveLength(2);
    const entries = (tick: number) =>
      program.groups.map((group) => seeds.map((seed) => group.entry(seed, 0, tick)));
    const before = entries(1);
    for (const [one, other] of before) expect(other).toBe(one);
    // What turns with the tick is worked out anew where the ticks have another law.
    explore(program, { from: 9, to: 9 }, seeds, new Classes(), { bytes: 1e5 });
    const kept = entries(9).map(([one], place) => one === before[place]?.[0]);
    expect(kept).toEqual([true, false]);
  });
});

describe('what is counted', () => {
  /**
   * A coin is tossed. Then, if it has fallen, something happens for sure and is counted, provided that none of nineteen truths
   * holds, so that it stands in a group of its own.
   */
  const late = range(19).map((place) => 1 + place);
  const counted = truths(20, [rule('falls', always, sets({ 0: 1 }), coin(0.5))], {
    counters: [
      { name: 'elsewhere', origin: { section: 'processes', name: 'pact' } },
      { name: 'kept', origin: { section: 'commitments', name: 'pact' } },
    ],
    outcomes: [{ name: 'fallen', when: is(0, 1), ends: false }],
  });
  const counting = model({
    ...counted,
    stages: [
      ...counted.stages,
      stage([
        rule(
          'counts',
          all(is(0, 1), not(any(...late.map((place) => is(place, 1))))),
          sets({}, { counts: [0, 1] }),
        ),
        ...late.map((place) => rule(`later ${place}`, ticks(9), sets({ [place]: 1 }))),
      ]),
    ],
  });

  it('is counted where it happens for sure, too', () => {
    expect(solve(counting).temptations).toEqual([{ name: 'pact', counts: { kept: 0.5 } }]);
  });

  it('takes nodes only where it is asked for, and only those at which it happens', () => {
    expect(solve(counting, { only: 'outcomes and questions' }).size).toEqual(
      solve(counted, { only: 'outcomes and questions' }).size,
    );
    // The start, and the morning after, when it has fallen; where it is counted; and the coin, fallen or not, at the end.
    expect(solve(counting).size).toEqual({ states: 2, nodes: 5, edges: 3 });
    const program = programOf(counting, [is(0, 1)], true);
    const explored = explore(program, { from: 1, to: 1 }, seedsOf(program).seeds, new Classes(), {
      bytes: 1e7,
    });
    if ('unfinished' in explored) throw new Error('there is room');
    expect([...explored.counts]).toEqual([
      [
        explored.graph.starts,
        new Map([
          [0, 1],
          [1, 1],
        ]),
      ],
    ]);
  });
});

describe('the end of a tick', () => {
  it('leaves nothing of what is asked about it and never read again', () => {
    // A coin that is tossed each day, and asked about on its evening: every morning is the same.
    const of = model({
      horizon: 3,
      variables: [variable('coin', 1, { kind: 'passing', merge: 'max' })],
      stages: [stage([rule('falls', always, sets({ 0: 1 }), coin(0.5))], [0])],
      outcomes: [{ name: 'fallen', when: is(0, 1), ends: false }],
    });
    expect(solve(of).size).toEqual({ states: 1, nodes: 3, edges: 2 });
  });
});

describe('more than a word', () => {
  it('is carried from one stretch of ticks into the next', () => {
    // Forty truths become true at tick 1, and have to be so ever after.
    const wide = model({
      horizon: 3,
      variables: [...range(40).map((place) => variable(`truth ${place}`, 1)), variable('lost', 1)],
      stages: [
        stage(range(40).map((place) => rule(`sets ${place}`, ticks(1), sets({ [place]: 1 })))),
        stage([
          rule('loses', all(ticks(2, 3), any(...range(40).map((place) => is(place, 0)))), sets({ 40: 1 })),
        ]),
      ],
      outcomes: [{ name: 'lost', when: is(40, 1), ends: true }],
    });
    expect(solve(wide).outcomes.map(({ probability }) => probability)).toEqual([0, 1]);
    const chain = ExplicitChain.of(wide, [], 8e6);
    if (!(chain instanceof ExplicitChain)) throw new Error(chain.message);
    // At the horizon nothing can matter any more, and all is as at the start.
    expect(
      [...chain.states()].map(({ tick, values }) => [tick, values.filter((value) => value === 1).length]),
    ).toEqual([
      [0, 0],
      [1, 40],
      [2, 40],
      [3, 0],
    ]);
  });
});

describe('how a state is packed', () => {
  const packed = (...highs: number[]) => {
    const of = model({ variables: highs.map((high, place) => variable(`v${place}`, high, { start: 1 })) });
    return packingOf(
      of,
      highs.map((high) => new Map(range(high + 1).map((value) => [value, value]))),
    );
  };

  it('fills the words to the last bit', () => {
    expect(packed(...range(32).map(() => 1)).words).toBe(1);
    expect(packed(...range(33).map(() => 1)).words).toBe(2);
    expect(packed(255, 255, 255, 255).words).toBe(1);
    expect(packed(255, 255, 255, 256).words).toBe(2);
  });

  it('has no code for what cannot be reached', () => {
    const of = model({ variables: [variable('v', 4)] });
    const [field] = packingOf(of, [new Map([0, 2, 3].map((value) => [value, value]))]).fields;
    expect(field && [...field.codes]).toEqual([0, -1, 1, 2, -1]);
  });

  it('has the start first', () => {
    const [field] = packed(2).fields;
    expect([field?.values, field && [...field.codes], field?.mask]).toEqual([[1, 0, 2], [1, 0, 2], 3]);
    expect(field && codeAt(field, Int32Array.of(0, 2), 1)).toBe(2);
  });
});

describe('the law of a step', () => {
  it('takes ways together that come to the same, whatever is written first', () => {
    const writes = [0, 1].map((place) => ({ variable: place, value: constant(1) }));
    const effect = { counts: [], event: null };
    const of = truths(2, [
      rule('does', always, [
        choice('a', 1, { ...effect, writes }),
        choice('b', 1, { ...effect, writes: writes.toReversed() }),
        choice('c', 2, { ...effect, writes: [] }),
      ]),
    ]);
    const [step] = stepsOf(prepare(of), [2, 2]);
    if (step === undefined) throw new Error('there is a step');
    const { branches } = lawOf(step, [0, 0], 1);
    expect(branches.map(({ probability, writes: set }) => [probability, set.size])).toEqual([
      [0.5, 2],
      [0.5, 0],
    ]);
  });

  it('says which rule is wrong', () => {
    const wrong = (amount: number): Model =>
      truths(1, [rule('does', is(0, 0), [choice('a', 1, sets({ 0: 1 })), choice('b', amount, sets({}))])], {
        outcomes: [{ name: 'done', when: is(0, 1), ends: true }],
      });
    expect(() => solve(wrong(-1))).toThrow(/does/u);
  });
});

describe('the rows of a whole tick', () => {
  /** Two starts; the first leads to a later node at once and by way of another one, and to three ends. */
  const rows = () =>
    new TickRows({
      nodes: 7,
      starts: 2,
      firstEnd: 4,
      edges: Int32Array.of(0, 2, 3, 5, 7),
      targets: Int32Array.of(3, 2, 5, 3, 4, 5, 6),
      probabilities: Float64Array.of(0.25, 0.75, 1, 0.5, 0.5, 0.5, 0.5),
      classes: Int32Array.of(0, 1, 1),
      next: Int32Array.of(1, -1, -1),
    });

  it('sum up all ways through it', () => {
    // To node 3: 1/4 + 3/4 · 1/2 = 5/8. To end 4: 3/8; to 5 and 6, which are one for what is asked, 5/8.
    expect(rows().of(0)).toEqual([
      { class: 0, node: 1, probability: 0.375 },
      { class: 1, node: -1, probability: 0.625 },
    ]);
    expect(rows().of(1)).toEqual([{ class: 1, node: -1, probability: 1 }]);
  });

  it('are worked out once, and kept', () => {
    const kept = rows();
    const before = kept.bytes;
    const row = kept.of(0);
    expect(kept.of(0)).toBe(row);
    kept.of(1);
    // Three ways in all, of 64 bytes.
    expect([before, kept.bytes]).toEqual([7 * 8, 7 * 8 + 3 * 64]);
  });
});

describe('classes', () => {
  it('are numbered as they come up, each once', () => {
    const classes = new Classes();
    expect([[1], [0, 2], [1], [], [0, 2]].map((answers) => classes.numberOf(answers))).toEqual([
      0, 1, 0, 2, 1,
    ]);
    expect(classes.all).toEqual([[1], [0, 2], []]);
  });
});

describe('numbers that are kept by name', () => {
  const named = (more: Partial<Rule>): Model =>
    truths(
      2,
      [
        rule('does', is(0, 0), sets({ 0: 1 }), {
          draw: { kind: 'coin', chance: { is: 'parameter', name: 'p', value: 0.5, scale: 'plain' } },
          ...more,
        }),
      ],
      { outcomes: [{ name: 'done', when: is(0, 1), ends: true }] },
    );

  it('are not asked for where they make no difference', () => {
    expect(solve(named({ otherwise: sets({ 0: 1 }) })).outcomes[0]?.probability).toBe(1);
  });

  it('take forty bytes for each node whose law they are, twice', () => {
    const of = named({});
    const [objective] = outcomeObjectives(of);
    if (objective === undefined) throw new Error('there is an outcome');
    const fits = (bytes: number): boolean => OpenChain.of(of, objective, bytes) instanceof OpenChain;
    // Tables begin with 4096 places: see what is refused.
    const tables = 2 * 4096 * (4 + 4 + 2 * 4 + 4 + 4 + 4 + 8);
    expect([fits(tables + 2 * 40), fits(tables + 2 * 40 - 1)]).toEqual([true, false]);
  });

  it('are a choice that is free, of one variable', () => {
    const free = model({
      horizon: 1,
      variables: [variable('other', 1), variable('free', 1, { kind: 'choice' }), variable('done', 1)],
      stages: [stage([rule('does', all(is(1, 1), not(is(0, 1))), sets({ 2: 1 }), coin(0.5))])],
      outcomes: [{ name: 'done', when: is(2, 1), ends: true }],
    });
    const [objective] = outcomeObjectives(free);
    const chain = objective && OpenChain.of(free, objective, 1e7);
    if (!(chain instanceof OpenChain)) throw new Error('there is room');
    const [law] = chain.laws;
    if (law?.is !== 'chosen') throw new Error('it is a choice');
    expect(chain.program.model.variables[law.variable]?.name).toBe('free');
  });
});
