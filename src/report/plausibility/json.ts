import { z } from 'zod';
import type { PlausibilityResult } from '../../analysis/plausibility/index.js';

/** The JSON that `plausibility --json` writes. */

const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  runs: z.int().describe('How many runs it rests on'),
});

const dyad = z.array(z.string()).nullable().describe('Two actors; null for any');

/** What `plausibility --json` writes. */
export const plausibilitySchema = z.object({
  schema: z.literal(1),
  scenario: z.string(),
  variant: z.string().nullable(),
  seed: z.union([z.string(), z.number()]),
  runs: z.int(),
  stopped: z.boolean(),
  horizon: z.int(),
  tick: z.string(),
  days: z.number().describe('The horizon in days'),
  level: z.number(),
  levels: z.array(
    z.object({ kind: z.string(), level: z.int().nullable(), from: z.string().describe('How it is known') }),
  ),
  comparisons: z.array(
    z.object({
      topic: z.string(),
      event: z.string(),
      between: dyad,
      withinDays: z.number().nullable(),
      simulated: estimate,
      compared: estimate.describe('What is held against the rates: as simulated, or scaled to a year'),
      scaled: z.boolean(),
      rates: z.array(
        z.object({
          id: z.string(),
          case: z.string(),
          value: z.number(),
          low: z.number(),
          high: z.number(),
          hasInterval: z.boolean(),
        }),
      ),
      low: z.number().nullable().describe('The least end of the span of the rates'),
      high: z.number().nullable(),
      verdict: z.enum(['within', 'above', 'below', 'no rate', 'not estimable']),
    }),
  ),
  spread: z.array(
    z.object({
      between: dyad,
      none: z.number(),
      threat: z.number(),
      display: z.number(),
      force: z.number(),
      war: z.number(),
    }),
  ),
  remarks: z.array(z.string()),
});

/** What `plausibility --json` writes, as an object. */
export type PlausibilityDocument = z.infer<typeof plausibilitySchema>;

/** A result as a document for other programs, as `plausibilitySchema` describes it. */
export function plausibilityToJson(result: PlausibilityResult): PlausibilityDocument {
  const { scenario, variant, seed, runs, stopped, horizon, tick, days, level } = result;
  return {
    schema: 1,
    scenario,
    variant,
    seed,
    runs,
    stopped,
    horizon,
    tick,
    days,
    level,
    levels: result.levels.map((one) => ({ ...one })),
    comparisons: result.comparisons.map(({ candidates, span, between, ...rest }) => ({
      ...rest,
      between: between === null ? null : [...between],
      rates: candidates.map((candidate) => ({ ...candidate })),
      low: span?.[0] ?? null,
      high: span?.[1] ?? null,
    })),
    spread: result.spread.map(({ between, ...rest }) => ({
      between: between === null ? null : [...between],
      ...rest,
    })),
    remarks: [...result.remarks],
  };
}
