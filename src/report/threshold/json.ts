import { z } from 'zod';
import type { ThresholdResult } from '../../analysis/threshold/index.js';
import { askedDocument, askedSchema, estimateSchema, headDocument, headSchema } from '../analysis/json.js';

/** The JSON that `threshold --json` writes. */

const { variant: _, ...head } = headSchema;

/** What `threshold --json` writes. */
export const thresholdSchema = z
  .object({
    ...head,
    asked: askedSchema,
    parameter: z.object({
      name: z.string(),
      nominal: z.number(),
      low: z.number(),
      high: z.number(),
      unit: z.string(),
    }),
    goal: z.discriminatedUnion('is', [
      z.object({ is: z.literal('level'), at: z.number(), variant: z.string().nullable() }),
      z.object({ is: z.literal('order'), first: z.string().nullable(), second: z.string().nullable() }),
    ]),
    series: z.array(
      z.object({
        value: z.number(),
        answers: z.array(estimateSchema).describe('Under the variant, or under both of two'),
        distance: z
          .object({ value: z.number(), low: z.number(), high: z.number() })
          .nullable()
          .describe('The answer less the level, or the second less the first'),
      }),
    ),
    crossings: z.array(
      z.object({
        at: z.number(),
        low: z.number().describe('The last value at which the interval lies whole on the first side'),
        high: z.number().describe('The first value at which it lies whole on the other'),
        rises: z.boolean(),
      }),
    ),
    evaluations: z.int(),
    impossible: z.int(),
  })
  .describe('At which value of a number an answer reaches a level, or two variants change their order');

/** What `threshold --json` writes, as an object. */
export type ThresholdDocument = z.infer<typeof thresholdSchema>;

/** A result as a document for other programs, as `thresholdSchema` describes it. */
export function thresholdToJson(result: ThresholdResult): ThresholdDocument {
  const { variant: __, ...shared } = headDocument({ ...result, variant: null });
  const { name, nominal, low, high, unit } = result.parameter;
  return {
    ...shared,
    asked: askedDocument(result.asked),
    parameter: { name, nominal, low, high, unit },
    goal: { ...result.goal },
    series: result.series.map(({ value, answers, distance }) => ({
      value,
      answers: answers.map((answer) => ({ ...answer })),
      distance: distance === null ? null : { ...distance },
    })),
    crossings: result.crossings.map((crossing) => ({ ...crossing })),
    evaluations: result.evaluations,
    impossible: result.impossible,
  };
}
