import { z } from 'zod';
import { type Exploration, propertyText } from '../../analysis/exploration/index.js';
import { traceSchema, traceToJson } from '../trace-json.js';
import { replayCommand } from './replay.js';

/** The JSON that `explore --json` writes. */

const forced = z.strictObject({ act: z.string(), on: z.int() });

const moved = z.strictObject({
  name: z.string(),
  value: z.number(),
  nominal: z.number().describe('As the scenario gives it'),
});

/** What `explore --json` writes. */
export const explorationSchema = z
  .strictObject({
    schema: z.literal(1),
    scenario: z.string(),
    variant: z.string().nullable(),
    readings: z.record(z.string(), z.string()),
    seed: z.union([z.string(), z.int()]),
    horizon: z.int(),
    tick: z.string(),
    property: z.string(),
    verdict: z.enum(['held', 'broken']).describe('held: as far as was searched'),
    stopped: z.boolean(),
    probability: z
      .number()
      .nullable()
      .describe(
        'Of a run of the scenario as given breaking the property, exactly; null where it is not known',
      ),
    notKnown: z.string().nullable().describe('Why the probability is not known'),
    asGiven: z.strictObject({ runs: z.int(), broken: z.int() }),
    searched: z.strictObject({
      runs: z.int(),
      worlds: z.int(),
      impossible: z.int().describe('Worlds whose numbers do not go together'),
      acts: z.array(z.string()).describe('Acts that could be forced'),
      numbers: z.int().describe('How many numbers could be moved'),
      told: z.int().describe('How many runs were looked at event by event'),
    }),
    counterexample: z
      .strictObject({
        forced: z.array(forced),
        settings: z.array(moved),
        run: z.int(),
        at: z.int().describe('The tick at which the property is broken'),
        acts: z.int(),
        runs: z.int().describe('How many runs of that world were played'),
        broken: z.int(),
        replay: z.string().describe('The command that tells the run'),
        trace: traceSchema.describe('The run up to that tick'),
      })
      .nullable(),
    unexercised: z.array(
      z.strictObject({
        kind: z.enum(['outcomes', 'changes of commitments', 'acts', 'rules']),
        all: z.int(),
        never: z.array(z.string()),
      }),
    ),
  })
  .describe('What a search for a run that breaks a property has found');

/** What `explore --json` writes, as an object. */
export type ExplorationDocument = z.infer<typeof explorationSchema>;

/** An exploration as a document for other programs, as `explorationSchema` describes it. */
export function explorationToJson(exploration: Exploration, file: string): ExplorationDocument {
  const { scenario, variant, readings, seed, horizon, tick, property, stopped, certainty } = exploration;
  const { asGiven, searched, counterexample, unexercised } = exploration;
  return {
    schema: 1,
    scenario,
    variant,
    readings: { ...readings },
    seed,
    horizon,
    tick,
    property: propertyText(property),
    verdict: counterexample === null ? 'held' : 'broken',
    stopped,
    probability: certainty.kind === 'exact' ? certainty.probability : null,
    notKnown: certainty.kind === 'exact' ? null : certainty.why,
    asGiven: { ...asGiven },
    searched: { ...searched, acts: [...searched.acts] },
    counterexample:
      counterexample === null
        ? null
        : {
            forced: counterexample.forced.map((one) => ({ ...one })),
            settings: counterexample.settings.map((one) => ({ ...one })),
            run: counterexample.run,
            at: counterexample.at,
            acts: counterexample.acts,
            runs: counterexample.runs,
            broken: counterexample.broken,
            replay: replayCommand(exploration, file) ?? '',
            trace: traceToJson(counterexample.model, counterexample.trace),
          },
    unexercised: unexercised.map(({ kind, all, never }) => ({ kind, all, never: [...never] })),
  };
}
