import { type SaltelliDesign, saltelliDesign, sampleDesign, sobolIndices } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { evaluate, gFunction, gIndices, ishigami, uniformParameters } from './functions.js';

describe('a sample for Sobol indices', () => {
  const parameters = uniformParameters(3);
  const design = saltelliDesign(parameters, { rows: 8, secondOrder: true, seed: 1 });

  it('has N(k + 2) points, or N(2k + 2) with pairs', () => {
    expect(saltelliDesign(parameters, { rows: 8, seed: 1 }).size).toBe(40);
    expect(design.size).toBe(64);
  });

  it('exchanges one column at a time between its base samples', () => {
    for (let row = 0; row < 8; row += 1) {
      const a = design.point(row);
      const b = design.point(8 + row);
      for (let axis = 0; axis < 3; axis += 1) {
        expect(design.point((2 + axis) * 8 + row)).toEqual(a.map((x, at) => (at === axis ? b[at] : x)));
        expect(design.point((5 + axis) * 8 + row)).toEqual(b.map((x, at) => (at === axis ? a[at] : x)));
      }
    }
  });

  it('refuses what it cannot be made of', () => {
    expect(() => saltelliDesign(parameters, { rows: 100, seed: 1 })).toThrow(
      'a power of two from 2, not 100',
    );
    expect(() => saltelliDesign(uniformParameters(129), { rows: 8, seed: 1 })).toThrow(
      'up to 128 parameters',
    );
    expect(() => sobolIndices(design, [1, 2])).toThrow('a design of 64 points needs as many values');
    expect(() =>
      sobolIndices(
        design,
        Array.from({ length: 64 }, () => Number.NaN),
      ),
    ).toThrow('the value at place 0 is a finite number, not NaN');
  });
});

describe('Sobol indices', () => {
  // Closed forms at a = 7, b = 0.1: Saltelli and others, "Global Sensitivity Analysis: The Primer" (2008).
  it('of Ishigami’s function are those of its closed form', () => {
    const design = saltelliDesign(uniformParameters(3, -Math.PI, Math.PI), {
      rows: 8192,
      secondOrder: true,
      seed: 7,
    });
    const result = sobolIndices(design, evaluate(design, ishigami), { resamples: 50 });
    const [x, y, z] = result.parameters;
    // Over seeds, the errors of so many rows are near 0.002.
    expect(x?.first.value).toBeCloseTo(0.3139, 2);
    expect(y?.first.value).toBeCloseTo(0.4424, 2);
    expect(z?.first.value).toBeCloseTo(0, 2);
    expect(x?.total.value).toBeCloseTo(0.5576, 2);
    expect(y?.total.value).toBeCloseTo(0.4424, 2);
    expect(z?.total.value).toBeCloseTo(0.2437, 2);
    expect(result.pairs.map(({ parameters }) => parameters.join())).toEqual(['x1,x2', 'x1,x3', 'x2,x3']);
    expect(result.pairs[0]?.index.value).toBeCloseTo(0, 1.5);
    expect(result.pairs[1]?.index.value).toBeCloseTo(0.2437, 1.5);
    expect(result.pairs[2]?.index.value).toBeCloseTo(0, 1.5);
    // V = 1/2 + 7²/8 + 0.1 π⁴/5 + 0.01 π⁸/18.
    const variance = 0.5 + 49 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18;
    expect(result.variance / variance).toBeCloseTo(1, 2);
    expect(result.mean).toBeCloseTo(3.5, 1);
    expect(result.interpretable).toBe(true);
    expect(result.warnings).toEqual([]);
  });

  it('of the G function of eight parameters are those of its closed form', () => {
    const weights = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const exact = gIndices(weights);
    const design = saltelliDesign(uniformParameters(8), { rows: 4096, secondOrder: true, seed: 11 });
    const { parameters, pairs, sumOfFirst } = sobolIndices(design, evaluate(design, gFunction(weights)));
    parameters.forEach(({ first, total }, axis) => {
      expect(Math.abs((first.value ?? 9) - (exact.first[axis] ?? 0))).toBeLessThan(0.01);
      expect(Math.abs((total.value ?? 9) - (exact.total[axis] ?? 0))).toBeLessThan(0.01);
    });
    expect(Math.abs((pairs[0]?.index.value ?? 9) - exact.pair(0, 1))).toBeLessThan(0.02);
    expect(sumOfFirst.value).toBeCloseTo(
      exact.first.reduce((sum, index) => sum + index, 0),
      1.5,
    );
  });

  it('have intervals that cover: no less often than they say, over forty seeds', () => {
    const weights = [0, 1, 4.5];
    const exact = gIndices(weights);
    let covered = 0;
    let asked = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      const design = saltelliDesign(uniformParameters(3), { rows: 256, seed });
      const { parameters } = sobolIndices(design, evaluate(design, gFunction(weights)), { resamples: 100 });
      parameters.forEach(({ first, total }, axis) => {
        for (const [index, truth] of [
          [first, exact.first[axis]],
          [total, exact.total[axis]],
        ] as const) {
          asked += 1;
          if (Math.abs((index.value ?? 9) - (truth ?? 0)) <= (index.halfWidth ?? 0)) covered += 1;
        }
      });
    }
    // Of 240 at 0.95, chance alone leaves fewer than 220 in one of fifty tries.
    expect(covered / asked).toBeGreaterThanOrEqual(220 / 240);
  });

  it('of a sum of independent parameters sum to one, with no interactions', () => {
    const design = saltelliDesign(uniformParameters(4), { rows: 1024, secondOrder: true, seed: 5 });
    const { parameters, pairs, sumOfFirst } = sobolIndices(
      design,
      evaluate(design, ([a = 0, b = 0, c = 0]) => 3 * a + 2 * b + c),
    );
    const exact = [9 / 14, 4 / 14, 1 / 14, 0];
    parameters.forEach(({ first, total }, axis) => {
      expect(first.value).toBeCloseTo(exact[axis] ?? 9, 1.5);
      expect(total.value).toBeCloseTo(exact[axis] ?? 9, 1.5);
    });
    // The last parameter changes nothing at all.
    expect(parameters[3]?.total).toEqual({ value: 0, halfWidth: 0 });
    expect(sumOfFirst.value).toBeCloseTo(1, 1.5);
    for (const { index } of pairs) expect(Math.abs(index.value ?? 9)).toBeLessThan(0.03);
  });

  it('do not change when the output is moved and stretched', () => {
    const design = saltelliDesign(uniformParameters(3, -Math.PI, Math.PI), { rows: 64, seed: 2 });
    const values = evaluate(design, ishigami);
    const plain = sobolIndices(design, values);
    const moved = sobolIndices(
      design,
      values.map((value) => 1000 - 20 * value),
    );
    plain.parameters.forEach(({ first, total }, axis) => {
      expect(moved.parameters[axis]?.first.value).toBeCloseTo(first.value ?? 9, 9);
      expect(moved.parameters[axis]?.total.value).toBeCloseTo(total.value ?? 9, 9);
      expect(moved.parameters[axis]?.total.halfWidth).toBeCloseTo(total.halfWidth ?? 9, 9);
    });
  });
});

