import { z } from 'zod';
import type { EpistemicResult, GroupPart } from '../../analysis/epistemic/index.js';
import {
  askedDocument,
  askedSchema,
  bandSchema,
  estimateSchema,
  headDocument,
  headSchema,
} from '../analysis/json.js';

/** The JSON that `epistemic --json` writes. */

const part = z.object({
  basis: z.string(),
  share: z.object({ value: z.number().nullable(), halfWidth: z.number().nullable() }),
});

/** What `epistemic --json` writes. */
export const epistemicSchema = z
  .object({
    ...headSchema,
    groups: z.array(z.object({ basis: z.string(), numbers: z.int() })),
    withoutRange: z.array(z.string()),
    set: z.array(z.string()),
    draws: z.int().describe('How many draws of all numbers the bands rest on'),
    evaluations: z.int().describe('How many models were evaluated'),
    impossible: z.int().describe('How many of them were none'),
    answers: z.array(
      z.object({
        asked: askedSchema,
        title: z.string().nullable(),
        nominal: estimateSchema.describe('With all numbers as they are given; its interval is for chance'),
        band: bandSchema.nullable().describe('Over the draws, for what is not known'),
        chance: z.number().describe('The mean half-width of the interval of a draw'),
        shares: z
          .array(part)
          .nullable()
          .describe(
            'Which share of the variance over the draws would stay if all other numbers were known (total index)',
          ),
        parts: z
          .array(part)
          .nullable()
          .describe(
            'Which part of the variance comes from the numbers of a basis (Shapley effect); they sum to 1',
          ),
      }),
    ),
  })
  .describe('What is not known of the answers of a scenario, beside what is left to chance');

/** What `epistemic --json` writes, as an object. */
export type EpistemicDocument = z.infer<typeof epistemicSchema>;

/** A result as a document for other programs, as `epistemicSchema` describes it. */
export function epistemicToJson(result: EpistemicResult): EpistemicDocument {
  const { groups, withoutRange, set, draws, evaluations, impossible, answers } = result;
  return {
    ...headDocument(result),
    groups: groups.map((group) => ({ ...group })),
    withoutRange: [...withoutRange],
    set: [...set],
    draws,
    evaluations,
    impossible,
    answers: answers.map(({ asked, title, nominal, band, chance, shares, parts }) => ({
      asked: askedDocument(asked),
      title,
      nominal: { ...nominal },
      band: band === null ? null : { ...band },
      chance,
      shares: partsDocument(shares),
      parts: partsDocument(parts),
    })),
  };
}

function partsDocument(parts: readonly GroupPart[] | null): z.infer<typeof part>[] | null {
  return parts === null ? null : parts.map(({ basis, share }) => ({ basis, share: { ...share } }));
}
