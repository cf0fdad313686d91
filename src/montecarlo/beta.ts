import { binomialProbability } from './binomial.js';

/** Where the continued fraction starts and what stands for a vanishing denominator (Lentz's method). */
const TINY = 1e-300;

const PRECISION = 1e-15;

/** The fraction needs some multiple of √(a + b) steps; this is more than runs can ask for. */
const MOST_STEPS = 1_000_000;

/**
 * The regularised incomplete beta function I_x(a, b), which is the probability of a or more successes in a + b − 1
 * trials of probability x.
 *
 * Source: the continued fraction of DLMF 8.17.22, evaluated by Lentz's method (Press and others, "Numerical Recipes",
 * 6.4); its factor is a binomial probability.
 *
 * @param x from 0 to 1
 * @param a a whole number from 1
 * @param b a whole number from 1
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // x^a (1 − x)^b / (a B(a, b)) = (1 − x) · P(a successes in a + b − 1 trials).
  if (x < (a + 1) / (a + b + 2)) return (1 - x) * binomialProbability(a, a + b - 1, x) * fraction(x, a, b);
  return 1 - x * binomialProbability(b, a + b - 1, 1 - x) * fraction(1 - x, b, a);
}

/**
 * The x at which I_x(a, b) is p: by halving, until no number lies between.
 *
 * @param p between 0 and 1
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  let middle = 0.5;
  for (; low < middle && middle < high; middle = (low + high) / 2) {
    if (regularisedBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return middle;
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
