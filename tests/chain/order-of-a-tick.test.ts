import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Access, isCarried, touchedBy } from '../../src/chain/carrying.js';
import { scheduled } from '../../src/chain/schedule.js';

interface Named extends Access {
  readonly name: string;
  readonly stage: number;
}

/** Part of a stage: what it clears at its beginning, or a rule, which reads before any rule of the stage writes. */
function part(name: string, stage: number, reads: readonly number[], writes: readonly number[]): Named {
  const times = { readAt: 3 * stage + 1, writtenAt: 3 * stage + 2 };
  return { name, stage, reads: new Set(reads), writes: new Set(writes), clears: false, ...times };
}

function clearing(name: string, stage: number, ...writes: readonly number[]): Named {
  const times = { readAt: 3 * stage, writtenAt: 3 * stage };
  return { name, stage, reads: new Set(), writes: new Set(writes), clears: true, ...times };
}

const VARIABLES = [0, 1, 2, 3];
const some = fc.subarray(VARIABLES, { minLength: 0, maxLength: 2 });

/** Ticks in which no two rules of a stage write to one variable, or wait for each other, their parts in any order. */
const ticks: fc.Arbitrary<readonly Named[]> = fc
  .array(fc.record({ cleared: some, rules: fc.array(fc.tuple(some, some), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((stages) =>
    stages.flatMap(({ cleared, rules }, stage) => {
      const taken = new Set<number>();
      const found = rules.map(([reads, writes], place) => {
        const later = new Set(rules.slice(place + 1).flatMap(([read]) => read));
        const own = writes.filter((variable) => !later.has(variable) && !taken.has(variable));
        for (const variable of own) taken.add(variable);
        return part(`rule ${stage}.${place}`, stage, reads, own);
      });
      return [
        ...cleared.map((variable) => clearing(`clear ${stage}.${variable}`, stage, variable)),
        ...found,
      ];
    }),
  )
  .chain((parts) => fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }));

const sizes = [2, 3, 16, 4];
const named = (parts: readonly Named[]): readonly string[] => parts.map(({ name }) => name);

/** What a part leaves behind, where it finds `found`: a text of all that it has read. */
function played(parts: readonly Named[], found: readonly string[]): readonly string[] {
  const left = [...found];
  for (const { name, reads, writes, clears } of parts) {
    const read = [...reads].map((variable) => found[variable]);
    for (const variable of writes)
      left[variable] = clears ? 'cleared' : `${name} after ${found[variable] ?? ''} of ${read.join()}`;
  }
  return left;
}

describe('the order of the parts of a tick', () => {
  it('leaves behind what the stages do, each seeing what the one before has left', () => {
    const start: readonly string[] = VARIABLES.map((variable) => `start ${variable}`);
    fc.assert(
      fc.property(ticks, (parts) => {
        const order = scheduled(parts, sizes);
        expect([...named(order)].sort()).toEqual([...named(parts)].sort());
        const byStages = [0, 1, 2, 3].reduce((state, stage) => {
          const own = parts.filter((one) => one.stage === stage);
          const cleared = played(
            own.filter(({ clears }) => clears),
            state,
          );
          return played(
            own.filter(({ clears }) => !clears),
            cleared,
          );
        }, start);
        expect(order.reduce((state, one) => played([one], state), start)).toEqual(byStages);
      }),
    );
  });

  it('carries what somebody will read before it is cleared, unless it still is as it was cleared', () => {
    fc.assert(
      fc.property(ticks, (parts) => {
        const order = scheduled(parts, sizes);
        for (let place = 0; place <= order.length; place += 1) {
          const done = order.slice(0, place);
          const coming = [...order.slice(place), ...order];
          for (const variable of VARIABLES) {
            // Nobody says what the day before has left, so that counts as something.
            const last = done.findLast(({ writes }) => writes.has(variable));
            const meets = coming.find(
              ({ reads, writes, clears }) => reads.has(variable) || (clears && writes.has(variable)),
            );
            expect(isCarried(touchedBy(parts, variable), (one) => !done.includes(one))).toBe(
              last?.clears !== true && meets?.clears === false,
            );
          }
        }
      }),
    );
  });

  /** All of these are cleared first. */
  const cleared = clearing('clear', 0, 0, 1, 2, 3);

  it('makes last what takes most bits', () => {
    // Both are needed at once. To make the larger one first is to carry four bits for longer.
    const parts = [part('large', 1, [], [0]), part('small', 1, [], [1]), part('uses both', 2, [0, 1], [4])];
    expect(named(scheduled([cleared, ...parts], [16, 2, 2, 2, 2]))).toEqual([
      'clear',
      'small',
      'large',
      'uses both',
    ]);
  });

  it('comes to what can be had with the fewest parts first', () => {
    // After three parts as after two nothing more is carried than before; after less than that, one bit more.
    const parts = [
      part('a', 1, [], [0]),
      part('a of a', 2, [0], [1]),
      part('uses a', 3, [1], [4]),
      part('b', 1, [], [2]),
      part('uses b', 2, [2], [5]),
    ];
    expect(named(scheduled([cleared, ...parts], [2, 2, 2, 2, 2, 2]))).toEqual([
      'clear',
      'b',
      'uses b',
      'a',
      'a of a',
      'uses a',
    ]);
  });

  it('comes to that first after which the least is carried, though more parts have to come before', () => {
    // Four values of the day before are read by the one and eight by the other: two bits less are carried then, or three.
    const parts = [
      clearing('clear', 0, 2, 3, 4),
      part('for four', 0, [], [2]),
      part('reads four', 1, [0, 2], [5]),
      part('for eight', 0, [], [3]),
      part('and for eight', 0, [], [4]),
      part('reads eight', 1, [1, 3, 4], [6]),
      clearing('clear four', 2, 0),
      clearing('clear eight', 2, 1),
      part('writes', 3, [], [0, 1]),
    ];
    expect(named(scheduled(parts, [4, 8, 2, 2, 2, 2, 2]))).toEqual([
      'clear',
      'for eight',
      'and for eight',
      'reads eight',
      'clear eight',
      'for four',
      'reads four',
      'clear four',
      'writes',
    ]);
  });

  it('takes at once what adds nothing, before what would make room later', () => {
    // The value of the day before is no longer carried once it is read, but first a bit has to be made for its reader.
    const parts = [
      clearing('clear', 0, 1),
      part('makes', 0, [], [1]),
      part('reads', 1, [0, 1], [4]),
      clearing('clear later', 2, 0),
      part('writes', 3, [], [0]),
      part('adds nothing', 3, [5], [5]),
    ];
    expect(named(scheduled(parts, [4, 2, 2, 2, 2, 2]))).toEqual([
      'clear',
      'adds nothing',
      'makes',
      'reads',
      'clear later',
      'writes',
    ]);
  });

  it('takes those that are alike in the order in which they are given', () => {
    const alike = ['one', 'two', 'three', 'four'].map((name, place) =>
      part(name, place % 2, [place], [place]),
    );
    expect(named(scheduled(alike, [2, 2, 2, 2]))).toEqual(['one', 'two', 'three', 'four']);
    const names = ['a', 'b', 'c'];
    const order = scheduled(
      [
        cleared,
        ...names.map((name, place) => part(name, 1, [], [place])),
        ...names.map((name, place) => part(`uses ${name}`, 2, [place], [4 + place])),
      ],
      [2, 2, 2, 2, 2, 2, 2],
    );
    expect(named(order)).toEqual(['clear', 'a', 'uses a', 'b', 'uses b', 'c', 'uses c']);
  });
});
