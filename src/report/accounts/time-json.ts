import { z } from 'zod';
import type { TimeResult } from '../../analysis/accounts/time/index.js';
import { estimateSchema, headDocument, headSchema } from '../analysis/json.js';

const ticks = z
  .object({
    mean: z.number(),
    low: z.number(),
    high: z.number(),
    tenth: z.number(),
    median: z.number(),
    ninetieth: z.number(),
  })
  .nullable()
  .describe('In ticks, with the interval of the mean; null where nothing was timed');

/** Times, in what `accounts --json` writes. */
export const timeSchema = z
  .object({
    ...headSchema,
    of: z.string().nullable().describe('The outcome that it is about; null for all'),
    counted: z.int(),
    outcomes: z.array(
      z.object({
        id: z.string(),
        runs: z.int(),
        timed: z.int().describe('Runs in which it rests on something that happened'),
        time: ticks,
        warning: ticks,
        sudden: z.object({ runs: z.int(), share: estimateSchema }),
        first: z.array(z.object({ milestone: z.string(), runs: z.int(), run: z.int() })),
      }),
    ),
    bought: z.array(
      z.object({
        commitment: z.string(),
        outcomes: z.array(
          z.object({
            outcome: z.string(),
            ticks: z
              .object({ value: z.number(), low: z.number(), high: z.number() })
              .nullable()
              .describe('null where the outcome speaks of the commitment, or holds from the start'),
            changed: z.int(),
          }),
        ),
      }),
    ),
    differed: z.array(
      z.object({
        commitment: z.string(),
        ever: estimateSchema,
        ticks: z.number(),
        ticksWhere: z.number().nullable(),
      }),
    ),
    impossible: z.array(z.string()),
  })
  .describe('Warning, time bought by each commitment, and time in which views differed');

/** An account of times as a document, as `timeSchema` describes it. */
export function timeToJson(result: TimeResult): z.infer<typeof timeSchema> {
  return {
    ...headDocument(result),
    of: result.of,
    counted: result.counted,
    outcomes: result.outcomes.map(({ name, runs, timed, time, warning, sudden, first }) => ({
      id: name,
      runs,
      timed,
      time: time === null ? null : { ...time },
      warning: warning === null ? null : { ...warning },
      sudden: { runs: sudden.runs, share: { ...sudden.share } },
      first: first.map((one) => ({ ...one })),
    })),
    bought: result.bought.map(({ commitment, outcomes }) => ({
      commitment,
      outcomes: outcomes.map((one) => ({ ...one, ticks: one.ticks === null ? null : { ...one.ticks } })),
    })),
    differed: result.differed.map((one) => ({ ...one, ever: { ...one.ever } })),
    impossible: [...result.impossible],
  };
}
