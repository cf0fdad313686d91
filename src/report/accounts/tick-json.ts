import { z } from 'zod';
import type { TickResult } from '../../analysis/accounts/tick/index.js';
import { askedDocument, askedSchema, estimateSchema, headDocument, headSchema } from '../analysis/json.js';

/** What half the tick changes, in what `accounts --json` writes. */
export const tickSchema = z
  .object({
    ...headSchema,
    refused: z.array(z.string()).describe('Why it cannot be told in half ticks; empty where it can'),
    answers: z.array(
      z.object({
        kind: z.enum(['probability', 'time']).describe('A time is in whole ticks'),
        asked: askedSchema,
        title: z.string().nullable(),
        whole: estimateSchema,
        half: estimateSchema,
        difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
        moves: z.boolean().describe('Whether it moves by more than chance'),
      }),
    ),
    each: z.number().describe('The level at which each difference is judged'),
  })
  .describe('Every answer beside the same with ticks of half the length');

/** An account of half the tick as a document, as `tickSchema` describes it. */
export function tickToJson(result: TickResult): z.infer<typeof tickSchema> {
  return {
    ...headDocument(result),
    refused: [...result.refused],
    answers: result.answers.map(({ kind, asked, title, whole, half, difference, moves }) => ({
      kind,
      asked: askedDocument(asked),
      title,
      whole: plain(whole),
      half: plain(half),
      difference: difference === null ? null : { ...difference },
      moves,
    })),
    each: result.each,
  };
}

function plain({
  value,
  low,
  high,
  runs,
}: TickResult['answers'][number]['whole']): z.infer<typeof estimateSchema> {
  return { value, low, high, runs };
}
