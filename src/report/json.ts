import type { HeadlineResult } from '../analysis/headline/index.js';
import type { CommitmentResult, OutcomeResult, SimulationResult } from '../montecarlo/result.js';
import { headlineLines } from './headline/lines.js';
import { questionRows } from './json/questions.js';
import type { PlayedDocument, ResultDocument } from './json/schema.js';

export { resultSchema, type ResultDocument } from './json/schema.js';

/**
 * The results as a document for other programs, as `resultSchema` describes it. The version is that of the library.
 *
 * @throws RangeError if there are no results.
 */
export function toJson(
  results: readonly SimulationResult[],
  version: string,
  headline: HeadlineResult | null = null,
): ResultDocument {
  const [first, ...others] = results;
  if (first === undefined) throw new RangeError('There are no results to write.');
  return {
    schema: 1,
    library: { name: 'brinkmanship', version },
    scenario: first.scenario,
    seed: first.seed,
    horizon: first.horizon,
    tick: first.tick,
    level: first.level,
    interval: first.interval,
    headline: headline === null ? null : headlineDocument(first, headline),
    ...played(first),
    questions: results.flatMap(questionRows),
    others: others.map(played),
  };
}

function headlineDocument(
  first: SimulationResult,
  found: HeadlineResult,
): NonNullable<ResultDocument['headline']> {
  const { numbers, tried, worlds, impossible, runs, method } = found;
  return {
    ranges: numbers,
    readings: [...tried],
    worlds,
    impossible,
    runs,
    method,
    answers: headlineLines(first, found).map(({ isOutcome, id, row, interval, band, words }) => ({
      kind: isOutcome ? 'outcome' : 'question',
      id,
      row,
      ...interval,
      band,
      words,
    })),
  };
}

function played(result: SimulationResult): PlayedDocument {
  return {
    variant: result.variant,
    readings: { ...result.readings },
    runs: result.runs,
    stopped: result.stopped,
    byReference: { ...result.byReference },
    solved: result.solved === null ? null : { ...result.solved },
    outcomes: result.outcomes.map(outcome),
    commitments: result.commitments.map(commitment),
    temptations: result.temptations.map(({ name, counts }) => ({ id: name, counts: { ...counts } })),
    disputes: result.disputes.map(({ name, ever: { value, low, high }, meanTicks }) => ({
      id: name,
      value,
      low,
      high,
      meanTicks,
    })),
    pathways: {
      ...result.pathways,
      top: result.pathways.top.map(({ count, probability: { value, low, high }, run }) => ({
        runs: count,
        value,
        low,
        high,
        run,
      })),
    },
    assumptions: result.assumptions.map(({ range, sources, ...rest }) => ({
      ...rest,
      low: range?.[0] ?? null,
      high: range?.[1] ?? null,
      sources: [...sources],
    })),
  };
}

function outcome({
  name,
  ends,
  count,
  probability,
  cumulative,
}: OutcomeResult): PlayedDocument['outcomes'][number] {
  const { value, low, high } = probability;
  return {
    id: name,
    ends,
    runs: count,
    probability: value,
    low,
    high,
    exact: probability.exact === true,
    ...(ends ? { cumulative: [...cumulative] } : {}),
  };
}

function commitment({
  name,
  holder,
  fates,
  entries,
}: CommitmentResult): PlayedDocument['commitments'][number] {
  const repeats = Object.keys(entries).length > 0;
  return { id: name, holder, fates: { ...fates }, ...(repeats ? { entries: { ...entries } } : {}) };
}
