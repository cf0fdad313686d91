import { z } from 'zod';
import type { SignsResult } from '../../analysis/accounts/signs/index.js';
import { headDocument, headSchema } from '../analysis/json.js';

/** The sheet of signs, in what `accounts --json` writes. */
export const signsSchema = z
  .object({
    ...headSchema,
    outcomes: z.array(z.string()),
    rows: z.array(
      z.object({
        parameter: z.string(),
        basis: z.string(),
        low: z.number(),
        high: z.number(),
        signs: z
          .array(
            z.object({
              direction: z.enum(['up', 'down', 'depends', 'none', 'unseen']),
              how: z.enum(['proven', 'sampled']),
              up: z.int().describe('At how many places it was seen to rise'),
              down: z.int(),
              places: z.int(),
              mean: z.number().nullable().describe('The mean change, for a rise by two thirds of the range'),
              written: z.enum(['encoded', 'emergent']).nullable(),
            }),
          )
          .describe('One for each outcome, in their order'),
      }),
    ),
    places: z.int(),
    evaluations: z.int(),
    impossible: z.int(),
    withoutRange: z.array(z.string()),
    set: z.array(z.string()),
  })
  .describe('Which way each outcome goes as each number rises');

/** A sheet of signs as a document, as `signsSchema` describes it. */
export function signsToJson(result: SignsResult): z.infer<typeof signsSchema> {
  const { outcomes, rows, places, evaluations, impossible, withoutRange, set } = result;
  return {
    ...headDocument(result),
    outcomes: [...outcomes],
    rows: rows.map((row) => ({ ...row, signs: row.signs.map((sign) => ({ ...sign })) })),
    places,
    evaluations,
    impossible,
    withoutRange: [...withoutRange],
    set: [...set],
  };
}
