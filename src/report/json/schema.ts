import { z } from 'zod';

/**
 * The results of a simulation as JSON, for other programs. `schema` is the version of this format: it is raised
 * whenever a field goes away or changes its meaning; new fields may be added without that.
 */

const share = z.number().min(0).max(1);
const runs = z.int().min(0);
const variant = z.string().nullable().describe('null is the file as given');

const readings = z
  .record(z.string(), z.string())
  .describe('Which alternative of each reading held, by the names of the readings');

const estimate = {
  value: share
    .nullable()
    .describe('null where nothing could be estimated: the condition came about in no run'),
  low: share.nullable(),
  high: share.nullable(),
};

const outcome = z.strictObject({
  id: z.string().describe('`none of these` for the runs in which no outcome held'),
  ends: z.boolean().describe('Whether it ends a run'),
  runs: runs.describe('How many runs ended so'),
  probability: share.nullable(),
  low: share.nullable(),
  high: share.nullable(),
  exact: z
    .boolean()
    .describe('Whether it was solved, and not counted: then `low` and `high` are the probability'),
  cumulative: z
    .array(runs)
    .optional()
    .describe('For an outcome that ends runs: how many had ended so by tick 1, 2, …'),
});

const commitment = z.strictObject({
  id: z.string(),
  holder: z.string().describe('In whose view'),
  fates: z.record(z.string(), runs).describe('Runs by the state in which the view was left'),
  entries: z
    .record(z.string(), runs)
    .optional()
    .describe('If it repeats: how often each end was reached, over all runs'),
});

const question = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  text: z.string().describe('As the author put it'),
  variant,
  readings,
  row: z.string().describe('Which answer of the question this is'),
  at: z.int().nullable().describe('The tick at which it was read; null for a mean'),
  unit: z.enum(['probability', 'ticks']),
  value: z
    .number()
    .nullable()
    .describe('null where nothing could be estimated: the condition came about in no run'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  exact: z.boolean().describe('Whether it was solved, and not counted: then `low` and `high` are `value`'),
  runs: runs.describe('How many runs it rests on; 0 for what was solved'),
  given: share
    .nullable()
    .describe(
      'How likely the condition is that it is asked under: a share of runs, or the probability itself where it was solved; null where there is none',
    ),
  endedBefore: share.nullable().describe('The share of runs that had ended before this tick'),
});

const temptation = z.strictObject({
  id: z.string(),
  counts: z.record(z.string(), runs).describe('Over all runs; tempted = kept + spared + broken'),
});

const dispute = z.strictObject({
  id: z.string(),
  ...estimate,
  meanTicks: z.number().min(0).describe('For how many ticks of a run two views differed, on average'),
});

const pathways = z
  .strictObject({
    top: z.array(z.strictObject({ runs, ...estimate, run: runs.describe('The first run that went it') })),
    known: runs.describe('How many were told apart: those that the first 65,536 runs went'),
    other: runs.describe('How many runs went others'),
  })
  .describe('In which order runs first passed their milestones, and to which outcome; the ten most frequent');

const assumption = z.strictObject({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  low: z.number().nullable().describe('The range within which its author holds it possible'),
  high: z.number().nullable(),
  basis: z.string(),
  sources: z.array(z.string()),
  overridden: z.boolean(),
});

const played = {
  variant,
  readings,
  runs,
  stopped: z.boolean().describe('True where it was stopped before all the runs that were asked for'),
  byReference: z
    .object({ runs: z.number(), reason: z.string().nullable() })
    .describe('Runs that the fast kernel left to the reference interpreter, and why; they are no different'),
  solved: z
    .object({ states: z.int(), nodes: z.int(), edges: z.int() })
    .nullable()
    .describe('How large a chain was solved for the outcomes and questions; null where they were counted'),
  outcomes: z.array(outcome).describe('In order of precedence; their runs add up to all runs'),
  commitments: z.array(commitment),
  temptations: z.array(temptation),
  disputes: z.array(dispute),
  pathways,
  assumptions: z.array(assumption),
};

const headline = z
  .strictObject({
    ranges: z.int().describe('How many numbers were drawn over their ranges'),
    readings: z.array(z.string()).describe('The readings that were tried in every alternative'),
    worlds: z.int().describe('How many worlds the bands rest on'),
    impossible: z.int().describe('How many were left out: their numbers go together in no model'),
    runs: z.int().describe('How many runs of each world'),
    method: z.enum(['exact', 'monte-carlo']).describe('Exact is exact given the file'),
    answers: z.array(
      z.strictObject({
        kind: z.enum(['outcome', 'question']),
        id: z.string(),
        row: z.string().nullable().describe('Of a question: what of it is answered'),
        low: share,
        high: share,
        band: z.string().describe('The same in whole percent, rounded outwards: 12 to 31 %'),
        words: z.string().describe('The same in the words of ICD 203'),
      }),
    ),
  })
  .describe('The bands over the stated ranges and readings, of the variant that was played first');

/** The document. Its top level is the variant that was played first; the others follow in `others`. */
export const resultSchema = z
  .strictObject({
    schema: z.literal(1),
    library: z.strictObject({ name: z.literal('brinkmanship'), version: z.string() }),
    scenario: z.string(),
    seed: z.union([z.string(), z.int()]),
    horizon: z.int().min(1).describe('In ticks'),
    tick: z.string().describe('What a tick is: day, week, hour'),
    level: z.number().gt(0).lt(1).describe('The level of every interval'),
    interval: z.enum(['wilson', 'clopper-pearson', 'any time']),
    headline: headline.nullable().describe('null where it was left out'),
    ...played,
    questions: z.array(question).describe('Of all variants and readings'),
    others: z.array(z.strictObject(played)).describe('The same under further variants and readings'),
  })
  .describe('Results of a brinkmanship simulation');

/** Results as JSON. */
export type ResultDocument = z.infer<typeof resultSchema>;
export type PlayedDocument = ResultDocument['others'][number];
export type QuestionDocument = ResultDocument['questions'][number];
