import { z } from 'zod';
import type { ExactResult } from '../../chain/index.js';

/** Exact solutions as JSON, for other programs. `schema` is the version of this format, as for results that are counted. */

const share = z.number().min(0).max(1);
const byTick = z.array(share).describe('By tick: the first is tick 1');

const solution = z.strictObject({
  variant: z.string().nullable().describe('null is the file as given'),
  readings: z.record(z.string(), z.string()),
  outcomes: z
    .array(z.strictObject({ id: z.string(), ends: z.boolean(), probability: share, cumulative: byTick }))
    .describe('In order of precedence; their probabilities add up to 1'),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().nullable(),
      text: z.string(),
      rows: z.array(
        z.strictObject({
          row: z.string(),
          at: z.int(),
          probability: share.nullable().describe('null where the condition cannot come about'),
          given: share.describe('The probability of the condition; 1 where there is none'),
          endedBefore: share,
        }),
      ),
      time: z
        .strictObject({
          comesAbout: share,
          meanIfSo: z.number().nullable(),
          meanCutAtHorizon: z.number(),
          cumulative: byTick,
        })
        .nullable(),
    }),
  ),
  commitments: z.array(
    z.strictObject({
      id: z.string(),
      holder: z.string(),
      fates: z.record(z.string(), share),
      entries: z.record(z.string(), z.number().min(0)).describe('Times a run, on average'),
      over: z.record(z.string(), byTick),
    }),
  ),
  temptations: z.array(
    z.strictObject({
      id: z.string(),
      counts: z.record(z.string(), z.number().min(0)).describe('Times a run, on average'),
    }),
  ),
  disputes: z.array(z.strictObject({ id: z.string(), ever: share, meanTicks: z.number().min(0) })),
  assumptions: z.array(
    z.strictObject({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      basis: z.string(),
      sources: z.array(z.string()),
      overridden: z.boolean(),
    }),
  ),
  size: z.strictObject({ states: z.int(), nodes: z.int(), edges: z.int() }),
  refused: z.array(z.strictObject({ what: z.string(), message: z.string(), hint: z.string() })),
});

/** The document: one solution for each variant and combination of readings. */
export const exactSchema = z
  .strictObject({
    schema: z.literal(1),
    library: z.strictObject({ name: z.literal('brinkmanship'), version: z.string() }),
    scenario: z.string(),
    method: z.literal('exact'),
    horizon: z.int().min(1),
    tick: z.string(),
    solutions: z.array(solution),
  })
  .describe('Exact solutions of a brinkmanship scenario');

/** Exact solutions as JSON. */
export type ExactDocument = z.infer<typeof exactSchema>;

/**
 * Exact solutions as a document for other programs, as `exactSchema` describes it.
 *
 * @throws RangeError if there are none.
 */
export function exactToJson(results: readonly ExactResult[], version: string): ExactDocument {
  const [first] = results;
  if (first === undefined) throw new RangeError('There are no solutions to write.');
  return {
    schema: 1,
    library: { name: 'brinkmanship', version },
    scenario: first.scenario,
    method: 'exact',
    horizon: first.horizon,
    tick: first.tick,
    solutions: results.map(solutionOf),
  };
}

function solutionOf(result: ExactResult): ExactDocument['solutions'][number] {
  return {
    variant: result.variant,
    readings: { ...result.readings },
    outcomes: result.outcomes.map(({ name, ends, probability, cumulative }) => ({
      id: name,
      ends,
      probability: within(probability),
      cumulative: cumulative.map(within),
    })),
    questions: result.questions.map(({ name, title, text, rows, time }) => ({
      id: name,
      title,
      text,
      rows: rows.map(({ label, tick, probability, given, endedBefore }) => ({
        row: label,
        at: tick,
        probability: probability === null ? null : within(probability),
        given: within(given),
        endedBefore: within(endedBefore),
      })),
      time:
        time === null
          ? null
          : {
              comesAbout: within(time.cameAbout),
              meanIfSo: time.conditional,
              meanCutAtHorizon: time.restricted,
              cumulative: time.cumulative.map(within),
            },
    })),
    commitments: result.commitments.map(({ name, holder, fates, entries, over }) => ({
      id: name,
      holder,
      fates: mapped(fates, within),
      entries: { ...entries },
      over: mapped(over, (by) => by.map(within)),
    })),
    temptations: result.temptations.map(({ name, counts }) => ({ id: name, counts: { ...counts } })),
    disputes: result.disputes.map(({ name, ever, meanTicks }) => ({
      id: name,
      ever: within(ever),
      meanTicks,
    })),
    assumptions: result.assumptions.map(({ range, sources, ...rest }) => ({
      ...rest,
      low: range?.[0] ?? null,
      high: range?.[1] ?? null,
      sources: [...sources],
    })),
    size: { ...result.size },
    refused: result.refused.map((one) => ({ ...one })),
  };
}

/** Rounding may carry a probability a hair above 1. */
function within(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
