import fc from 'fast-check';
import {
  elementaryEffects,
  morrisDesign,
  oneAtATimeDesign,
  pawnIndices,
  rangeEffects,
  sampleDesign,
  samplesNeeded,
} from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { distances, inOrder } from '../../../../src/analysis/methods/sensitivity-indices/slices.js';
import { evaluate, ishigami, uniformParameters } from './functions.js';

describe('one parameter at a time', () => {
  it('gives both ends of each, the greatest swing first', () => {
    const parameters = [
      { name: 'small', nominal: 1, low: 0, high: 2 },
      { name: 'large', nominal: 5, low: 4, high: 8 },
      { name: 'bent', nominal: 0, low: -1, high: 1 },
    ];
    const design = oneAtATimeDesign(parameters);
    expect(Array.from({ length: design.size }, (_, place) => design.point(place))).toEqual([
      [1, 5, 0],
      [0, 5, 0],
      [2, 5, 0],
      [1, 4, 0],
      [1, 8, 0],
      [1, 5, -1],
      [1, 5, 1],
    ]);
    const values = evaluate(design, ([a = 0, b = 0, c = 0]) => a + 10 * b + 30 * c * c);
    expect(rangeEffects(design, values)).toEqual({
      nominal: 51,
      effects: [
        { parameter: 'large', atLow: 41, atHigh: 81, swing: 40 },
        // Both ends lie on one side of the nominal value.
        { parameter: 'bent', atLow: 81, atHigh: 81, swing: 30 },
        { parameter: 'small', atLow: 50, atHigh: 52, swing: 2 },
      ],
    });
  });
});

describe('elementary effects', () => {
  it('move each parameter once a trajectory, within the range, on the grid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom(2, 4, 6, 8),
        fc.nat(),
        (axes, trajectories, levels, seed) => {
          const design = morrisDesign(uniformParameters(axes), { trajectories, levels, seed });
          expect(design.size).toBe(trajectories * (axes + 1));
          for (let trajectory = 0; trajectory < trajectories; trajectory += 1) {
            const moved: number[] = [];
            for (let step = 0; step < axes; step += 1) {
              const before = design.point(trajectory * (axes + 1) + step);
              const after = design.point(trajectory * (axes + 1) + step + 1);
              after.forEach((x, axis) => {
                const onGrid = x * (levels - 1);
                expect(Math.abs(onGrid - Math.round(onGrid))).toBeLessThan(1e-9);
                if (x !== before[axis]) moved.push(axis);
              });
            }
            expect(moved.sort((left, right) => left - right)).toEqual(
              uniformParameters(axes).map((_, axis) => axis),
            );
          }
        },
      ),
    );
  });

  it('of a linear function are its slopes over the whole range, with no spread', () => {
    const parameters = uniformParameters(4, -2, 8);
    const design = morrisDesign(parameters, { trajectories: 5, seed: 1 });
    const values = evaluate(design, ([a = 0, b = 0, c = 0]) => 3 * a - 2 * b + 0.5 * c + 7);
    const effects = elementaryEffects(design, values);
    [30, -20, 5, 0].forEach((slope, axis) => {
      expect(effects[axis]?.mu).toBeCloseTo(slope, 9);
      expect(effects[axis]?.muStar).toBeCloseTo(Math.abs(slope), 9);
      expect(effects[axis]?.sigma).toBeCloseTo(0, 9);
      expect(effects[axis]?.halfWidth).toBeCloseTo(0, 9);
    });
  });

  it('of an additive function have a spread only where it bends', () => {
    const design = morrisDesign(uniformParameters(3), { trajectories: 200, seed: 4 });
    const [line, bend, hill] = elementaryEffects(
      design,
      evaluate(design, ([x = 0, y = 0, z = 0]) => 2 * x + y * y + 4 * z * (1 - z)),
    );
    expect(line?.muStar).toBeCloseTo(2, 9);
    expect(line?.sigma).toBeCloseTo(0, 9);
    // On four levels y² rises by 4/9 from 0 or by 8/9 from 1/3: effects 2/3 and 4/3, so μ = 1 and σ = 1/3.
    expect(bend?.mu).toBeCloseTo(1, 1);
    expect(bend?.sigma).toBeCloseTo(1 / 3, 1);
    // The hill rises and falls by 8/9 alike: effects of ±4/3 cancel in μ, not in μ*.
    expect(Math.abs(hill?.mu ?? 9)).toBeLessThan(0.3);
    expect(hill?.muStar).toBeCloseTo(4 / 3, 9);
  });

  it('see an interaction as spread', () => {
    const design = morrisDesign(uniformParameters(2), { trajectories: 100, seed: 4 });
    const [x] = elementaryEffects(
      design,
      evaluate(design, ([a = 0, b = 0]) => a * b),
    );
    // The effect of a is b, which lies on 0, 1/3, 2/3, 1 alike: mean 1/2, deviation √(5/36).
    expect(x?.mu).toBeCloseTo(0.5, 1);
    expect(x?.sigma).toBeCloseTo(Math.sqrt(5) / 6, 1);
    expect(Math.abs((x?.muStar ?? 9) - 0.5)).toBeLessThan(2 * (x?.halfWidth ?? 0));
  });

  it('refuse what makes no trajectory', () => {
    const parameters = uniformParameters(2);
    expect(() => morrisDesign(parameters, { trajectories: 1, seed: 1 })).toThrow('from 2, not 1');
    expect(() => morrisDesign(parameters, { trajectories: 4, levels: 5, seed: 1 })).toThrow(
      'even number of levels',
    );
  });
});

