import {
  likelihoodWords,
  percentBand,
  LIKELIHOOD_WORDS,
} from '../../analysis/methods/probability-words/index.js';
import type { HeadlineResult } from '../../analysis/headline/index.js';
import type { Interval } from '../../montecarlo/intervals.js';
import type { Estimate, QuestionResult, SimulationResult } from '../../montecarlo/result.js';
import { count, decimalsFor, withInterval } from '../numbers.js';
import { listed } from '../story/names.js';
import { headline } from '../whole/sentences.js';

/** An answer in brief. */
export interface HeadlineLine {
  /** The outcome; or the question and what of it is answered. */
  readonly what: string;
  /** The name of the outcome or of the question. */
  readonly id: string;
  readonly isOutcome: boolean;
  /** Of a question: what of it is answered. */
  readonly row: string | null;
  /** `12 to 31 %`. */
  readonly band: string;
  /** `very unlikely to unlikely`. */
  readonly words: string;
  /** With the numbers as they are given: `0.122 [0.103, 0.144]`, or `0.0687 exact`. */
  readonly asGiven: string;
  readonly interval: Interval;
}

/** Every outcome, and of every question what it comes down to. What was never estimated is left out. */
export function headlineLines(result: SimulationResult, found: HeadlineResult): HeadlineLine[] {
  const outcomes = result.outcomes.flatMap(({ name, probability }) => {
    const band =
      found.answers.find(({ asked }) => asked.is === 'outcome' && asked.name === name)?.band ?? null;
    return lineOf({ what: name, id: name, isOutcome: true, row: null }, probability, band, result);
  });
  const questions = result.questions.flatMap((question) => {
    const end = headline(question);
    if (end === null) return [];
    const { label } = rowOf(question, end.label);
    const band =
      found.answers.find(
        ({ asked }) => asked.is === 'row' && asked.question === question.name && asked.label === label,
      )?.band ?? null;
    const what = `${question.name}  ${question.title ?? question.text} – ${label}`;
    return lineOf({ what, id: question.name, isOutcome: false, row: label }, end.estimate, band, result);
  });
  return [...outcomes, ...questions];
}

/** How often something comes about at all is how often it has by the horizon. */
function rowOf({ rows }: QuestionResult, label: string): { readonly label: string } {
  return rows.find((row) => row.label === label) ?? rows.at(-1) ?? { label };
}

function lineOf(
  which: Pick<HeadlineLine, 'what' | 'id' | 'isOutcome' | 'row'>,
  estimate: Estimate,
  band: Interval | null,
  { runs }: SimulationResult,
): HeadlineLine[] {
  const { value } = estimate;
  if (value === null) return [];
  const interval = sure(estimate, {
    low: Math.min(band?.low ?? value, value),
    high: Math.max(band?.high ?? value, value),
  });
  const asGiven = withInterval(estimate, decimalsFor(runs));
  return [
    {
      ...which,
      band: percentBand(interval),
      words: likelihoodWords(interval),
      asGiven: estimate.exact === true ? `${asGiven} exact` : asGiven,
      interval,
    },
  ];
}

/** What came about in no run, or in every one, is not impossible or certain for that. */
function sure({ exact }: Estimate, { low, high }: Interval): Interval {
  if (exact === true) return { low, high };
  return { low: Math.min(low, 1 - HARDLY), high: Math.max(high, HARDLY) };
}

const HARDLY = 1e-6;

/** Over what the bands go: `over 62 stated ranges and 2 alternatives of E2 (64 worlds)`. */
function headlineOver({ numbers, tried, worlds, answers }: HeadlineResult): string {
  if (answers.every(({ band }) => band === null)) {
    return 'no range is stated: each is one point, with nothing said of how far its numbers may be wrong';
  }
  const over = [
    ...(numbers > 0 ? [`${count(numbers)} stated ${numbers === 1 ? 'range' : 'ranges'}`] : []),
    ...(tried.length > 0 ? [`the readings of ${listed(tried)}`] : []),
  ];
  return `over ${listed(over)}; ${count(worlds)} worlds`;
}

/** `In brief (as given), over 62 stated ranges; 64 worlds`. */
export function headlineSentence(variant: string, found: HeadlineResult): string {
  return `In brief (${variant}), ${headlineOver(found)}`;
}

/** What the bands are, and what they are not. */
export function headlineNote({
  runs,
  method,
  impossible,
  level,
  answers,
  withoutRange,
}: HeadlineResult): string {
  const words = LIKELIHOOD_WORDS.map(({ word, to }) =>
    to === 1 ? `${word} above` : `${word} to ${Math.round(100 * to)}%`,
  ).join(', ');
  const isBand = answers.some(({ band }) => band !== null);
  const chance =
    method === 'exact'
      ? 'each world is solved exactly, given the file'
      : `chance is taken out of its width: what the halves of a world's ${count(runs)} runs do not share`;
  const counts = [
    ...(withoutRange > 0 && isBand
      ? [`${count(withoutRange)} numbers without a range kept their values.`]
      : []),
    ...(impossible > 0
      ? [`${count(impossible)} worlds whose numbers do not go together were left out.`]
      : []),
  ];
  return [
    ...(isBand
      ? [
          `Band: the middle 90 of 100 draws over the ranges, under each reading, rounded outwards; ${chance}. The other draws lie outside it: \`bounds\` finds the least and the greatest.`,
        ]
      : []),
    ...counts,
    `As given: the numbers as they stand, in brackets chance alone (${Number((level * 100).toPrecision(6))}%); exact is exact given the file.`,
    `Words (ICD 203): ${words}.`,
  ].join(' ');
}
