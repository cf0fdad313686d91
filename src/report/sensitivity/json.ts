import { z } from 'zod';
import type { SensitivityResult } from '../../analysis/sensitivity/index.js';
import { askedDocument, askedSchema, estimateSchema, headDocument, headSchema } from '../analysis/json.js';

/** The JSON that `sensitivity --json` writes. */

const index = z.object({ value: z.number().nullable(), halfWidth: z.number().nullable() });

/** What `sensitivity --json` writes. */
export const sensitivitySchema = z
  .object({
    ...headSchema,
    asked: askedSchema,
    nominal: estimateSchema.describe('With all numbers as they are given'),
    parameters: z.array(
      z.object({
        name: z.string(),
        nominal: z.number(),
        low: z.number(),
        high: z.number(),
        unit: z.string(),
        basis: z.string(),
      }),
    ),
    withoutRange: z.array(z.string()).describe('Numbers that kept their values, for they have no range'),
    set: z
      .array(z.string())
      .describe('Numbers that kept the values that the variant or the caller gave them'),
    evaluations: z.int().describe('How many models were evaluated'),
    impossible: z.int().describe('How many of them had no answer'),
    tornado: z
      .object({
        nominal: z.number(),
        effects: z.array(
          z.object({ parameter: z.string(), atLow: z.number(), atHigh: z.number(), swing: z.number() }),
        ),
        cut: z.array(z.string()).describe('Numbers with an end that is impossible'),
      })
      .nullable(),
    morris: z
      .object({
        trajectories: z.int(),
        effects: z.array(
          z.object({
            parameter: z.string(),
            mu: z.number(),
            muStar: z.number(),
            sigma: z.number(),
            halfWidth: z.number(),
          }),
        ),
      })
      .nullable(),
    sobol: z
      .object({
        evaluations: z.int(),
        mean: z.number(),
        variance: z.number(),
        interpretable: z.boolean(),
        parameters: z.array(z.object({ parameter: z.string(), first: index, total: index })),
        pairs: z.array(z.object({ parameters: z.array(z.string()), index })),
        sumOfFirst: index,
        warnings: z.array(z.looseObject({ kind: z.string() })),
      })
      .nullable(),
    pawn: z
      .array(
        z.object({
          parameter: z.string(),
          median: z.number(),
          maximum: z.number(),
          halfWidth: z.number(),
          threshold: z.number(),
        }),
      )
      .nullable(),
    remarks: z.array(z.string()),
  })
  .describe('What a probability depends on');

/** What `sensitivity --json` writes, as an object. */
export type SensitivityDocument = z.infer<typeof sensitivitySchema>;

/** A result as a document for other programs, as `sensitivitySchema` describes it. */
export function sensitivityToJson(result: SensitivityResult): SensitivityDocument {
  const { tornado, morris, sobol, pawn } = result;
  return {
    ...headDocument(result),
    asked: askedDocument(result.asked),
    nominal: { ...result.nominal },
    parameters: result.parameters.map(({ name, nominal, low, high, unit, basis }) => ({
      name,
      nominal,
      low,
      high,
      unit,
      basis,
    })),
    withoutRange: [...result.withoutRange],
    set: [...result.set],
    evaluations: result.evaluations,
    impossible: result.impossible,
    tornado:
      tornado === null
        ? null
        : {
            nominal: tornado.nominal,
            effects: tornado.effects.map((effect) => ({ ...effect })),
            cut: [...tornado.cut],
          },
    morris:
      morris === null
        ? null
        : { trajectories: morris.trajectories, effects: morris.effects.map((effect) => ({ ...effect })) },
    sobol:
      sobol === null
        ? null
        : {
            evaluations: sobol.evaluations,
            mean: sobol.mean,
            variance: sobol.variance,
            interpretable: sobol.interpretable,
            parameters: sobol.parameters.map(({ parameter, first, total }) => ({
              parameter,
              first: { ...first },
              total: { ...total },
            })),
            pairs: sobol.pairs.map(({ parameters, index: found }) => ({
              parameters: [...parameters],
              index: { ...found },
            })),
            sumOfFirst: { ...sobol.sumOfFirst },
            warnings: sobol.warnings.map((warning) => ({ ...warning })),
          },
    pawn: pawn === null ? null : pawn.map((one) => ({ ...one })),
    remarks: [...result.remarks],
  };
}