describe('distances between distributions', () => {
  it('are those of the definition, ties and weights included', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            value: fc.integer({ min: 0, max: 6 }),
            slice: fc.integer({ min: 0, max: 2 }),
            times: fc.integer({ min: 0, max: 3 }),
          }),
          { minLength: 1, maxLength: 30 },
        ),
        (points) => {
          fc.pre(points.some(({ times }) => times > 0));
          const weightBelow = (x: number, slice: number | null): number =>
            points
              .filter((point) => point.value <= x && (slice === null || point.slice === slice))
              .reduce((sum, { times }) => sum + times, 0);
          const wanted = [0, 1, 2].map((slice) => {
            const size = weightBelow(9, slice);
            if (size === 0) return 0;
            const gaps = [0, 1, 2, 3, 4, 5, 6].map((x) =>
              Math.abs(weightBelow(x, slice) / size - weightBelow(x, null) / weightBelow(9, null)),
            );
            return Math.max(...gaps);
          });
          const found = distances(
            inOrder(points.map(({ value }) => value)),
            Uint32Array.from(points, ({ slice }) => slice),
            Uint8Array.from(points, ({ times }) => times),
            3,
          );
          found.forEach((distance, slice) => expect(distance).toBeCloseTo(wanted[slice] ?? 9, 12));
        },
      ),
    );
  });
});

describe('PAWN indices', () => {
  it('of the identity are those of slices of a uniform distribution', () => {
    const design = sampleDesign(uniformParameters(2), { points: 1024, method: 'latin hypercube', seed: 1 });
    const [x, y] = pawnIndices(
      design,
      evaluate(design, ([a = 0]) => a),
      { slices: 8, seed: 1 },
    );
    // Slice s of 8 differs from the whole by max(s, 7 − s) / 8: 7, 6, 5, 4, 4, 5, 6, 7 eighths.
    expect(x?.median).toBeCloseTo(5.5 / 8, 12);
    expect(x?.maximum).toBeCloseTo(7 / 8, 12);
    expect(x?.threshold).toBeLessThan(0.2);
    expect(y?.median).toBeLessThan(y?.threshold ?? 0);
  });

  it('rank the parameters of Ishigami’s function, and tell the one without influence', () => {
    const design = sampleDesign(uniformParameters(4, -Math.PI, Math.PI), { points: 4096, seed: 3 });
    const [x, y, z, none] = pawnIndices(design, evaluate(design, ishigami), { seed: 3 });
    // Pianosi and Wagener (2015, figure 4): x2 above x1 above x3.
    expect(y?.median).toBeGreaterThan(x?.median ?? 9);
    expect(x?.median).toBeGreaterThan(z?.median ?? 9);
    expect(z?.median).toBeGreaterThan(z?.threshold ?? 9);
    expect(none?.median).toBeLessThan(1.3 * (none?.threshold ?? 0));
    expect(none?.halfWidth).toBeGreaterThan(0);
  });

  it('exceed the threshold by chance about as seldom as it says', () => {
    const design = sampleDesign(uniformParameters(40), { points: 500, method: 'latin hypercube', seed: 12 });
    const noise = sampleDesign(uniformParameters(1), { points: 500, method: 'latin hypercube', seed: 13 });
    const indices = pawnIndices(
      design,
      evaluate(noise, ([x = 0]) => x),
      { resamples: 200, seed: 1 },
    );
    const above = indices.filter(({ median, threshold }) => median > threshold).length;
    // Two of 40 are expected; more than seven have a chance below 1 in 1000.
    expect(above).toBeLessThanOrEqual(7);
  });

  it('refuse slices that would be empty', () => {
    const design = sampleDesign(uniformParameters(1), { points: 10, seed: 1 });
    expect(() =>
      pawnIndices(
        design,
        evaluate(design, () => 1),
        { slices: 6, seed: 1 },
      ),
    ).toThrow('from 2 slices to half as many as its points, not 6');
  });
});

describe('samples needed', () => {
  it('grow with the square of the ratio of widths', () => {
    expect(samplesNeeded(100, 0.2, 0.1)).toBe(400);
    expect(samplesNeeded(100, 0.05, 0.1)).toBe(100);
    expect(() => samplesNeeded(0, 0.2, 0.1)).toThrow('whole and from 1');
    expect(() => samplesNeeded(1, 0.2, 0)).toThrow('above 0, not 0');
  });
});
