import { exponential, logarithm } from '../chance/index.js';

/** Half the logarithm of 2π. */
const HALF_LN_TWO_PI = 0.9189385332046728;

/** 1 / √(2π). */
const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** Up to here n! is exact in a double. */
const EXACT_FACTORIAL = 18;

/** Terms after which the deviance's series adds nothing. */
const MOST_TERMS = 1000;

/**
 * The probability of exactly k successes in n trials of probability p, with a relative error near 1e-14 even where
 * the factorials themselves could not be written down.
 *
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000): the saddle-point expansion.
 *
 * @param k from 0 to n
 * @param p strictly between 0 and 1
 */
export function binomialProbability(k: number, n: number, p: number): number {
  const q = 1 - p;
  if (k === 0) return exponential(-deviance(n, n * q) - n * p);
  if (k === n) return exponential(-deviance(n, n * p) - n * q);
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
  return exponential(exponent) * INVERSE_ROOT_TWO_PI * Math.sqrt(n / k / (n - k));
}

/** ln n! less Stirling's approximation (n + ½) ln n − n + ½ ln 2π, for n from 1. */
function stirlingError(n: number): number {
  if (n <= EXACT_FACTORIAL) {
    let factorial = 1;
    for (let factor = 2; factor <= n; factor += 1) factorial *= factor;
    return logarithm(factorial) - (n + 0.5) * logarithm(n) + n - HALF_LN_TWO_PI;
  }
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x ln(x / m) + m − x, without losing its digits where x is near m. */
function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * logarithm(x / m) + m - x;
  const v = difference / (x + m);
  let sum = difference * v;
  let power = 2 * x * v;
  for (let odd = 3; odd < 2 * MOST_TERMS; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
