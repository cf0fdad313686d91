import { z } from 'zod';
import type {
  ComparedPair,
  CompareResult,
  ExactDifference,
  PairedDifference,
  PartingCount,
} from '../../analysis/compare/index.js';

/** The JSON that `compare --json` writes. */

const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  runs: z.int().describe('How many runs it rests on'),
});

const difference = {
  first: estimate,
  second: estimate,
  value: z.number().nullable().describe('The second less the first; null where one cannot be estimated'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.enum(['newcombe', 'linearised']).describe('How the interval is made: see docs/analysis.md'),
  varianceRatio: z
    .number()
    .nullable()
    .describe('The variance of the difference as a share of that of two independent simulations'),
  exact: z
    .object({ first: z.number(), second: z.number() })
    .nullable()
    .describe('Both probabilities, exact given the file; null where they were not solved'),
};

const parting = z.object({
  runs: z.int(),
  examples: z.array(z.int()).describe('The numbers of some of those runs'),
  in: z
    .enum(['first', 'second'])
    .nullable()
    .describe('In which world it happens; null where nothing happens otherwise'),
  tick: z.int().nullable().describe('In the first example'),
  rule: z.string().nullable(),
  event: z.looseObject({ kind: z.string() }).nullable(),
  heldBack: z.array(z.string()).describe('The commitments that held it back in the other world'),
});

/** What `compare --json` writes. */
export const compareSchema = z
  .object({
    schema: z.literal(1),
    scenario: z.string(),
    readings: z.record(z.string(), z.string()),
    seed: z.union([z.string(), z.number()]),
    runs: z.int().describe('How many runs of each variant'),
    stopped: z.boolean(),
    level: z.number(),
    horizon: z.int(),
    tick: z.string(),
    first: z.string().nullable().describe('What the others are held against; null for the file as given'),
    pairs: z.array(
      z.object({
        second: z.string().nullable(),
        outcomes: z.array(z.object({ id: z.string(), ...difference })),
        questions: z.array(
          z.object({
            id: z.string(),
            title: z.string().nullable(),
            label: z.string(),
            tick: z.int(),
            ...difference,
          }),
        ),
        changed: z.int().describe('How many runs end otherwise'),
        changes: z.array(
          z.object({
            from: z.string(),
            to: z.string(),
            runs: z.int(),
            traced: z.int().describe('How many of them were traced to where they part'),
            partings: z.array(parting),
          }),
        ),
      }),
    ),
  })
  .describe('The same worlds under several variants, run by run on the same luck');

/** What `compare --json` writes, as an object. */
export type CompareDocument = z.infer<typeof compareSchema>;

/** A result as a document for other programs, as `compareSchema` describes it. */
export function comparisonToJson(result: CompareResult): CompareDocument {
  const { scenario, readings, seed, runs, stopped, level, horizon, tick, first, pairs } = result;
  return {
    schema: 1,
    scenario,
    readings: { ...readings },
    seed,
    runs,
    stopped,
    level,
    horizon,
    tick,
    first,
    pairs: pairs.map(pairDocument),
  };
}

function pairDocument({
  second,
  outcomes,
  rows,
  changed,
  changes,
}: ComparedPair): CompareDocument['pairs'][number] {
  return {
    second,
    outcomes: outcomes.map(({ name, ...rest }) => ({ id: name, ...differenceDocument(rest) })),
    questions: rows.map(({ question, title, label, tick, ...rest }) => ({
      id: question,
      title,
      label,
      tick,
      ...differenceDocument(rest),
    })),
    changed,
    changes: changes.map(({ partings, ...rest }) => ({ ...rest, partings: partings.map(partingDocument) })),
  };
}

function differenceDocument({
  first,
  second,
  value,
  low,
  high,
  method,
  varianceRatio,
  exact,
}: PairedDifference & { readonly exact: ExactDifference | null }) {
  return {
    first: { ...first },
    second: { ...second },
    value,
    low,
    high,
    method,
    varianceRatio,
    exact: exact === null ? null : { ...exact },
  };
}

function partingDocument({ parting: found, runs, examples }: PartingCount): z.infer<typeof parting> {
  return {
    runs,
    examples: [...examples],
    in: found?.side ?? null,
    tick: found?.event.tick ?? null,
    rule: found?.event.rule ?? null,
    event: found === null ? null : { ...found.event.description },
    heldBack: [...(found?.heldBack ?? [])],
  };
}
