import { z } from 'zod';
import type { Asked } from '../../analysis/evaluation/asked.js';
import type { StudyHead } from '../../analysis/evaluation/study.js';

/** What the documents of all analyses share. */

export const estimateSchema = z.object({
  value: z.number().nullable().describe('null where nothing could be estimated'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  runs: z.int().describe('How many runs it rests on; none for what is exact'),
  exact: z.literal(true).optional().describe('There where it is exact, given the file'),
});

export const bandSchema = z.object({
  least: z.number(),
  low: z.number().describe('Below which a twentieth of the draws lie'),
  median: z.number(),
  high: z.number().describe('Above which a twentieth of the draws lie'),
  greatest: z.number(),
});

export const headSchema = {
  schema: z.literal(1),
  scenario: z.string(),
  variant: z.string().nullable().describe('null for the file as given'),
  readings: z.record(z.string(), z.string()),
  horizon: z.int(),
  tick: z.string(),
  seed: z.union([z.string(), z.number()]),
  runs: z.int().describe('How many runs of each model'),
  method: z
    .enum(['exact', 'monte-carlo'])
    .describe('How what is asked was answered: exactly, given the file, or counted over runs'),
  level: z.number(),
  stopped: z.boolean().describe('Whether it was stopped before its end'),
};

export const askedSchema = z
  .discriminatedUnion('is', [
    z.object({ is: z.literal('outcome'), name: z.string() }),
    z.object({ is: z.literal('row'), question: z.string(), label: z.string() }),
  ])
  .describe('The probability that it is about');

export type AskedDocument = z.infer<typeof askedSchema>;

export function askedDocument(asked: Asked): AskedDocument {
  return { ...asked };
}

/** The fields of `headSchema`. */
export function headDocument({
  scenario,
  variant,
  readings,
  horizon,
  tick,
  seed,
  runs,
  method,
  level,
  stopped,
}: StudyHead): { schema: 1; readings: Record<string, string> } & Omit<StudyHead, 'readings'> {
  return {
    schema: 1,
    scenario,
    variant,
    readings: { ...readings },
    horizon,
    tick,
    seed,
    runs,
    method,
    level,
    stopped,
  };
}
