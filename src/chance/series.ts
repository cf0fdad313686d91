/** The natural logarithm of 2. */
const LN2 = 0.6931471805599453;

/** Terms of the exponential series. For |x| ≤ 1 the first one left out is below 1e-24. */
const EXPONENTIAL_TERMS = 24;

/** Terms of the atanh series. For |z| ≤ 1/3 the first one left out is below 1e-20. */
const ATANH_TERMS = 20;

/**
 * e^x for finite x: the power series at x halved until it lies within ±1, then squared as often.
 *
 * Only + − × ÷ in a fixed order, so that every engine gives the same bits; Math.exp does not. The relative
 * error is below 1e-14 for |x| ≤ 32 and below 1e-12 anywhere; results out of range are 0 or Infinity.
 *
 * @throws RangeError if x is not a number.
 */
export function exponential(x: number): number {
  const { rest, halvings } = halve(x);
  let power = 1 + rest * quotientSeries(rest);
  for (let step = 0; step < halvings; step += 1) power *= power;
  return power;
}

/**
 * e^x − 1, without losing the digits of a small x: (e^2x − 1) = (e^x − 1)(e^x + 1) undoes each halving.
 * The relative error is below 1e-14 for −40 ≤ x ≤ 32.
 *
 * @throws RangeError if x is not a number.
 */
export function exponentialMinusOne(x: number): number {
  const { rest, halvings } = halve(x);
  let excess = rest * quotientSeries(rest);
  for (let step = 0; step < halvings; step += 1) excess *= excess + 2;
  return excess;
}

/**
 * ln x for finite x > 0: x doubled or halved into [½, 2), then ln y = 2·atanh((y − 1) / (y + 1)).
 * The relative error is below 1e-15 or so.
 *
 * @throws RangeError if x is not finite and positive.
 */
export function logarithm(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`a logarithm needs a positive number, not ${x}`);
  let mantissa = x;
  let doublings = 0;
  for (; mantissa < 0.5; doublings += 1) mantissa *= 2;
  for (; mantissa >= 2; doublings -= 1) mantissa /= 2;
  return 2 * atanh((mantissa - 1) / (mantissa + 1)) - doublings * LN2;
}

/**
 * ln(1 − p) for 0 ≤ p < 1, without losing the digits of a small p: 1 − p = (1 − z) / (1 + z) for
 * z = p / (2 − p). Up to ½ it never rises with p, rounding included; shared luck rests on that.
 *
 * @throws RangeError unless 0 ≤ p < 1.
 */
export function logarithmOfComplement(p: number): number {
  if (!(p >= 0 && p < 1)) throw new RangeError(`ln(1 − p) needs p from 0 to below 1, not ${p}`);
  return p <= 0.5 ? -2 * atanh(p / (2 - p)) : logarithm(1 - p);
}

/** atanh z = z + z³/3 + z⁵/5 + …, for |z| ≤ 1/3, summed from the smallest term. */
export function atanh(z: number): number {
  const square = z * z;
  let sum = 0;
  for (let term = ATANH_TERMS - 1; term > 0; term -= 1) sum = (sum + 1 / (2 * term + 1)) * square;
  return z + z * sum;
}

/** (e^x − 1) / x for |x| ≤ 1: 1 + x/2 (1 + x/3 (1 + …)). */
function quotientSeries(x: number): number {
  let sum = 1;
  for (let term = EXPONENTIAL_TERMS; term > 1; term -= 1) sum = 1 + (x / term) * sum;
  return sum;
}

/** Halves x until it lies within ±1. Beyond ±2048 every result is 0 or Infinity already. */
function halve(x: number): { rest: number; halvings: number } {
  if (!(x <= 0 || x > 0)) throw new RangeError('an exponential needs a number, not NaN');
  let rest = x > 2048 ? 2048 : x < -2048 ? -2048 : x;
  let halvings = 0;
  for (; rest > 1 || rest < -1; halvings += 1) rest /= 2;
  return { rest, halvings };
}
