import { z } from 'zod';
import { accident } from './accidents.js';
import { alarm } from './alarms.js';
import { outcomes, question, variant } from './answers.js';
import { commitment } from './commitment.js';
import { attribution, option, standing } from './conduct.js';
import { episode } from './episode.js';
import { effect } from './effects.js';
import { offer } from './offer.js';
import { quantity } from './quantity.js';
import { reading } from './readings.js';
import { stock } from './stocks.js';
import { scope } from './scopes.js';
import { signal } from './signals.js';
import { name, named, section } from './words.js';
import { act, actor, actPresets, channel, horizonTicks, ladder, machine, process } from './world.js';

/**
 * A scenario file as it is written, before any expression in it is read or any name looked up. The published JSON
 * Schema is made from this.
 */
export const scenarioDocument = section({
  $schema: z.string().optional(),
  brinkmanship: z.literal(1).describe('The version of the format'),
  title: z.string().min(1).max(200),
  about: z.string().optional(),
  tick: z.enum(['hour', 'day', 'week', 'month', 'year']),
  horizon: horizonTicks.describe('How many ticks a run lasts'),
  'evidence as of': z.string().optional(),
  sources: z.record(name, z.string()).optional().describe('What each cited id says'),
  'left out': z.record(name, z.string()).optional().describe('Claims that are not modelled, and why'),
  notes: z.array(z.string()).optional(),
  actors: named(actor),
  ladder: ladder.optional(),
  'act presets': actPresets.optional(),
  acts: named(act).optional(),
  parameters: named(quantity).optional(),
  processes: named(process).optional(),
  postures: machine.optional().describe('The posture machine of every actor that has none of its own'),
  channels: named(channel).optional(),
  offers: named(offer).optional().describe('Proposals, ultimatums, ceasefires'),
  episodes: named(episode).optional().describe('Wars, campaigns and truces'),
  commitments: named(commitment).optional(),
  options: z.record(z.string().max(300), option).optional().describe('ACTOR may ACT TARGET'),
  stocks: named(stock).optional().describe('What acts use up and time refills'),
  effects: z
    .record(z.string().max(300), effect)
    .optional()
    .describe('AUTHOR ACT TARGET: how likely each effect of the act is'),
  attribution: named(attribution).optional(),
  accidents: named(accident).optional(),
  alarms: named(alarm).optional(),
  scopes: named(scope).optional().describe('Whose acts count as whose'),
  signals: z.record(z.string().max(300), signal).optional().describe('An act, and what it says'),
  trust: z.record(z.string().max(200), standing).optional().describe('HOLDER in TRUSTED'),
  credibility: z.record(z.string().max(200), standing).optional().describe('COMMITMENT as seen by HOLDER'),
  outcomes,
  questions: named(question).optional(),
  variants: z.record(z.string().max(80), variant).optional(),
  readings: named(reading)
    .optional()
    .describe('Alternatives of structure, answered side by side; the first of each holds unless told'),
});

/** A scenario file as an object. */
export type ScenarioDocument = z.infer<typeof scenarioDocument>;
export type CommitmentDocument = z.infer<typeof commitment>;
export type VariantDocument = z.infer<typeof variant>;
