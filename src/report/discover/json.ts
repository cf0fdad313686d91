import { z } from 'zod';
import type { DiscoverResult } from '../../analysis/discover/index.js';
import type { Box, Restriction } from '../../analysis/methods/boxes-and-trees/index.js';
import { askedDocument, askedSchema, headDocument, headSchema } from '../analysis/json.js';

/** The JSON that `discover --json` writes. */

const restriction = {
  parameter: z.string(),
  side: z.enum(['at least', 'at most']),
  bound: z.number(),
};

const box = z.object({
  restrictions: z.array(z.object({ ...restriction, quasiP: z.number() })),
  points: z.int(),
  cases: z.int(),
  coverage: z.number().describe('The share of all cases that lie in it'),
  density: z.number().describe('The share of its points that are cases'),
  support: z.number().describe('The share of all points that lie in it'),
});

/** What `discover --json` writes. */
export const discoverSchema = z
  .object({
    ...headSchema,
    asked: askedSchema,
    above: z.number().describe('A case is a point at which the probability is above this'),
    parameters: z.array(z.object({ name: z.string(), low: z.number(), high: z.number() })),
    withoutRange: z.array(z.string()),
    set: z.array(z.string()),
    evaluations: z.int(),
    impossible: z.int(),
    points: z.int().describe('How many points have an answer'),
    cases: z.int(),
    unsure: z.int().describe('At how many points the interval of the answer holds the line'),
    spread: z.array(z.number()).nullable().describe('The least answer, the quartiles and the greatest'),
    told: z
      .array(z.string())
      .describe('The numbers that PRIM looks at: those that differ between cases and others'),
    boxes: z.array(box).describe('From all points to the smallest box'),
    chosen: box.nullable(),
    rules: z.array(
      z.object({
        restrictions: z.array(z.object(restriction)).describe('`at most` of a rule means below'),
        points: z.int(),
        cases: z.int(),
        density: z.number(),
      }),
    ),
  })
  .describe('Where, over the ranges of the numbers, a probability is high');

/** What `discover --json` writes, as an object. */
export type DiscoverDocument = z.infer<typeof discoverSchema>;

/** A result as a document for other programs, as `discoverSchema` describes it. */
export function discoveryToJson(result: DiscoverResult): DiscoverDocument {
  const { above, evaluations, impossible, points, cases, unsure, spread, chosen } = result;
  return {
    ...headDocument(result),
    asked: askedDocument(result.asked),
    above,
    parameters: result.parameters.map(({ name, low, high }) => ({ name, low, high })),
    withoutRange: [...result.withoutRange],
    set: [...result.set],
    evaluations,
    impossible,
    points,
    cases,
    unsure,
    spread: spread === null ? null : [...spread],
    told: [...result.told],
    boxes: result.boxes.map(boxDocument),
    chosen: chosen === null ? null : boxDocument(chosen),
    rules: result.rules.map(({ restrictions, ...rest }) => ({
      ...rest,
      restrictions: restrictions.map(restrictionDocument),
    })),
  };
}

function boxDocument({ restrictions, points, cases, coverage, density, support }: Box): z.infer<typeof box> {
  return {
    restrictions: restrictions.map((one) => ({ ...restrictionDocument(one), quasiP: one.quasiP })),
    points,
    cases,
    coverage,
    density,
    support,
  };
}

function restrictionDocument({ parameter, side, bound }: Restriction): Restriction {
  return { parameter, side, bound };
}
