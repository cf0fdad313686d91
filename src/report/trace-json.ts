import { z } from 'zod';
import type { Model } from '../model/model.js';
import type { Trace } from '../reference/trace.js';

/** A run as JSON, for other programs: its events with their causes, and how its variables changed. */

const event = z.strictObject({
  index: z.int().min(0),
  tick: z.int().min(0).describe('0 for a start that was drawn'),
  phase: z.string(),
  rule: z.string().describe('The rule that brought it about, which is the site of its draw'),
  chance: z.number().nullable().describe('The chance that it went so; null where nothing was drawn'),
  causes: z.array(z.int()).describe('Indices of earlier events'),
  description: z.looseObject({ kind: z.string() }),
});

const change = z.strictObject({ variable: z.string(), from: z.string(), to: z.string() });

export const traceSchema = z
  .strictObject({
    schema: z.literal(1),
    scenario: z.string(),
    variant: z.string().nullable(),
    readings: z.record(z.string(), z.string()).describe('Which alternative of each reading held'),
    seed: z.union([z.string(), z.int()]),
    run: z.int().min(0),
    tick: z.string(),
    endedAt: z.int().min(0).describe('The last tick that was played'),
    outcome: z.string().nullable().describe('null for none of these'),
    events: z.array(event),
    ticks: z
      .array(z.strictObject({ tick: z.int(), changes: z.array(change) }))
      .describe('Only ticks in which a variable changed'),
  })
  .describe('One run of a brinkmanship scenario');

export type TraceDocument = z.infer<typeof traceSchema>;

/** A trace as a document that names what the trace numbers. */
export function traceToJson(model: Model, trace: Trace): TraceDocument {
  const label = (variable: number, value: number): string => {
    const found = model.variables[variable];
    return found?.labels?.[value - found.low] ?? String(value);
  };
  return {
    schema: 1,
    scenario: model.title,
    variant: model.variant,
    readings: { ...model.readings },
    seed: trace.seed,
    run: trace.run,
    tick: model.tick,
    endedAt: trace.endedAt,
    outcome: trace.outcome === null ? null : (model.outcomes[trace.outcome]?.name ?? null),
    events: trace.events.map(({ index, tick, phase, rule, chance, causes, description }) => ({
      index,
      tick,
      phase,
      rule,
      chance,
      causes: [...causes],
      description: { ...description },
    })),
    ticks: trace.ticks
      .map(({ tick, changes }) => ({
        tick,
        changes: changes.map(({ variable, from, to }) => ({
          variable: model.variables[variable]?.name ?? String(variable),
          from: label(variable, from),
          to: label(variable, to),
        })),
      }))
      .filter(({ changes }) => changes.length > 0),
  };
}
