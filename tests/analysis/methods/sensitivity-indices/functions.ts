import type { Design, RangedParameter } from 'brinkmanship';

/** Parameters x1, x2, … that are uniform on one range. */
export function uniformParameters(count: number, low = 0, high = 1): readonly RangedParameter[] {
  return Array.from({ length: count }, (_, place) => ({
    name: `x${place + 1}`,
    nominal: (low + high) / 2,
    low,
    high,
  }));
}

export function evaluate(design: Design, f: (point: readonly number[]) => number): readonly number[] {
  return Array.from({ length: design.size }, (_, place) => f(design.point(place)));
}

/** Ishigami and Homma (1990), a = 7 and b = 0.1, on (−π, π)³. */
export function ishigami([x = 0, y = 0, z = 0]: readonly number[]): number {
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

/** Sobol's G function: Π (|4x − 2| + a) / (1 + a) on the unit cube. */
export function gFunction(weights: readonly number[]): (point: readonly number[]) => number {
  return (point) =>
    weights.reduce((product, a, axis) => (product * (Math.abs(4 * (point[axis] ?? 0) - 2) + a)) / (1 + a), 1);
}

/** Its indices in closed form: the variance of each factor is 1 / (3 (1 + a)²), and the factors are independent. */
export function gIndices(weights: readonly number[]) {
  const parts = weights.map((a) => 1 / (3 * (1 + a) ** 2));
  const whole = parts.reduce((product, part) => product * (1 + part), 1);
  const variance = whole - 1;
  return {
    first: parts.map((part) => part / variance),
    total: parts.map((part) => (part * whole) / (1 + part) / variance),
    pair: (i: number, j: number) => ((parts[i] ?? 0) * (parts[j] ?? 0)) / variance,
  };
}
