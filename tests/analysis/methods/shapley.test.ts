import fc from 'fast-check';
import { allCoalitions, type CoalitionDesign, joiningOrders, shapleyValues } from 'brinkmanship';
import { describe, expect, it } from 'vitest';

function worthsOf(design: CoalitionDesign, worth: (members: readonly string[]) => number): readonly number[] {
  return Array.from({ length: design.size }, (_, place) => worth(design.coalition(place)));
}

function exactValues(
  players: readonly string[],
  worth: (members: readonly string[]) => number,
): readonly number[] {
  const design = allCoalitions(players);
  return shapleyValues(design, worthsOf(design, worth)).map(({ value }) => value);
}

describe('exact Shapley values', () => {
  it('of the glove game: 2/3 for the only left glove, 1/6 for each right one', () => {
    // Source: Shapley and Shubik; any textbook of cooperative games, e.g. Osborne and Rubinstein (1994), 14.4.
    const values = exactValues(['left', 'right 1', 'right 2'], (members) =>
      members.includes('left') && members.length > 1 ? 1 : 0,
    );
    expect(values[0]).toBeCloseTo(2 / 3, 15);
    expect(values[1]).toBeCloseTo(1 / 6, 15);
    expect(values[2]).toBeCloseTo(1 / 6, 15);
  });

  it('of the airport game: each part of the runway is shared by those who need it', () => {
    // Source: Littlechild and Owen, "A simple expression for the Shapley value in a special case" (1973).
    const costs = [1, 1, 4, 9, 12, 12.5, 20, 30, 31, 40, 41, 50];
    const players = costs.map((_, at) => `plane ${at}`);
    const values = exactValues(players, (members) =>
      Math.max(0, ...members.map((member) => costs[players.indexOf(member)] ?? 0)),
    );
    let share = 0;
    costs.forEach((cost, at) => {
      share += (cost - (costs[at - 1] ?? 0)) / (costs.length - at);
      expect(values[at]).toBeCloseTo(share, 12);
    });
  });

  it('fulfil efficiency, symmetry, the axiom of the dummy, and additivity', () => {
    const game = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 16, maxLength: 16 });
    const design = allCoalitions(['a', 'b', 'c', 'd']);
    const valuesOf = (worths: readonly number[]): readonly number[] =>
      shapleyValues(design, worths).map(({ value }) => value);
    const swapped = (mask: number): number => (mask & 12) | ((mask & 1) << 1) | ((mask & 2) >> 1);
    fc.assert(
      fc.property(game, game, fc.integer({ min: -5, max: 5 }), (one, other, alone) => {
        const values = valuesOf(one);
        const sum = values.reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo((one[15] ?? 0) - (one[0] ?? 0), 10);

        const both = valuesOf(one.map((worth, mask) => worth + (other[mask] ?? 0)));
        valuesOf(other).forEach((value, at) => expect(both[at]).toBeCloseTo(value + (values[at] ?? 0), 10));

        // a and b are alike where exchanging them changes no worth.
        const [a = 0, b = 9] = valuesOf(one.map((worth, mask) => worth + (one[swapped(mask)] ?? 0)));
        expect(a).toBeCloseTo(b, 10);

        // d adds the same to everyone.
        const dummy = valuesOf(one.map((_, mask) => (one[mask & 7] ?? 0) + (mask > 7 ? alone : 0)));
        expect(dummy[3]).toBeCloseTo(alone, 10);
      }),
    );
  });

  it('form all coalitions of twelve players at most', () => {
    const many = Array.from({ length: 13 }, (_, at) => `player ${at}`);
    expect(() => allCoalitions(many)).toThrow('up to 12 players, not 13: sample joining orders instead');
    expect(() => allCoalitions([])).toThrow('at least one player');
    expect(() => allCoalitions(['a', 'a'])).toThrow('two players have the name "a"');
  });
});

describe('sampled Shapley values', () => {
  it('of the Security Council are those of Shapley and Shubik, within their intervals', () => {
    // Source: Shapley and Shubik (1954) for today's council of 15: 421/2145 for a permanent member, 4/2145 for another.
    const players = Array.from({ length: 15 }, (_, at) => (at < 5 ? `permanent ${at}` : `elected ${at}`));
    const design = joiningOrders(players, { orders: 4000, seed: 1 });
    const values = shapleyValues(
      design,
      worthsOf(design, (members) =>
        members.length >= 9 && members.filter((member) => member.startsWith('permanent')).length === 5
          ? 1
          : 0,
      ),
    );
    values.forEach(({ value, halfWidth }, at) => {
      const exact = at < 5 ? 421 / 2145 : 4 / 2145;
      // Twice the interval at 0.95 misses one of fifteen in less than two of a thousand tries.
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(2 * halfWidth);
      expect(halfWidth).toBeLessThan(0.013);
    });
    // One member of each order is pivotal, so the values sum to 1 whatever the orders.
    expect(values.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  it('ask for each coalition once', () => {
    const design = joiningOrders(['a', 'b', 'c'], { orders: 100, seed: 2 });
    expect(design.size).toBe(8);
    const keys = Array.from({ length: 8 }, (_, place) => design.coalition(place).join());
    expect(new Set(keys).size).toBe(8);
  });

  it('cover the exact ones about as often as they say', () => {
    const players = ['a', 'b', 'c', 'd', 'e'];
    const worth = (members: readonly string[]): number =>
      members.length * members.length + (members.includes('a') && members.includes('e') ? 7 : 0);
    const exact = exactValues(players, worth);
    let covered = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const design = joiningOrders(players, { orders: 60, seed });
      shapleyValues(design, worthsOf(design, worth)).forEach(({ value, halfWidth }, at) => {
        if (Math.abs(value - (exact[at] ?? 99)) <= halfWidth) covered += 1;
      });
    }
    // 500 at 0.95, five of a seed at a time: chance alone rarely leaves fewer than 455.
    expect(covered).toBeGreaterThanOrEqual(455);
    expect(covered).toBeLessThan(500);
  });

  it('of a game without interactions have no width', () => {
    const design = joiningOrders(['a', 'b'], { orders: 2, seed: 2 });
    expect(
      shapleyValues(
        design,
        worthsOf(design, (members) => members.length),
      ),
    ).toEqual([
      { player: 'a', value: 1, halfWidth: 0 },
      { player: 'b', value: 1, halfWidth: 0 },
    ]);
    expect(() => joiningOrders(['a'], { orders: 1, seed: 1 })).toThrow('from 2, not 1');
  });
});
