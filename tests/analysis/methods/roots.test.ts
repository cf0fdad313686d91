import fc from 'fast-check';
import {
  answer,
  answerInTime,
  type Crossing,
  crossingSearch,
  type Interval,
  levelChanges,
  orderChanges,
  type Root,
  rootSearch,
} from 'brinkmanship';
import { describe, expect, it } from 'vitest';

function root(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): Root {
  return answer(rootSearch(low, high, tolerance), f);
}

describe('a root', () => {
  // x³ − 2x − 5 is Newton's own example; its zero to 16 digits is OEIS A007493. √2 and the golden ratio by definition.
  it.each<[string, (x: number) => number, number, number, number]>([
    ['Newton’s cubic', (x) => x * x * x - 2 * x - 5, 2, 3, 2.0945514815423265],
    ['a parabola', (x) => x * x - 2, 0, 2, Math.SQRT2],
    ['a falling function', (x) => 1 / x - (x - 1), 1, 5, (1 + Math.sqrt(5)) / 2],
    ['a root at the low end', (x) => x, 0, 1, 0],
    ['a root at the high end', (x) => x - 1, 0, 1, 1],
    ['a jump', (x) => (x < 0.3 ? -1 : 1), 0, 1, 0.3],
    ['a very flat function', (x) => (x - 0.25) ** 9, -1, 1, 0.25],
  ])('of %s is found', (_, f, low, high, wanted) => {
    const found = root(f, low, high);
    expect(found.found).toBe(true);
    expect(Math.abs((found.found ? found.at : 9) - wanted)).toBeLessThanOrEqual(1e-12);
  });

  it('takes few evaluations of a smooth function, where bisection takes 40', () => {
    const found = root((x) => x * x * x - 2 * x - 5, 2, 3);
    expect(found.found && found.evaluations).toBeLessThanOrEqual(12);
  });

  it('never takes more than one evaluation beyond bisection, and is as close as asked', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 15 }),
        fc.double({ min: 1e-9, max: 0.1, noNaN: true }),
        fc.boolean(),
        (zero, power, tolerance, falling) => {
          const f = (x: number): number => {
            const size = Math.abs(x - zero) ** power;
            return x > zero === falling ? -size : size;
          };
          const found = root(f, -1.5, 1, tolerance);
          expect(found.found).toBe(true);
          if (!found.found) return;
          const halvings = Math.ceil(Math.log2(2.5 / (2 * tolerance)));
          expect(found.evaluations).toBeLessThanOrEqual(2 + halvings + 1);
          // Very flat powers are 0 in doubles before the place is reached.
          const exact = f(found.at) === 0;
          expect(exact || Math.abs(found.at - zero) <= tolerance * (1 + 1e-6)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('needs different signs at both ends, and says what it found', () => {
    expect(root((x) => x * x + 1, -1, 2)).toEqual({ found: false, atLow: 2, atHigh: 5 });
  });

  it('refuses brackets, tolerances and values that are none', () => {
    expect(() => root((x) => x, 1, 1)).toThrow('not from 1 to 1');
    expect(() => root((x) => x, 0, 1, 0)).toThrow('a tolerance is finite and above 0, not 0');
    expect(() => root(() => Number.NaN, 0, 1)).toThrow('the value at 0 is a number, not NaN');
  });

  it('may be answered later', async () => {
    const found = await answerInTime(rootSearch(0, 2, 1e-9), async (x) => {
      await Promise.resolve();
      return x * x - 2;
    });
    expect(found).toMatchObject({ found: true });
    await expect(
      answerInTime(rootSearch(0, 2, 1e-9), () => Promise.reject(new Error('broken off'))),
    ).rejects.toThrow('broken off');
  });
});

/** x itself, known to ± a half-width. */
function known(halfWidth: number): (x: number) => Interval {
  return (x) => ({ low: x - halfWidth, high: x + halfWidth });
}

function crossing(f: (x: number) => Interval, low: number, high: number): Crossing {
  return answer(crossingSearch(low, high, 0.5, 0.001), f);
}

describe('a crossing of an uncertain answer', () => {
  it('is sharp where the intervals are narrow', () => {
    const found = crossing(known(1e-9), 0, 1.1);
    expect(found).toMatchObject({ kind: 'crossing', from: 'below', sharp: true });
    if (found.kind !== 'crossing') return;
    expect(found.low).toBeLessThan(0.5);
    expect(found.high).toBeGreaterThan(0.5);
    expect(found.high - found.low).toBeLessThanOrEqual(0.001);
  });

  it('ends where the intervals cannot tell, and says how far that reaches', () => {
    let asked = 0;
    const found = crossing(
      (x) => {
        asked += 1;
        return known(0.1)(x);
      },
      0,
      1.1,
    );
    expect(found).toMatchObject({ kind: 'crossing', from: 'below', sharp: false });
    if (found.kind !== 'crossing') return;
    // It is below for sure up to 0.4, and above from 0.6 on.
    expect(found.low).toBeLessThanOrEqual(0.4);
    expect(found.low).toBeGreaterThan(0.4 - 0.001);
    expect(found.high).toBeGreaterThanOrEqual(0.6);
    expect(found.high).toBeLessThan(0.6 + 0.001);
    expect(asked).toBeLessThan(30);
  });

  it('is found from above too', () => {
    const found = crossing((x) => known(0.05)(1 - x), 0, 1);
    expect(found).toMatchObject({ kind: 'crossing', from: 'above', sharp: false });
  });

  it('is none where both ends are on one side, and not told where an end is not', () => {
    expect(crossing(known(0.1), 0.7, 1)).toEqual({ kind: 'no crossing', side: 'above' });
    expect(crossing(known(0.1), 0, 0.55)).toEqual({ kind: 'cannot tell', ends: ['high'] });
    expect(crossing(known(9), 0, 1)).toEqual({ kind: 'cannot tell', ends: ['low', 'high'] });
  });
});

describe('a series', () => {
  const exactly = (values: readonly number[]): Interval[] =>
    values.map((value) => ({ low: value, high: value }));

  it('crosses a level between places that are sure', () => {
    expect(levelChanges([1, 2, 3, 4, 5], exactly([0, 1, 5, 5, 2]), 3)).toEqual([
      { after: 2, before: 3, from: 'below' },
      { after: 4, before: 5, from: 'above' },
    ]);
    const unsure = [
      { low: 0, high: 1 },
      { low: 2, high: 4 },
      { low: 2, high: 4 },
      { low: 4, high: 6 },
      { low: 2, high: 9 },
    ];
    expect(levelChanges([1, 2, 3, 4, 5], unsure, 3)).toEqual([{ after: 1, before: 4, from: 'below' }]);
  });

  it('that only touches a level does not cross it', () => {
    expect(levelChanges([1, 2, 3], exactly([1, 3, 1]), 3)).toEqual([]);
  });

  it('changes its order with another', () => {
    const series = [
      { name: 'war', answers: exactly([1, 2, 3, 4]) },
      { name: 'retreat', answers: exactly([4, 3, 2, 1]) },
      { name: 'truce', answers: exactly([9, 9, 9, 9]) },
    ];
    expect(orderChanges([0, 1, 2, 3], series)).toEqual([
      { names: ['war', 'retreat'], change: { after: 1, before: 2, from: 'below' } },
    ]);
  });

  it('needs places that ascend, each with an answer', () => {
    expect(() => levelChanges([1, 2], exactly([1]), 0)).toThrow('as many answers, not 1');
    expect(() => levelChanges([2, 1], exactly([1, 2]), 0)).toThrow('ascend, but 1 follows 2');
  });
});
