import { logarithm } from '../../chance/index.js';
import { twoSidedQuantile } from '../../montecarlo/normal-quantile.js';

/** How much a yes or no tells of another, in bits. */
export interface Information {
  readonly bits: number;
  readonly low: number;
  readonly high: number;
}

/** How likely two things are together, and on how many independent runs that rests; null where it is exact. */
export interface Joint {
  /** The probability of what may be observed. */
  readonly event: number;
  /** The probability of what is asked, if it comes and if it does not. */
  readonly ifSo: number;
  readonly ifNot: number;
  readonly runs: number | null;
}

/** The entropy of a yes or no, in bits. Source: Cover and Thomas, *Elements of Information Theory* (2006), 2.5. */
export function entropy(probability: number): number {
  return (term(probability) + term(1 - probability)) / LOG_2;
}

const LOG_2 = logarithm(2);

/** −p ln p. */
function term(probability: number): number {
  return probability <= 0 ? 0 : -probability * logarithm(probability);
}

/**
 * The mutual information of an event and what is asked: by how many bits, on average, the answer will be less open once it is
 * known whether the event came about. Source: Lindley, "On a measure of the information provided by an experiment" (Annals of
 * Mathematical Statistics 27, 1956); Cover and Thomas, *Elements of Information Theory* (2006), 2.28.
 *
 * From runs it comes out too large, by (cells − rows − columns + 1) / 2n nats, which is taken off (Miller, "Note on the bias
 * of information estimates", 1955). The interval is normal, with the variance of the delta method (Basharin, "On a statistical
 * estimate for the entropy", Theory of Probability 4, 1959); it begins at 0 where the likelihood ratio test cannot tell the two
 * from independent ones (Wilks 1938: 2n times the information in nats is then a χ² of one degree).
 *
 * @param level of the interval, between 0 and 1
 */
export function information({ event, ifSo, ifNot, runs }: Joint, level: number): Information {
  const asked = event * ifSo + (1 - event) * ifNot;
  const cells = [
    { joint: event * ifSo, apart: event * asked },
    { joint: event * (1 - ifSo), apart: event * (1 - asked) },
    { joint: (1 - event) * ifNot, apart: (1 - event) * asked },
    { joint: (1 - event) * (1 - ifNot), apart: (1 - event) * (1 - asked) },
  ].filter(({ joint, apart }) => joint > 0 && apart > 0);
  const ratios = cells.map(({ joint, apart }) => ({ joint, log: logarithm(joint / apart) }));
  const nats = Math.max(
    0,
    ratios.reduce((sum, { joint, log }) => sum + joint * log, 0),
  );
  if (runs === null) {
    const bits = nats / LOG_2;
    return { bits, low: bits, high: bits };
  }
  const both = (probability: number): number => (probability > 0 && probability < 1 ? 2 : 1);
  const bias = (cells.length - both(event) - both(asked) + 1) / (2 * runs);
  const variance = ratios.reduce((sum, { joint, log }) => sum + joint * log * log, 0) - nats * nats;
  const quantile = twoSidedQuantile(level);
  const half = quantile * Math.sqrt(Math.max(0, variance) / runs);
  const isTold = 2 * runs * nats > quantile * quantile;
  const corrected = Math.max(0, nats - bias);
  // Where nothing is told from nothing, the χ² says how much there might be.
  const most = isTold ? corrected + half : Math.max(corrected + half, (quantile * quantile) / (2 * runs));
  return {
    bits: corrected / LOG_2,
    low: isTold ? Math.max(0, corrected - half) / LOG_2 : 0,
    high: most / LOG_2,
  };
}
