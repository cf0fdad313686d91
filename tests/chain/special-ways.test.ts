import { describe, expect, it } from 'vitest';
import { OpenChain, outcomeObjectives } from '../../src/chain/open/index.js';
import type { Access } from '../../src/chain/carrying.js';
import { scheduled } from '../../src/chain/schedule.js';
import { all, any, coin, is, model, rule, sets, stage, variable } from '../reference/models.js';

/** The order of a tick, and choices that are made before its chances. */

interface Named extends Access {
  readonly name: string;
}

function part(name: string, at: number, reads: number[], writes: number[], clears = false): Named {
  const [readAt, writtenAt] = clears ? [3 * at, 3 * at] : [3 * at + 1, 3 * at + 2];
  return { name, reads: new Set(reads), writes: new Set(writes), clears, readAt, writtenAt };
}

const named = (parts: readonly Named[]): readonly string[] => parts.map(({ name }) => name);

describe('the parts of a tick', () => {
  /** Pairs that act and then move: the rung of pair n is variable 2n, what it does 2n + 1, cleared each tick. */
  const pairs = [0, 1, 2];
  const parts = [
    ...pairs.map((pair) => part(`clear ${pair}`, 0, [], [2 * pair + 1], true)),
    ...pairs.map((pair) => part(`act ${pair}`, 1, [2 * pair], [2 * pair + 1])),
    ...pairs.map((pair) => part(`move ${pair}`, 2, [2 * pair, 2 * pair + 1], [2 * pair])),
  ];

  it('come pair by pair', () => {
    const order = named(scheduled(parts, [3, 4, 3, 4, 3, 4]));
    expect([...order].sort()).toEqual(named(parts).toSorted());
    for (const pair of pairs) {
      const [cleared, acted, moved] = ['clear', 'act', 'move'].map((what) =>
        order.indexOf(`${what} ${pair}`),
      );
      expect(acted).toBeGreaterThan(cleared ?? NaN);
      expect(moved).toBe((acted ?? NaN) + 1);
    }
  });

  it('keep reads before and after writes as they were', () => {
    const chain = [
      part('d', 3, [2], [3]),
      part('b', 1, [0], [1]),
      part('c', 2, [1], [2]),
      part('a', 0, [3], [0]),
      part('e', 4, [0], [0]),
    ];
    // Each but the first reads what the one before writes; the first reads what the last wrote a tick before.
    expect(named(scheduled(chain, [2, 2, 2, 2]))).toEqual(['a', 'b', 'c', 'd', 'e']);
    const written = [part('second', 1, [], [0]), part('first', 0, [], [0]), part('third', 2, [0], [1])];
    expect(named(scheduled(written, [2, 2]))).toEqual(['first', 'second', 'third']);
  });

  it('may come in any order within a stage, though one writes what the other reads', () => {
    // Whoever reads what was, has to come first: all rules of a stage see the state before it.
    const stageOf = [part('writes', 0, [], [0]), part('reads', 0, [0], [1])];
    expect(named(scheduled(stageOf, [2, 2]))).toEqual(['reads', 'writes']);
  });

  it('cannot wait for each other', () => {
    const circle = [part('a', 0, [0], [1]), part('b', 0, [1], [0])];
    expect(() => scheduled(circle, [2, 2])).toThrow(
      new RangeError('the parts of a tick wait for each other'),
    );
  });

  it('forget what was read before others begin', () => {
    // What a alone has left over is read by the last stage only: to read it first is to carry it no longer.
    const order = named(
      scheduled(
        [
          part('draw', 0, [0], [1]),
          part('clear', 1, [], [2], true),
          part('fill', 2, [1], [2]),
          part('read', 3, [2], [0]),
          part('aside', 3, [3], [3]),
        ],
        [2, 2, 16, 2],
      ),
    );
    expect(order.indexOf('read')).toBe(order.indexOf('fill') + 1);
  });
});

describe('a free choice', () => {
  /** Each tick somebody guesses a coin that is tossed on the evening before, as far as the law can tell. */
  const guessing = model({
    horizon: 2,
    variables: [
      variable('guess', 1, { kind: 'choice', merge: 'max' }),
      variable('goes', 1, { kind: 'passing', merge: 'max' }),
      variable('coin', 1, { kind: 'passing', merge: 'max' }),
      variable('right', 1),
    ],
    stages: [
      stage([rule('falls', is(1, 1), sets({ 2: 1 }), coin(0.5))], [2]),
      stage([rule('goes', is(3, 0), sets({ 1: 1 }))], [1]),
      stage([
        rule(
          'is right',
          all(is(1, 1), any(all(is(0, 0), is(2, 0)), all(is(0, 1), is(2, 1)))),
          sets({ 3: 1 }),
        ),
      ]),
    ],
    outcomes: [{ name: 'right', when: is(3, 1), ends: true }],
  });

  it('is made before what is drawn in its tick', () => {
    const [right] = outcomeObjectives(guessing);
    if (right === undefined) throw new Error('there is an outcome');
    const chain = OpenChain.of(guessing, right, 1e6);
    if (!(chain instanceof OpenChain)) throw new Error(chain.message);
    // At tick 1 no coin is tossed, and a guess of 0 is right for sure: 0 to 1. To be wrong twice takes a half.
    expect(chain.value(new Map(), 'greatest')).toBeCloseTo(1, 12);
    expect(chain.value(new Map(), 'least')).toBeCloseTo(0.5, 12);
  });
});
