import { z } from 'zod';
import type { ExactWay, ExactWays, PathwaysToResult } from '../../analysis/pathways/index.js';
import { askedDocument, askedSchema, estimateSchema, headDocument, headSchema } from '../analysis/json.js';
import { milestoneTeller } from '../milestones.js';

/** The JSON that `pathways --json` writes. */

const event = z.string().describe('The name of an event, as in `events`');

const seenWay = z.object({
  events: z.array(event),
  run: z.int(),
  settledAt: z.int().describe('The last tick of it'),
});

const exactWay = z.object({
  probability: z.number().describe('Of just this way: these states, on these ticks'),
  settledAt: z.int(),
  steps: z.array(
    z.object({
      tick: z.int(),
      events: z.array(event),
      after: z.number().describe('What is asked, in the state at the end of that tick'),
    }),
  ),
});

const exactWays = z.object({
  probability: z.number(),
  events: z
    .array(
      z.object({
        event,
        probability: z.number(),
        after: z.number().nullable().describe('What is asked, if it comes about'),
      }),
    )
    .describe('Those that can influence it'),
  chains: z
    .array(
      z.object({
        steps: z.array(z.array(event)).describe('Events of one tick stand together'),
        probability: z.number(),
        share: z.number().describe('Among all ways to it'),
      }),
    )
    .describe('The most probable first, whatever their ticks'),
  proven: z.boolean().describe('Whether it is proven that no other chain is more probable than these'),
  ways: z
    .object({ mostProbable: exactWay, fewest: exactWay, earliest: exactWay })
    .nullable()
    .describe('Single ways, tick by tick: the most probable, that with the fewest events, the earliest'),
  size: z.object({ states: z.int(), nodes: z.int(), edges: z.int() }),
});

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
    seen: z
      .object({ fewest: seenWay, earliest: seenWay })
      .nullable()
      .describe(
        'The shortest ways that runs were seen to go: with the fewest events, and the first to be there',
      ),
    exact: z
      .union([exactWays, z.object({ message: z.string(), hint: z.string() })])
      .describe('What is known exactly, or why that was not reckoned'),
  })
  .describe('By which ways something comes about');

/** What `pathways --json` writes, as an object. */
export type PathwaysDocument = z.infer<typeof pathwaysSchema>;

/** A result as a document for other programs, as `pathwaysSchema` describes it. */
export function pathwaysToJson(result: PathwaysToResult): PathwaysDocument {
  const tell = milestoneTeller(result);
  const { chainOf, reached, looked, different, threshold, turning, flow, follows, seen, exact } = result;
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
    seen:
      seen === null
        ? null
        : {
            fewest: { ...seen.fewest, events: [...seen.fewest.events] },
            earliest: { ...seen.earliest, events: [...seen.earliest.events] },
          },
    exact: 'message' in exact ? { ...exact } : exactDocument(exact),
  };
}

function exactDocument({ ways, ...exact }: ExactWays): z.infer<typeof exactWays> {
  return {
    ...exact,
    events: exact.events.map((one) => ({ ...one })),
    chains: exact.chains.map((chain) => ({ ...chain, steps: chain.steps.map((step) => [...step]) })),
    ways:
      ways === null
        ? null
        : {
            mostProbable: wayDocument(ways.mostProbable),
            fewest: wayDocument(ways.fewest),
            earliest: wayDocument(ways.earliest),
          },
    size: { ...exact.size },
  };
}

function wayDocument({ steps, ...way }: ExactWay): z.infer<typeof exactWay> {
  return { ...way, steps: steps.map((step) => ({ ...step, events: [...step.events] })) };
}
