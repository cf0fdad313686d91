import { z } from 'zod';
import { observationText, type UpdatingResult } from '../../analysis/updating/index.js';
import type { Estimate } from '../../montecarlo/result.js';
import { askedDocument, askedSchema, estimateSchema } from '../analysis/json.js';

/** The JSON that `update --json` writes. */

const method = z
  .enum(['exact', 'runs', 'weighted runs'])
  .describe('By the chain, over the runs that agree, or over runs that are weighed');

const updated = {
  before: estimateSchema,
  after: estimateSchema,
  factor: z
    .object({
      value: z.number(),
      low: z.number(),
      high: z.number().nullable().describe('null where it has no bound'),
    })
    .nullable()
    .describe('The odds after over the odds before; null where one of them has none'),
};

/** What `update --json` writes. */
export const updatingSchema = z
  .object({
    schema: z.literal(1),
    scenario: z.string(),
    variant: z.string().nullable().describe('null for the file as given'),
    readings: z.record(z.string(), z.string()),
    horizon: z.int(),
    tick: z.string(),
    seed: z.union([z.string(), z.number()]),
    level: z.number(),
    stopped: z.boolean().describe('Whether it was stopped before its end'),
    observedUpTo: z.int().describe('The tick up to which the world was observed; 0 for none'),
    method,
    sample: z
      .object({
        played: z.int(),
        effective: z.number().describe('How many independent runs say as much about the answers'),
      })
      .nullable()
      .describe('null where the answers are exact'),
    observations: z.array(
      z.object({
        text: z.string().describe('As --given takes it'),
        event: z.string(),
        tick: z.int(),
        when: z.enum(['on', 'by']),
        happened: z.boolean(),
        probability: estimateSchema.describe('What it had by itself, before anything was observed'),
      }),
    ),
    nothingElse: z.boolean().describe('Whether no other act that can be seen had happened by then'),
    evidence: estimateSchema.describe('The probability of all that was observed together'),
    asked: askedSchema,
    answer: z.object(updated),
    outcomes: z.array(z.object({ id: z.string(), ...updated })),
    rows: z
      .array(
        z.object({
          question: z.string(),
          title: z.string().nullable(),
          label: z.string(),
          tick: z.int(),
          ...updated,
        }),
      )
      .describe('The rows of the questions that are asked of this variant'),
    next: z
      .object({
        from: z.int(),
        to: z.int(),
        method,
        entropy: z.number().describe('How open what is asked is now, in bits'),
        events: z
          .array(
            z.object({
              event: z.string(),
              probability: estimateSchema.describe('That it comes about in the window'),
              ifSo: estimateSchema.describe('What is asked, if it does'),
              ifNot: estimateSchema.describe('And if it does not'),
              information: z
                .object({ bits: z.number(), low: z.number(), high: z.number() })
                .describe('The mutual information of the event and what is asked'),
            }),
          )
          .describe('The most telling first'),
        settled: z
          .array(z.string())
          .describe('What can no longer come about in the window, or is certain to'),
      })
      .nullable()
      .describe('What to watch next; null where no tick is left, or nothing was asked of it'),
  })
  .describe('What a scenario answers once something has been observed');

/** What `update --json` writes, as an object. */
export type UpdatingDocument = z.infer<typeof updatingSchema>;

/** A result as a document for other programs, as `updatingSchema` describes it. */
export function updatingToJson(result: UpdatingResult): UpdatingDocument {
  const { readings, sample, observations, evidence, asked, answer, outcomes, rows, next, ...rest } = result;
  return {
    schema: 1,
    ...rest,
    readings: { ...readings },
    sample: sample === null ? null : { ...sample },
    observations: observations.map(({ event, tick, when, happened, probability }) => ({
      text: observationText({ event, tick, when, happened }),
      event,
      tick,
      when,
      happened,
      probability: estimate(probability),
    })),
    evidence: estimate(evidence),
    asked: askedDocument(asked),
    answer: updatedDocument(answer),
    outcomes: outcomes.map(({ name, ...one }) => ({ id: name, ...updatedDocument(one) })),
    rows: rows.map(({ question, title, label, tick, ...one }) => ({
      question,
      title,
      label,
      tick,
      ...updatedDocument(one),
    })),
    next:
      next === null
        ? null
        : {
            ...next,
            events: next.events.map(({ event, probability, ifSo, ifNot, information }) => ({
              event,
              probability: estimate(probability),
              ifSo: estimate(ifSo),
              ifNot: estimate(ifNot),
              information: { ...information },
            })),
            settled: [...next.settled],
          },
  };
}

function updatedDocument({
  before,
  after,
  factor,
}: Pick<UpdatingResult['outcomes'][number], 'before' | 'after' | 'factor'>) {
  return {
    before: estimate(before),
    after: estimate(after),
    factor: factor === null ? null : { ...factor },
  };
}

function estimate({ value, low, high, runs }: Estimate): z.infer<typeof estimateSchema> {
  return { value, low, high, runs };
}
