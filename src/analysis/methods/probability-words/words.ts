import type { Interval } from '../../../montecarlo/intervals.js';

/** A word of the scale, and the probabilities it stands for. */
export interface LikelihoodWord {
  readonly word: string;
  /** From this probability; */
  readonly from: number;
  /** up to this one. */
  readonly to: number;
}

/**
 * The words for probabilities of the United States' Intelligence Community Directive 203, "Analytic Standards" (2015), in
 * its first row. It is what readers of assessments of crises know; its seven ranges do not overlap, unlike those of the
 * IPCC's calibrated language, so each probability has one word. The directive starts at 1 and ends at 99 percent: here its
 * outermost words go on to 0 and 1, without them.
 */
export const LIKELIHOOD_WORDS: readonly LikelihoodWord[] = [
  { word: 'almost no chance', from: 0, to: 0.05 },
  { word: 'very unlikely', from: 0.05, to: 0.2 },
  { word: 'unlikely', from: 0.2, to: 0.45 },
  { word: 'roughly even chance', from: 0.45, to: 0.55 },
  { word: 'likely', from: 0.55, to: 0.8 },
  { word: 'very likely', from: 0.8, to: 0.95 },
  { word: 'almost certain', from: 0.95, to: 1 },
];

/** The middle of the scale. Of two words that meet at a probability, the one nearer to it is taken: it claims less. */
const MIDDLE = 0.5;

/**
 * The word for a probability. A share of 0 or of 1 is `almost no chance` or `almost certain`: runs are no proof.
 *
 * @throws RangeError unless the probability lies from 0 to 1.
 */
export function likelihoodWord(probability: number): string {
  requireBand({ low: probability, high: probability });
  return wordAt(probability < MIDDLE ? lastFrom(probability) : firstTo(probability));
}

/**
 * The words for a band of probabilities: `unlikely`, or from one word to another, as `very unlikely to roughly even chance`.
 * A band that reaches into both of the outermost words says nothing: `anything possible`.
 *
 * @throws RangeError unless 0 ≤ low ≤ high ≤ 1.
 */
export function likelihoodWords(band: Interval): string {
  requireBand(band);
  if (band.low === band.high) return likelihoodWord(band.low);
  // A band that only touches a word's range does not reach into it.
  const first = lastFrom(band.low);
  const last = firstTo(band.high);
  if (first === 0 && last === LIKELIHOOD_WORDS.length - 1) return 'anything possible';
  return first >= last ? wordAt(first) : `${wordAt(first)} to ${wordAt(last)}`;
}

/** @throws RangeError unless 0 ≤ low ≤ high ≤ 1. */
export function requireBand({ low, high }: Interval): void {
  if (low >= 0 && low <= high && high <= 1) return;
  throw new RangeError(
    `a band of probabilities goes from 0 or more up to 1 or less, not from ${low} to ${high}`,
  );
}

function lastFrom(probability: number): number {
  return LIKELIHOOD_WORDS.findLastIndex(({ from }) => from <= probability);
}

function firstTo(probability: number): number {
  return LIKELIHOOD_WORDS.findIndex(({ to }) => probability <= to);
}

function wordAt(place: number): string {
  return LIKELIHOOD_WORDS[place]?.word ?? '';
}
