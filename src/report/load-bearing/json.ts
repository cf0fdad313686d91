import { z } from 'zod';
import type { LoadBearingResult, LoadChange } from '../../analysis/load-bearing/index.js';
import { askedDocument, askedSchema, estimateSchema, headDocument, headSchema } from '../analysis/json.js';

/** The JSON that `load-bearing --json` writes. */

const difference = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('From the world as it is');

const change = z.object({
  kind: z.enum(['removed', 'always kept', 'public', 'never disclosed', 'cut']),
  probability: estimateSchema,
  difference,
  outcomes: z.array(difference).describe('For each outcome, in their order'),
});

const joint = z.object({
  commitments: z.array(z.string()),
  kind: z.enum(['removed', 'always kept', 'public', 'never disclosed']),
  difference,
  separately: z.number().nullable().describe('What the changes of each by itself add up to'),
  interaction: difference.describe('How much the difference is above that'),
  bond: z
    .enum([
      'any is enough',
      'partly substitutes',
      'all are needed',
      'partly complements',
      'opposed',
      'apart',
      'untold',
    ])
    .nullable()
    .describe('How they hang together; null where they are not taken away'),
  outcomes: z.array(difference).describe('For each outcome, in their order'),
});

/** What `load-bearing --json` writes. */
export const loadBearingSchema = z
  .object({
    ...headSchema,
    asked: askedSchema,
    nominal: estimateSchema.describe('As the world is'),
    outcomes: z.array(z.object({ id: z.string(), probability: estimateSchema })),
    commitments: z.array(
      z.object({
        id: z.string(),
        form: z.enum(['refrain', 'perform']),
        tests: z
          .object({ tempted: z.int(), kept: z.int(), spared: z.int(), broken: z.int() })
          .nullable()
          .describe('Times over all runs; null for one that is no restraint'),
        held: z.int().describe('How often it held an act back, over the traced runs'),
        heldAlone: z.int().describe('And how often nothing else did'),
        changes: z.array(change),
      }),
    ),
    channels: z.array(z.object({ id: z.string(), changes: z.array(change) })),
    together: z.array(joint).describe('Sets of commitments that are changed together; none unless asked for'),
    shapley: z
      .object({
        exact: z.boolean(),
        all: z.number().describe('With all commitments in force'),
        none: z.number().describe('With none'),
        values: z.array(z.object({ player: z.string(), value: z.number(), halfWidth: z.number() })),
      })
      .nullable(),
    traced: z.int(),
    evaluations: z.int(),
    impossible: z.array(z.string()),
  })
  .describe('What each commitment and each channel carries');

/** What `load-bearing --json` writes, as an object. */
export type LoadBearingDocument = z.infer<typeof loadBearingSchema>;

/** A result as a document for other programs, as `loadBearingSchema` describes it. */
export function loadBearingToJson(result: LoadBearingResult): LoadBearingDocument {
  const { shapley, traced, evaluations, impossible } = result;
  return {
    ...headDocument(result),
    asked: askedDocument(result.asked),
    nominal: { ...result.nominal },
    outcomes: result.outcomes.map(({ name, probability }) => ({ id: name, probability: { ...probability } })),
    commitments: result.commitments.map(({ name, form, tests, held, heldAlone, changes }) => ({
      id: name,
      form,
      tests: tests === null ? null : { ...tests },
      held,
      heldAlone,
      changes: changes.map(changeDocument),
    })),
    channels: result.channels.map(({ name, changes }) => ({
      id: name,
      changes: changes.map(changeDocument),
    })),
    together: result.together.map((one) => ({
      ...one,
      commitments: [...one.commitments],
      ...differencesDocument(one),
      interaction: one.interaction === null ? null : { ...one.interaction },
    })),
    shapley: shapley === null ? null : { ...shapley, values: shapley.values.map((value) => ({ ...value })) },
    traced,
    evaluations,
    impossible: [...impossible],
  };
}

function changeDocument(found: LoadChange): z.infer<typeof change> {
  const { kind, probability } = found;
  return { kind, probability: { ...probability }, ...differencesDocument(found) };
}

function differencesDocument({
  difference: found,
  outcomes,
}: Pick<LoadChange, 'difference' | 'outcomes'>): Pick<z.infer<typeof change>, 'difference' | 'outcomes'> {
  return {
    difference: found === null ? null : { ...found },
    outcomes: outcomes.map((one) => (one === null ? null : { ...one })),
  };
}
