import fc from 'fast-check';
import { latinHypercube } from '../../../src/analysis/methods/sampling/latin-hypercube.js';
import { directions } from '../../../src/analysis/methods/sampling/sobol-table.js';
import { quantile } from '../../../src/analysis/methods/sampling/space.js';
import { type RangedParameter, sampleDesign, sobolSequence } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { scramble } from '../../../src/analysis/methods/sampling/owen.js';
import { uniformsOf, unitOf, wordsOf } from '../../../src/chance/index.js';

/** How many points lie in each of equal parts of an axis. */
function countsOn(points: readonly (readonly number[])[], axis: number, parts: number): number[] {
  const counts = Array.from({ length: parts }, () => 0);
  for (const point of points) {
    const part = Math.floor((point[axis] ?? 0) * parts);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

describe('a Latin hypercube', () => {
  it('has one point in each part of each axis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.string(),
        (n, axes, name) => {
          const points = latinHypercube(n, axes, uniformsOf(1, name.replaceAll(/\p{Surrogate}/gu, '')));
          for (let axis = 0; axis < axes; axis += 1) {
            expect(countsOn(points, axis, n)).toEqual(Array.from({ length: n }, () => 1));
          }
        },
      ),
    );
  });
});

describe('the Sobol sequence', () => {
  const points = sobolSequence(1024, 256);

  // Source: scipy 1.17.1, scipy.stats.qmc.Sobol(256, scramble=False, bits=32).random(1024), which reads new-joe-kuo-6.
  it.each([
    [1, [0.875, 0.625, 0.125, 0.1875, 0.6875, 0.9375, 0.4375, 0.3125], 0.0009765625],
    [2, [0.875, 0.125, 0.625, 0.3125, 0.8125, 0.0625, 0.5625, 0.1875], 0.7529296875],
    [3, [0.125, 0.875, 0.375, 0.9375, 0.4375, 0.6875, 0.1875, 0.3125], 0.6123046875],
    [10, [0.125, 0.375, 0.875, 0.3125, 0.8125, 0.5625, 0.0625, 0.9375], 0.8505859375],
    [75, [0.875, 0.625, 0.125, 0.4375, 0.9375, 0.6875, 0.1875, 0.0625], 0.3408203125],
    [150, [0.625, 0.875, 0.375, 0.1875, 0.6875, 0.9375, 0.4375, 0.0625], 0.8232421875],
    [200, [0.375, 0.625, 0.125, 0.0625, 0.5625, 0.3125, 0.8125, 0.9375], 0.1865234375],
    [256, [0.875, 0.625, 0.125, 0.4375, 0.9375, 0.6875, 0.1875, 0.0625], 0.8427734375],
  ])('on axis %i has the points of another implementation', (axis, sixth, last) => {
    expect(points.slice(5, 13).map((point) => point[axis - 1])).toEqual(sixth);
    expect(points[1023]?.[axis - 1]).toBe(last);
  });

  it('has the points of another implementation on all axes: sums weighted by the axis', () => {
    const sums = [3, 100, 777, 1023].map((place) =>
      (points[place] ?? []).reduce((sum, value, axis) => sum + value * (axis + 1), 0),
    );
    expect(sums).toEqual([16224, 16297.4375, 15886.22265625, 17044.28515625]);
  });

  it('has starts that are odd and below 2^i', () => {
    expect(directions()).toHaveLength(255);
    for (const { starts } of directions()) {
      starts.forEach((start, at) => {
        expect(start % 2).toBe(1);
        expect(start).toBeLessThan(2 ** (at + 1));
      });
    }
  });

  it('has Sobol’s property A on all axes: a matrix whose every leading minor is odd', () => {
    // Joe and Kuo (2008) chose these numbers so that it holds. Row d holds the first bits of the direction numbers of
    // axis d: bit i of m_i, by the recurrence, with whole numbers of any size.
    const size = 256;
    const rows = [undefined, ...directions()].map((direction) => {
      const numbers = direction === undefined ? [] : direction.starts.map(BigInt);
      const degree = direction?.starts.length ?? 0;
      for (let i = numbers.length; i < size; i += 1) {
        if (direction === undefined) numbers.push(1n);
        else {
          const oldest = numbers[i - degree] ?? 0n;
          let next = oldest ^ (oldest << BigInt(degree));
          for (let back = 1; back < degree; back += 1) {
            const used = (direction.coefficients >>> (degree - 1 - back)) & 1;
            if (used === 1) next ^= (numbers[i - back] ?? 0n) << BigInt(back);
          }
          numbers.push(next);
        }
      }
      return numbers.map((number, i) => Number((number >> BigInt(i)) & 1n));
    });
    // Elimination without exchange of rows goes through just where all leading minors are odd.
    for (let pivot = 0; pivot < size; pivot += 1) {
      expect(rows[pivot]?.[pivot]).toBe(1);
      for (let below = pivot + 1; below < size; below += 1) {
        const row = rows[below] ?? [];
        if (row[pivot] === 1) rows[pivot]?.forEach((bit, at) => (row[at] = (row[at] ?? 0) ^ bit));
      }
    }
  });

  it('when scrambled still hits each part of each axis once, and never an end', () => {
    for (const seed of [1, 'another']) {
      const scrambled = sobolSequence(256, 200, { seed });
      for (let axis = 0; axis < 200; axis += 1) {
        expect(countsOn(scrambled, axis, 256)).toEqual(Array.from({ length: 256 }, () => 1));
      }
      expect(Math.min(...scrambled.flat())).toBeGreaterThan(0);
    }
  });

  it('when scrambled is a (0, 10, 2)-net on its first two axes: every box of 1/1024 holds one point', () => {
    const scrambled = sobolSequence(1024, 2, { seed: 'net' });
    for (let cuts = 0; cuts <= 10; cuts += 1) {
      const wide = 2 ** cuts;
      const boxes = scrambled.map(
        ([x = 0, y = 0]) => Math.floor(x * wide) * (1024 / wide) + Math.floor((y * 1024) / wide),
      );
      expect(new Set(boxes).size).toBe(1024);
    }
  });

  it('when scrambled is spread evenly over seeds: each point alone is uniform', () => {
    // One plain point, scrambled by 2000 seeds: its mean has a standard error of 0.289 / √2000, its mean square 0.0067.
    let sum = 0;
    let squares = 0;
    for (let seed = 0; seed < 2000; seed += 1) {
      const x = unitOf(scramble(0x1234_5678, wordsOf(seed, 'axis')));
      sum += x;
      squares += x * x;
    }
    expect(Math.abs(sum / 2000 - 1 / 2)).toBeLessThan(4 * 0.0065);
    expect(Math.abs(squares / 2000 - 1 / 3)).toBeLessThan(4 * 0.0067);
  });

  it('when scrambled integrates a smooth function far better than chance would', () => {
    // ∫ Π (1 + (x_i − ½) / 3) = 1. Its variance is (1 + 1/108)^6 − 1, so chance alone has an error near 0.0037.
    const errors = Array.from({ length: 20 }, (_, seed) => {
      const values = sobolSequence(4096, 6, { seed }).map((point) =>
        point.reduce((product, x) => product * (1 + (x - 0.5) / 3), 1),
      );
      return values.reduce((sum, value) => sum + value, 0) / 4096 - 1;
    });
    const rootMeanSquare = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / 20);
    expect(rootMeanSquare).toBeLessThan(0.0037 / 30);
  });

  it('refuses more axes than its table has', () => {
    expect(() => sobolSequence(8, 257)).toThrow('from 1 to 256 axes, not 257');
    expect(() => sobolSequence(0, 2)).toThrow('from 1 to 2^31 points, not 0');
  });
});

