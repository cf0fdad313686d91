import { z } from 'zod';
import type { PathwaysToResult } from '../../analysis/pathways/index.js';
import { askedDocument, askedSchema, estimateSchema, headDocument, headSchema } from '../analysis/json.js';
import { milestoneTeller } from '../milestones.js';

/** The JSON that `pathways --json` writes. */

const event = z.string().describe('The name of an event, as in `events`');

/** What `pathways --json` writes. */
export const pathwaysSchema = z
  .object({
    ...headSchema,
    asked: askedSchema,
    chainOf: z
      .enum(['what led to it', 'everything'])
      .describe('Which milestones make a chain: those that led to it, or all that came about before it'),
    nominal: estimateSchema.describe('How likely it is'),
    reached: z.int().describe('In how many runs it comes about'),
    looked: z.int().describe('How many of these were looked at for their chains: the first ones'),
    different: z.int().describe('How many different chains these went'),
    threshold: z.number().describe('From this probability on there is no return'),
    chains: z
      .array(
        z.object({
          steps: z.array(
            z.object({
              event,
              meanTick: z.number().describe('When it comes about in these runs, on average'),
              after: estimateSchema.describe(
                'What is asked, among all runs in which the steps up to this one came about in this order',
              ),
            }),
          ),
          runs: z.int(),
          share: estimateSchema.describe('Among the runs that were looked at'),
          ofAll: estimateSchema.describe('Among all runs'),
          run: z.int().describe('The first run that went it: `trace --run` tells it'),
          noReturn: z
            .int()
            .nullable()
            .describe('The first step, from 0, after which what is asked is at or above the threshold'),
        }),
      )
      .describe('The most frequent first'),
    events: z
      .array(
        z.object({
          event,
          told: z.string().describe('In words'),
          kind: z.string(),
          who: z.array(z.string()).describe('The actors; none where it is nobody’s doing'),
          what: z.string(),
          whom: z.array(z.string()).describe('Actors, and parts of them'),
          onTheWay: z.int().describe('In how many of the runs that were looked at it is in the chain'),
          runs: z.int().describe('In how many of all runs it comes about'),
          meanTick: z.number().describe('When it comes about in these, on average'),
          after: estimateSchema.describe('What is asked, among the runs in which it comes about'),
          without: estimateSchema.describe('And among those in which it does not'),
        }),
      )
      .describe('The most frequent on the way first'),
    flow: z
      .object({
        nodes: z.array(
          z.object({
            step: z.int().describe('0 for the start'),
            kind: z.enum(['start', 'event', 'others', 'asked']),
            event: z.string().nullable(),
            runs: z.int(),
          }),
        ),
        links: z.array(
          z.object({
            from: z.int().describe('The place of a node in the list'),
            to: z.int(),
            runs: z.int(),
          }),
        ),
      })
      .describe('The chains merged into one picture without circles, as for a Sankey diagram'),
    follows: z
      .array(
        z.object({
          from: z.string().nullable().describe('null for the start'),
          to: z.string().nullable().describe('null for what is asked'),
          runs: z.int(),
          meanTicks: z.number().describe('From the one to the other, on average'),
        }),
      )
      .describe('Which event comes next after which: a directly-follows graph'),
    turning: z
      .object({
        runs: z.int().describe('In how many runs they were looked for'),
        replays: z.int().describe('How many runs were played again, each without one act'),
        acts: z.array(
          z.object({
            event,
            runs: z.int(),
            share: estimateSchema,
            meanBefore: z.number().describe('Ticks from the act to the end, on average'),
            run: z.int().describe('The first of these runs'),
            tick: z.int().describe('The tick of the act in it'),
          }),
        ),
        none: z.int().describe('In so many runs no single act would have turned it'),
      })
      .describe('The last acts that could still have turned it'),
  })
  .describe('By which ways something comes about');

/** What `pathways --json` writes, as an object. */
export type PathwaysDocument = z.infer<typeof pathwaysSchema>;

/** A result as a document for other programs, as `pathwaysSchema` describes it. */
export function pathwaysToJson(result: PathwaysToResult): PathwaysDocument {
  const tell = milestoneTeller(result);
  const { chainOf, reached, looked, different, threshold, turning, flow, follows } = result;
  return {
    ...headDocument(result),
    asked: askedDocument(result.asked),
    chainOf,
    nominal: { ...result.nominal },
    reached,
    looked,
    different,
    threshold,
    chains: result.chains.map(({ steps, ...chain }) => ({
      steps: steps.map((step) => ({ ...step, after: { ...step.after } })),
      ...chain,
      share: { ...chain.share },
      ofAll: { ...chain.ofAll },
    })),
    events: result.events.map(({ event: name, kind, who, what, whom, ...counts }) => ({
      event: name,
      told: tell(name),
      kind,
      who: [...who],
      what,
      whom: [...whom],
      ...counts,
      after: { ...counts.after },
      without: { ...counts.without },
    })),
    flow: {
      nodes: flow.nodes.map((node) => ({ ...node })),
      links: flow.links.map((link) => ({ ...link })),
    },
    follows: follows.map((one) => ({ ...one })),
    turning: { ...turning, acts: turning.acts.map((act) => ({ ...act, share: { ...act.share } })) },
  };
}
