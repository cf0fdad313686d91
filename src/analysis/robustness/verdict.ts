import type { Estimate } from '../../montecarlo/result.js';
import type { SignCounts, Verdict } from './result.js';

/** A conclusion that holds in so many of the draws holds in nearly all. */
const NEARLY_ALL = 0.95;

/** Exact answers are known to some twelve digits: less than this is no difference. */
const ROUNDING = 1e-10;

/**
 * The sign of the difference of two shares, 0 where it is within chance. The runs are taken as if the two had no luck in
 * common: with common luck the difference is better known, so a sign that is told is right at least as often as the level says.
 * Each share is drawn a little towards one half, so that 0 of a few runs is not taken for 0 (Agresti and Caffo, "Simple and
 * effective confidence intervals for proportions and differences of proportions", The American Statistician 54, 2000).
 *
 * @param z how many standard errors count as more than chance
 */
export function signOf(first: Estimate, other: Estimate, z: number): -1 | 0 | 1 | null {
  if (first.value === null || other.value === null) return null;
  const difference = other.value - first.value;
  const error = Math.sqrt(variance(first) + variance(other));
  if (Math.abs(difference) <= z * error + ROUNDING) return 0;
  return difference > 0 ? 1 : -1;
}

function variance({ value, runs }: Estimate): number {
  if (runs === 0) return 0;
  const share = ((value ?? 0) * runs + 1) / (runs + 2);
  return (share * (1 - share)) / (runs + 2);
}

/**
 * What is left of a conclusion. By chance alone each sign comes up in (1 − level)/2 of the draws; so many, and two standard
 * errors more, are not taken to mean anything.
 *
 * @param level of the signs; 1 where they are not left to chance at all
 */
export function verdictOf({ more, less, close }: SignCounts, level: number): Verdict {
  const all = more + less + close;
  const share = (1 - level) / 2;
  const byChance = share * all + 2 * Math.sqrt(share * (1 - share) * all);
  const [up, down] = [more > byChance, less > byChance];
  if (up && down) return 'depends';
  if (up) return more >= NEARLY_ALL * all ? 'more' : 'never less';
  if (down) return less >= NEARLY_ALL * all ? 'less' : 'never more';
  return 'untold';
}
