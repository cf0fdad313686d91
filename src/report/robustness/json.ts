import { z } from 'zod';
import type { RobustResult } from '../../analysis/robustness/index.js';
import {
  askedDocument,
  askedSchema,
  bandSchema,
  estimateSchema,
  headDocument,
  headSchema,
} from '../analysis/json.js';

/** The JSON that `robust --json` writes. */

/** What `robust --json` writes. */
export const robustSchema = z
  .object({
    ...headSchema,
    others: z
      .array(z.string().nullable())
      .describe('The variants that are held against the first; null for the file as given'),
    drawn: z.int().describe('How many numbers were drawn'),
    withoutRange: z.array(z.string()),
    set: z.array(z.string()),
    draws: z.int().describe('How many draws of all numbers the counts rest on'),
    evaluations: z.int().describe('How many models were evaluated'),
    impossible: z.int().describe('How many of them were none'),
    answers: z.array(
      z.object({
        asked: askedSchema,
        title: z.string().nullable(),
        first: estimateSchema.describe('Under the first variant, with all numbers as they are given'),
        others: z
          .array(
            z.object({
              nominal: estimateSchema.describe('With all numbers as they are given'),
              band: bandSchema
                .nullable()
                .describe('Of the differences over the draws, the variant less the first'),
              more: z.int().describe('In how many draws it is told to be more than under the first'),
              less: z.int(),
              close: z.int().describe('In how many draws chance alone could make the difference'),
              verdict: z.enum(['more', 'less', 'never less', 'never more', 'depends', 'untold']),
            }),
          )
          .describe('By place among the other variants'),
        greatest: z
          .array(z.int())
          .nullable()
          .describe(
            'By variant, the first before the others: in how many draws its answer is told to be the greatest',
          ),
      }),
    ),
  })
  .describe('Which differences between variants hold over the whole range of the numbers');

/** What `robust --json` writes, as an object. */
export type RobustDocument = z.infer<typeof robustSchema>;

/** A result as a document for other programs, as `robustSchema` describes it. */
export function robustToJson(result: RobustResult): RobustDocument {
  const { others, drawn, withoutRange, set, draws, evaluations, impossible, answers } = result;
  return {
    ...headDocument(result),
    others: [...others],
    drawn,
    withoutRange: [...withoutRange],
    set: [...set],
    draws,
    evaluations,
    impossible,
    answers: answers.map(({ asked, title, first, others: arms, greatest }) => ({
      asked: askedDocument(asked),
      title,
      first: { ...first },
      others: arms.map(({ nominal, band, counts, verdict }) => ({
        nominal: { ...nominal },
        band: band === null ? null : { ...band },
        ...counts,
        verdict,
      })),
      greatest: greatest === null ? null : [...greatest],
    })),
  };
}
