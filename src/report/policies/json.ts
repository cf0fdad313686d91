import { z } from 'zod';
import type { PoliciesResult, PolicyExtreme } from '../../analysis/policies/index.js';

/** The JSON that `policies --json` writes. */

const extreme = z.object({
  probability: z.number(),
  table: z
    .array(
      z.object({
        option: z.string(),
        actor: z.string(),
        acts: z.boolean(),
        when: z.string().nullable().describe('The situation; null for any in which it makes a difference'),
        ticks: z
          .array(z.tuple([z.int(), z.int()]))
          .nullable()
          .describe('Stretches of ticks in which the option is taken, both ends included; null for all'),
      }),
    )
    .nullable()
    .describe('What is reached and makes a difference; null where it would not fit into memory'),
});

/** What `policies --json` writes. */
export const policiesSchema = z.object({
  schema: z.literal(1),
  scenario: z.string(),
  variant: z.string().nullable(),
  readings: z.record(z.string(), z.string()),
  horizon: z.int(),
  tick: z.string(),
  choices: z.array(z.object({ option: z.string(), actor: z.string() })),
  rows: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['outcome', 'question']),
      tick: z.int(),
      condition: z
        .object({ least: z.number(), greatest: z.number() })
        .nullable()
        .describe('For a share of those runs in which a condition holds: how likely that is'),
      never: z
        .number()
        .nullable()
        .describe('If nobody ever takes a free option; null where a condition then cannot come about'),
      least: extreme,
      greatest: extreme,
    }),
  ),
  constrained: z
    .array(
      z.object({
        actor: z.string(),
        commitments: z.array(z.string()),
        rows: z.array(
          z.object({ name: z.string(), least: z.number().nullable(), greatest: z.number().nullable() }),
        ),
      }),
    )
    .describe('The same if all commitments of an actor were certain to be kept'),
  size: z.object({ states: z.int(), nodes: z.int(), edges: z.int() }),
  refused: z.array(z.object({ what: z.string(), message: z.string(), hint: z.string() })),
});

/** What `policies --json` writes, as an object. */
export type PoliciesDocument = z.infer<typeof policiesSchema>;

/** A result as a document for other programs, as `policiesSchema` describes it. */
export function policiesToJson(result: PoliciesResult): PoliciesDocument {
  return {
    schema: 1,
    ...result,
    readings: { ...result.readings },
    choices: result.choices.map((one) => ({ ...one })),
    rows: result.rows.map((row) => ({
      ...row,
      condition: row.condition === null ? null : { ...row.condition },
      least: extremeOf(row.least),
      greatest: extremeOf(row.greatest),
    })),
    constrained: result.constrained.map(({ actor, commitments, rows }) => ({
      actor,
      commitments: [...commitments],
      rows: rows.map((row) => ({ ...row })),
    })),
    size: { ...result.size },
    refused: result.refused.map((one) => ({ ...one })),
  };
}

function extremeOf({ probability, table }: PolicyExtreme): PoliciesDocument['rows'][number]['least'] {
  return {
    probability,
    table:
      table?.map((row) => ({
        ...row,
        ticks: row.ticks?.map(([from, to]): [number, number] => [from, to]) ?? null,
      })) ?? null,
  };
}