describe('a parameter’s quantile', () => {
  const base = { name: 'x', nominal: 0.3, low: 0.2, high: 0.6 };
  const parameters: readonly RangedParameter[] = [
    base,
    { ...base, distribution: { is: 'triangular', mode: 0.3 } },
    { ...base, distribution: { is: 'triangular', mode: 0.2 } },
    { ...base, distribution: { is: 'beta', a: 2, b: 5 } },
    { ...base, distribution: { is: 'log-odds uniform' } },
  ];

  it('rises from one end of the range to the other', () => {
    for (const parameter of parameters) {
      expect(quantile(parameter, 0)).toBeCloseTo(0.2, 14);
      expect(quantile(parameter, 1)).toBeCloseTo(0.6, 14);
      for (let step = 1; step <= 50; step += 1) {
        expect(quantile(parameter, step / 50)).toBeGreaterThan(quantile(parameter, (step - 1) / 50));
      }
    }
  });

  // Source: scipy 1.17.1: triang(c=.25, loc=.2, scale=.4), beta(2, 5, loc=.2, scale=.4), and by hand for the others.
  it.each([
    [0, 0.35, 0.34],
    [1, 0.1, 0.263245553203],
    [1, 0.7, 0.41026334039],
    [3, 0.1, 0.237038103565],
    [3, 0.7, 0.344143076152],
  ])('of distribution %i at %d is %d', (place, u, value) => {
    expect(quantile(parameters[place] ?? base, u)).toBeCloseTo(value, 10);
  });

  it('in the middle of log-odds is the geometric mean of the odds', () => {
    const odds = Math.sqrt(0.25 * 1.5);
    expect(quantile(parameters[4] ?? base, 0.5)).toBeCloseTo(odds / (1 + odds), 14);
  });
});

