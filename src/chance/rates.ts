import { requireProbability } from './limits.js';
import { atanh, exponential, exponentialMinusOne, logarithm, logarithmOfComplement } from './series.js';

/**
 * The chance per tick that adds up to `probability` within `ticks` ticks: 1 − (1 − P)^(1/N), computed as
 * 1 − e^(ln(1 − P) / N) by series that keep the digits of a small chance.
 *
 * @param probability from 0 to below 1; 1 has no rate, because no chance below 1 a tick adds up to it
 * @param ticks a positive number, not necessarily whole
 * @throws RangeError on values outside these ranges.
 */
export function perTick(probability: number, ticks: number): number {
  if (!(probability >= 0 && probability < 1)) {
    throw new RangeError(`a chance within some ticks lies from 0 to below 1, not ${probability}`);
  }
  if (!(ticks > 0 && ticks < Infinity)) {
    throw new RangeError(`a number of ticks is finite and above 0, not ${ticks}`);
  }
  // Written as a difference, so that no chance gives 0 and never −0.
  return 0 - exponentialMinusOne(logarithmOfComplement(probability) / ticks);
}

/**
 * The probability whose log-odds are x: 1 / (1 + e^−x). Any number is allowed, the infinities too.
 *
 * @throws RangeError if x is not a number.
 */
export function logistic(x: number): number {
  // The smaller power on either side: it never overflows, and a tiny result keeps its digits.
  if (x >= 0) return 1 / (1 + exponential(-x));
  const power = exponential(x);
  return power / (1 + power);
}

/**
 * The log-odds of p: ln(p / (1 − p)); −Infinity at 0 and Infinity at 1. Near ½ it is
 * 2·atanh(2p − 1), whose argument is exact there.
 *
 * @throws RangeError unless p lies from 0 to 1.
 */
export function logOdds(p: number): number {
  requireProbability(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const centred = 2 * p - 1;
  if (centred > -1 / 3 && centred < 1 / 3) return 2 * atanh(centred);
  return logarithm(p) - logarithmOfComplement(p);
}
