import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alternative, choicePick, choiceProbabilities, choiceTable } from '../../src/chance/choice.js';
import { word } from '../../src/chance/mixer.js';
import { compareByCodePoint } from '../../src/chance/order.js';

function named(...names: (string | number)[]): Alternative[] {
  return names.map((name) => ({ name, weight: 1 }));
}

describe('choiceTable', () => {
  it('sorts numbers by value, then texts by code point', () => {
    const { places } = choiceTable(named('b', 10, '\u{1f600}', 9, 'a', '\uff5e', -1, 'B'));
    expect(places).toEqual([6, 3, 1, 7, 4, 0, 5, 2]);
  });

  it('leaves out weight 0, and ends in 2^32', () => {
    const alternatives = [
      { name: 'c', weight: 0 },
      { name: 'b', weight: 1 },
      { name: 'a', weight: 3 },
    ];
    expect(choiceTable(alternatives)).toEqual({
      thresholds: [3 * 2 ** 30, 2 ** 32],
      places: [2, 1],
      given: 3,
    });
  });

  it.each([
    [
      [1, 2, 3],
      [0, 1, 2],
    ],
    [
      [3, 1, 2],
      [1, 2, 0],
    ],
    [
      [2, 3, 1],
      [2, 0, 1],
    ],
    [
      [3, 2, 1],
      [2, 1, 0],
    ],
  ])('sorts the numbers %j', (numbers, places) => {
    expect(choiceTable(named(...numbers)).places).toEqual(places);
  });

  it('gives no chance to weight 0', () => {
    const table = choiceTable([
      { name: 'c', weight: 0 },
      { name: 'b', weight: 1 },
      { name: 'a', weight: 3 },
    ]);
    expect(choiceProbabilities(table)).toEqual([0, 0.25, 0.75]);
  });

  it('picks by the words below a threshold, and not by the threshold itself', () => {
    const [a, b, tick, lane] = [1, 2, 3, 4];
    // docs/draws.md: the word of a choice is number 128·tick + 64 + lane.
    const drawn = word(a, b, 128 * tick + 64 + lane);
    const pick = (threshold: number): number =>
      choicePick(a, b, tick, lane, { thresholds: [threshold, 2 ** 32], places: [7, 9], given: 2 });
    expect([pick(drawn), pick(drawn + 1)]).toEqual([9, 7]);
  });

  it('gives each alternative its share, whatever the order in which they are given', () => {
    const list = fc.uniqueArray(fc.tuple(fc.string(), fc.double({ min: 0, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 20,
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(list, (pairs) => {
        const alternatives = pairs.map(([name, weight]) => ({ name, weight }));
        const total = alternatives.reduce((sum, { weight }) => sum + weight, 0);
        fc.pre(total > 1e-300);
        const chances = choiceProbabilities(choiceTable(alternatives));
        alternatives.forEach(({ weight }, at) => {
          expect(Math.abs((chances[at] ?? 0) - weight / total)).toBeLessThan(2 ** -31);
          expect(weight === 0 && chances[at] !== 0).toBe(false);
        });
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBe(1);
        const backwards = choiceProbabilities(choiceTable(alternatives.toReversed()));
        expect(backwards.toReversed()).toEqual(chances);
      }),
    );
  });

  it.each([
    [[], /finite sum above 0, not 0/],
    [[{ name: 'a', weight: 0 }], /finite sum above 0, not 0/],
    [[{ name: 'a', weight: -1 }], /weight of "a" is finite and 0 or more, not -1/],
    [[{ name: 'a', weight: Number.NaN }], /not NaN/],
    [[{ name: 'a', weight: Infinity }], /is finite and 0 or more, not Infinity/],
    [named('a', 'b', 'a'), /"a" twice/],
    [named('\u00e9', 'e\u0301'), /twice/],
    [named(0, -0), /twice/],
    [named(Number.NaN), /number is finite/],
    [['a', 'b'].map((name) => ({ name, weight: Number.MAX_VALUE })), /not Infinity/],
  ])('refuses %j', (alternatives, reason) => {
    expect(() => choiceTable(alternatives)).toThrow(RangeError);
    expect(() => choiceTable(alternatives)).toThrow(reason);
  });
});

describe('compareByCodePoint', () => {
  it('orders as the lists of code points do', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    const sign = (left: string, right: string): number => {
      const [one, other] = [left, right].map((side) =>
        Array.from(side, (letter) => letter.codePointAt(0) ?? 0),
      );
      const differ = one?.findIndex((point, place) => point !== other?.[place]) ?? -1;
      if (differ < 0) return Math.sign(left.length - right.length);
      return Math.sign((one?.[differ] ?? 0) - (other?.[differ] ?? -1));
    };
    fc.assert(
      fc.property(text, text, text, (shared, left, right) => {
        expect(Math.sign(compareByCodePoint(shared + left, shared + right))).toBe(
          sign(shared + left, shared + right),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('puts characters beyond U+FFFF last', () => {
    expect(['\u{10000}', '\uffff', 'a', ''].toSorted(compareByCodePoint)).toEqual([
      '',
      'a',
      '\uffff',
      '\u{10000}',
    ]);
  });
});
