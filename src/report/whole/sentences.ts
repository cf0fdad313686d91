import { percent, percentBand } from '../../analysis/methods/probability-words/index.js';
import type {
  AnswerRow,
  Estimate,
  QuestionResult,
  SimulationResult,
  TimeAnswer,
} from '../../montecarlo/result.js';
import { amount } from '../numbers.js';
import { worldName } from '../variants.js';

/** Answers as sentences. */

/** A question with all that answer it. */
export interface Answered {
  readonly name: string;
  readonly title: string | null;
  /** As its author put it. */
  readonly text: string;
  readonly answers: readonly {
    readonly world: string;
    readonly result: SimulationResult;
    readonly found: QuestionResult;
  }[];
}

/** Every question once, in the order in which they are met. */
export function questionsOf(results: readonly SimulationResult[]): Answered[] {
  const names = [...new Set(results.flatMap(({ questions }) => questions.map(({ name }) => name)))];
  return names.flatMap((name) => {
    const answers = results.flatMap((result) => {
      const found = result.questions.find((one) => one.name === name);
      return found === undefined ? [] : [{ world: worldName(result, results), result, found }];
    });
    const [first] = answers;
    return first === undefined ? [] : [{ name, title: first.found.title, text: first.found.text, answers }];
  });
}

/** What a question comes down to. */
export interface Headline {
  readonly label: string;
  readonly estimate: Estimate;
  /** Whether it is the most frequent of several answers that exclude each other, such as which came first. */
  readonly isMostFrequent: boolean;
}

/** The last thing that was asked; how often it comes about; or of answers that exclude each other the most frequent. */
export function headline(found: QuestionResult): Headline | null {
  const { rows, time } = found;
  if (time !== null) return { label: 'comes about', estimate: time.cameAbout, isMostFrequent: false };
  const last: AnswerRow | undefined = rows.at(-1);
  if (last === undefined) return null;
  if (!areAlternatives(found)) return { label: last.label, estimate: last.estimate, isMostFrequent: false };
  const most = rows.reduce((best, row) =>
    (row.estimate.value ?? 0) > (best.estimate.value ?? 0) ? row : best,
  );
  return { label: most.label, estimate: most.estimate, isMostFrequent: true };
}

/** Several answers at one and the same tick exclude each other. */
function areAlternatives({ rows }: QuestionResult): boolean {
  return rows.length > 1 && rows.every(({ tick }) => tick === rows[0]?.tick);
}

/** `12 %`, or that it cannot be said. */
export function share({ value }: Estimate): string {
  return value === null ? 'not estimable' : percent(value);
}

/** `10 to 15 %`, or that it is exact, given the file. */
export function band({ low, high, exact }: Estimate): string | null {
  if (exact === true) return 'exact';
  return low === null || high === null ? null : percentBand({ low, high });
}

/** The answer in a sentence or two: in the first world, and how far the others lie apart. */
export function answerSentence({ answers }: Answered): string {
  const [first] = answers;
  if (first === undefined) return '';
  const { world, result, found } = first;
  const end = headline(found);
  if (end === null) return '';
  const { estimate } = end;
  if (end.isMostFrequent) return `${sentenceOf(world)}: ${found.rows.map(inWords).join('; ')}.`;
  if (estimate.value === null)
    return `${sentenceOf(world)}: not estimable, for the condition came about in no run.`;
  const between = band(estimate);
  const told = between === null ? '' : ` (${between})`;
  const among = estimate.runs === result.runs ? 'of runs' : `of the ${estimate.runs} runs that count`;
  const often =
    estimate.exact === true ? `with probability ${share(estimate)}` : `in ${share(estimate)} ${among}`;
  const when = found.time === null ? `, ${end.label}` : '';
  const base = `${sentenceOf(world)}, ${often}${told}${when}.`;
  return `${base}${timeSentence(found.time, result)}${spread(answers)}`;
}

/** `neither 64 % (61 to 68 %)` */
function inWords({ label, estimate }: AnswerRow): string {
  const between = band(estimate);
  return `${label} ${share(estimate)}${between === null ? '' : ` (${between})`}`;
}

function timeSentence(time: TimeAnswer | null, { tick }: SimulationResult): string {
  const value = time?.conditional.value ?? null;
  return value === null
    ? ''
    : ` Where it comes about, it does so after ${amount(value)} ${tick}s on average.`;
}

/** ` Elsewhere from 2 % (trusting) to 29 % (sceptical).` */
function spread(answers: Answered['answers']): string {
  const [, ...others] = answers;
  const values = others.flatMap(({ world, found }) => {
    const value = headline(found)?.estimate.value ?? null;
    return value === null ? [] : [{ world, value }];
  });
  const [one] = values;
  if (one === undefined) return '';
  const least = values.reduce((best, each) => (each.value < best.value ? each : best), one);
  const most = values.reduce((best, each) => (each.value > best.value ? each : best), one);
  if (values.length === 1) return ` Under “${one.world}”: ${percent(one.value)}.`;
  const [low, high] = [percent(least.value), percent(most.value)];
  return low === high
    ? ` Under ${values.length} other variants: ${low} each.`
    : ` Under other variants from ${low} (“${least.world}”) to ${high} (“${most.world}”).`;
}

function sentenceOf(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
