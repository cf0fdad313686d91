import { z } from 'zod';
import type { OddsGiven, Position, Table } from '../../analysis/play/index.js';

/** A brief as JSON, for other programs. */

const event = z.looseObject({ kind: z.string() });

/** The schema of {@link BriefDocument}. */
export const briefSchema = z
  .strictObject({
    schema: z.literal(1),
    scenario: z.string(),
    actor: z.string(),
    tick: z.string().describe('how long a tick is'),
    at: z.int().min(0).describe('the tick at whose end the actor knows this'),
    horizon: z.int(),
    knows: z
      .record(z.string(), z.string())
      .describe('how things stand as far as the actor knows, by their names'),
    seen: z
      .array(z.strictObject({ tick: z.int(), events: z.array(event) }))
      .describe('only ticks with something to see'),
    open: z
      .array(
        z.strictObject({
          site: z.string(),
          kind: z.string(),
          about: z.string().nullable().describe('the commitment, the offer or the episode'),
          canWait: z.boolean(),
          alternatives: z.array(z.strictObject({ choice: z.string().nullable(), event: event.nullable() })),
        }),
      )
      .describe('what it could decide in that tick'),
    odds: z
      .strictObject({
        runs: z.int(),
        agreeing: z.int().describe('so many equal runs would say as much'),
        outcomes: z
          .array(
            z.strictObject({
              outcome: z.string(),
              probability: z.number(),
              low: z.number(),
              high: z.number(),
            }),
          )
          .nullable()
          .describe('null where too few runs agree'),
      })
      .nullable()
      .describe('null where they were not asked for'),
  })
  .describe('What one actor knows at the end of a tick of one run, and no more');

/** What one actor knows at the end of a tick of one run, and no more, as JSON. */
export type BriefDocument = z.infer<typeof briefSchema>;

/** What an actor knows, as a document. */
export function briefToJson(table: Table, { seen }: Position, odds: OddsGiven | null): BriefDocument {
  const { model, actor } = table;
  const now = seen.at(-1);
  return {
    schema: 1,
    scenario: model.title,
    actor,
    tick: model.tick,
    at: now?.tick ?? 0,
    horizon: model.horizon,
    knows: { ...now?.knows },
    seen: seen.flatMap(({ tick, events }) =>
      events.length === 0 ? [] : [{ tick, events: events.map((one) => ({ ...one })) }],
    ),
    open: (now?.open ?? []).map(({ alternatives, ...opening }) => ({
      ...opening,
      alternatives: alternatives.map(({ choice, event: what }) => ({
        choice,
        event: what === null ? null : { ...what },
      })),
    })),
    odds:
      odds === null
        ? null
        : {
            runs: odds.runs,
            agreeing: odds.agreeing,
            outcomes: odds.kind === 'odds' ? odds.odds.map((one) => ({ ...one })) : null,
          },
  };
}
