import { z } from 'zod';
import type { BoundsResult } from '../../analysis/bounds/index.js';

/** The JSON that `bounds --json` writes. */

const rangeOf = <End extends z.ZodType>(end: End) => z.object({ least: end, greatest: end });

const extreme = z.object({
  probability: z.number().describe('What the values in `at` come to'),
  at: z.record(z.string(), z.number()),
  bound: z.number().describe('No values go further'),
  proven: z
    .boolean()
    .describe('Whether the two are one, to within 0.00005; else the extreme was only searched for'),
});

const size = z.object({ states: z.int(), nodes: z.int(), edges: z.int() });

const refused = z.array(z.object({ what: z.string(), message: z.string(), hint: z.string() }));

/** What `bounds --json` writes. */
export const boundsSchema = z.object({
  schema: z.literal(1),
  scenario: z.string(),
  variant: z.string().nullable(),
  readings: z.record(z.string(), z.string()),
  horizon: z.int(),
  tick: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      range: z.tuple([z.number(), z.number()]),
    }),
  ),
  held: z
    .array(z.object({ name: z.string(), reason: z.string() }))
    .describe('Numbers with a range that are held at their value'),
  choices: z
    .array(z.string())
    .describe('Options that are chosen freely: every bound is over all that may be chosen'),
  rows: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['outcome', 'question']),
      tick: z.int(),
      condition: rangeOf(z.number())
        .nullable()
        .describe(
          'For a share of those runs in which a condition holds: how likely that is, if numbers may have another value at every draw',
        ),
      given: rangeOf(z.number()).describe(
        'With the numbers as they are; the two differ only by free choices',
      ),
      once: rangeOf(extreme).describe('If each number has one value for the whole run'),
      anew: z
        .object({ least: z.number(), greatest: z.number(), outer: z.boolean() })
        .describe('If numbers may have another value at every draw; outer: no values need go quite so far'),
      alone: z
        .array(z.object({ parameter: z.string(), once: rangeOf(extreme), anew: rangeOf(z.number()) }))
        .describe('One number at a time, those first that move it most'),
    }),
  ),
  rounding: z.number().describe('How far any number of it may be off by rounding; `bound` allows for it'),
  size,
  refused,
});

/** What `bounds --json` writes, as an object. */
export type BoundsDocument = z.infer<typeof boundsSchema>;

/** A result as a document for other programs, as `boundsSchema` describes it. */
export function boundsToJson(result: BoundsResult): BoundsDocument {
  const { parameters, held, rows, refused: told, choices, readings } = result;
  return {
    schema: 1,
    ...result,
    readings: { ...readings },
    parameters: parameters.map((one) => ({ ...one, range: [...one.range] })),
    held: held.map((one) => ({ ...one })),
    choices: [...choices],
    rows: rows.map((row) => ({
      ...row,
      condition: row.condition === null ? null : { ...row.condition },
      given: { ...row.given },
      once: onceOf(row.once),
      anew: { ...row.anew },
      alone: row.alone.map(({ parameter, once, anew }) => ({
        parameter,
        once: onceOf(once),
        anew: { ...anew },
      })),
    })),
    size: { ...result.size },
    refused: told.map((one) => ({ ...one })),
  };
}

function onceOf({
  least,
  greatest,
}: BoundsResult['rows'][number]['once']): BoundsDocument['rows'][number]['once'] {
  return { least: { ...least, at: { ...least.at } }, greatest: { ...greatest, at: { ...greatest.at } } };
}