describe('a sample', () => {
  const parameters: readonly RangedParameter[] = [
    { name: 'a', nominal: 0, low: -1, high: 1 },
    { name: 'b', nominal: 0.1, low: 0.01, high: 0.5, distribution: { is: 'log-odds uniform' } },
  ];

  it.each(['sobol', 'latin hypercube'] as const)(
    'by %s stays in its ranges, and is the same again',
    (method) => {
      const design = sampleDesign(parameters, { points: 64, method, seed: 3 });
      const again = sampleDesign(parameters, { points: 64, method, seed: 3 });
      const other = sampleDesign(parameters, { points: 64, method, seed: 4 });
      expect(design.size).toBe(64);
      for (let place = 0; place < 64; place += 1) {
        const [a = 9, b = 9] = design.point(place);
        expect(Math.abs(a)).toBeLessThanOrEqual(1);
        expect(b).toBeGreaterThanOrEqual(0.01);
        expect(b).toBeLessThanOrEqual(0.5);
        expect(again.point(place)).toEqual([a, b]);
        expect(other.point(place)).not.toEqual([a, b]);
      }
    },
  );

  it.each<[string, readonly RangedParameter[], string]>([
    ['nothing', [], 'at least one parameter'],
    [
      'one name twice',
      [
        { name: 'a', nominal: 0, low: -1, high: 1 },
        { name: 'a', nominal: 0, low: -1, high: 1 },
      ],
      'two parameters have the name "a"',
    ],
    ['no range', [{ name: 'a', nominal: 0, low: 0, high: 0 }], 'the parameter "a" needs finite ends'],
    [
      'a nominal value outside',
      [{ name: 'a', nominal: 2, low: 0, high: 1 }],
      'the nominal value 2, which lies outside',
    ],
    [
      'a mode outside',
      [{ name: 'a', nominal: 0, low: 0, high: 1, distribution: { is: 'triangular', mode: 2 } }],
      'its mode 2 outside',
    ],
    [
      'a shape that is no count',
      [{ name: 'a', nominal: 0, low: 0, high: 1, distribution: { is: 'beta', a: 0.5, b: 1 } }],
      'whole numbers from 1, not 0.5 and 1',
    ],
    [
      'log-odds of certainty',
      [{ name: 'a', nominal: 0.5, low: 0, high: 1, distribution: { is: 'log-odds uniform' } }],
      'strictly between 0 and 1',
    ],
  ])('refuses %s', (_, flawed, message) => {
    expect(() => sampleDesign(flawed, { points: 4, seed: 1 })).toThrow(message);
  });
});