describe('the diagnosis of Sobol indices', () => {
  const small = saltelliDesign(uniformParameters(3, -Math.PI, Math.PI), { rows: 256, seed: 2 });

  it('says that a sample is too small, and how many evaluations would do', () => {
    const values = evaluate(small, ishigami);
    const { warnings, parameters } = sobolIndices(small, values, { wantedHalfWidth: 0.05 });
    const [first] = warnings;
    expect(first).toMatchObject({ kind: 'under-sampled', parameter: 'x1', index: 'first', wanted: 0.05 });
    const halfWidth = parameters[0]?.first.halfWidth ?? 0;
    const rows = first?.kind === 'under-sampled' ? first.evaluations / 5 : 0;
    expect(rows).toBeGreaterThanOrEqual(256 * (halfWidth / 0.05) ** 2);
    expect(rows).toBeLessThan(512 * (halfWidth / 0.05) ** 2);
    const larger = saltelliDesign(small.parameters, { rows, seed: 2 });
    const after = sobolIndices(larger, evaluate(larger, ishigami), { wantedHalfWidth: 0.05 });
    // A half-width from so few rows is itself uncertain by a tenth or so.
    expect(after.parameters[0]?.first.halfWidth).toBeLessThan(1.1 * 0.05);
  });

  it('gives no index to an output that does not vary', () => {
    for (const constant of [0, 0.1, 1e9]) {
      const result = sobolIndices(
        small,
        Array.from({ length: small.size }, () => constant),
      );
      expect(result.interpretable).toBe(false);
      expect(result.parameters[0]).toEqual({
        parameter: 'x1',
        first: { value: null, halfWidth: null },
        total: { value: null, halfWidth: null },
      });
      expect(result.warnings.map(({ kind }) => kind)).toEqual(['hardly varies']);
    }
  });

  it('does not interpret an output that varies mostly by the error of its values', () => {
    const values = evaluate(small, ishigami);
    const { variance } = sobolIndices(small, values);
    expect(sobolIndices(small, values, { noiseVariance: 0.49 * variance }).interpretable).toBe(true);
    const judged = sobolIndices(small, values, { noiseVariance: 0.51 * variance });
    expect(judged.interpretable).toBe(false);
    expect(judged.warnings).toEqual([{ kind: 'hardly varies', variance, noiseVariance: 0.51 * variance }]);
  });

  it('sees values that cannot be of the design: negative indices, and sums above one', () => {
    const design = saltelliDesign(uniformParameters(2), { rows: 256, seed: 1 });
    const sample = evaluate(design, ([x = 0, y = 0]) => x + y);
    const b = sample.slice(256, 512);
    // As if the first column's exchange had carried the whole of B along, and the second had turned it around.
    const swapped = [...sample.slice(0, 512), ...b, ...b];
    expect(sobolIndices(design, swapped).warnings).toContainEqual(
      expect.objectContaining({ kind: 'sum above one' }),
    );
    const turned = [...sample.slice(0, 768), ...b.map((value) => 2 - value)];
    expect(sobolIndices(design, turned).warnings).toContainEqual(
      expect.objectContaining({ kind: 'negative', parameters: ['x2'] }),
    );
  });

  it('of many parameters without influence but noise calls nothing negative', () => {
    // Independent noise in each value: true first-order indices are 0, and estimates fall on both sides.
    const design: SaltelliDesign = saltelliDesign(uniformParameters(60), { rows: 128, seed: 3 });
    const noise = sampleDesign(uniformParameters(1), {
      points: design.size,
      method: 'latin hypercube',
      seed: 9,
    });
    const values = evaluate(noise, ([x = 0]) => x);
    const { warnings, parameters } = sobolIndices(design, values, { wantedHalfWidth: 1 });
    expect(parameters.some(({ first }) => (first.value ?? 0) < 0)).toBe(true);
    expect(warnings.filter(({ kind }) => kind === 'negative')).toEqual([]);
  });
});
