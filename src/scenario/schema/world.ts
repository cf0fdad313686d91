import { z } from 'zod';
import { PRESET_KINDS } from '../act-presets.js';
import { quantity } from './quantity.js';
import { basis, condition, name, named, oneOrMore, section, source, ticks } from './words.js';

/** Actors, ladders, acts and processes: who and what there is. */

const move = z.union([
  quantity,
  section({
    when: condition,
    chance: quantity.optional(),
    note: z.string().optional(),
    source: source.optional(),
  }),
]);

/** The moves of a machine: `calm > protests`, or `+1` and `-1` for an integer. */
const moves = z.record(z.string().max(170), move);

const starts = z.union([z.string(), z.int(), z.record(z.string(), z.union([quantity, z.literal('rest')]))]);

export const machine = section({
  states: z.array(name).min(1).max(64),
  starts: starts.optional(),
  moves: moves.optional(),
  about: z.string().optional(),
  basis: basis.optional(),
  source: source.optional(),
});

const drawnAgain = condition
  .optional()
  .describe('A successor is drawn as the first was: the state is drawn again from `starts`');

export const process = z.union([
  machine.extend({ 'known to': z.array(name).optional(), 'drawn again when': drawnAgain }),
  section({
    from: z.int(),
    to: z.int(),
    starts: starts.optional(),
    moves: moves.optional(),
    'known to': z.array(name).optional(),
    'drawn again when': drawnAgain,
    about: z.string().optional(),
    basis: basis.optional(),
    source: source.optional(),
  }),
]);

const part = z.union([
  z.string(),
  section({ name: z.string().optional(), on: name.optional().describe('The actor on whose soil it stands') }),
]);

export const actor = z.union([
  z.string(),
  section({
    name: z.string().optional(),
    parts: named(part).optional(),
    posture: machine.optional(),
    'regime changes when': condition.optional(),
    about: z.string().optional(),
  }),
]);

export const ladder = z.union([
  z.enum(['mid', 'kahn']),
  section({
    preset: z.enum(['mid', 'kahn']).optional(),
    rungs: z.array(name).min(2).max(64).optional().describe('From the lowest to the highest'),
    cools: quantity
      .optional()
      .describe('The chance that a dyad falls by one rung at a tick without a hostile act'),
  }),
]);

const actPreset = z.enum(['mid', 'plover']);
const presetKind = z.enum(PRESET_KINDS);

export const actPresets = z
  .union([actPreset, z.array(actPreset).min(1)])
  .describe('Sets of kinds of act that the field already has');

export const act = section({
  like: presetKind.optional().describe('A kind of a preset, whose codes, rung and words it takes'),
  rung: name.optional().describe('The rung of the ladder to which this act raises the dyad'),
  'calms to': name
    .optional()
    .describe('A step down: the dyad falls to this rung if nothing raises it that tick'),
  hostility: z
    .number()
    .min(-10)
    .max(10)
    .optional()
    .describe('The Goldstein weight: −10 hostile to +10 friendly'),
  codes: section({
    mid: z.int().min(1).max(5).optional(),
    cameo: z.union([z.string(), z.int()]).optional(),
    plover: z.string().optional(),
  }).optional(),
  says: z.string().max(200).optional().describe('How the story tells it: {actor} strikes {target}'),
});

export const channel = section({
  'carried by': oneOrMore(name).optional(),
  'open while': condition.optional(),
  delivery: quantity.optional().describe('The chance that a message arrives'),
  withholds: quantity.optional().describe('The chance that the carrier keeps a message back'),
  delay: z
    .union([z.string(), section({ mean: z.number().min(1), basis, source: source.optional() })])
    .optional()
    .describe('How long a message takes beyond the tick on which it is sent: a geometric law of this mean'),
  leaks: quantity.optional().describe('The chance that the carrier discloses a commitment that it carries'),
  about: z.string().optional(),
  source: source.optional(),
});

export const horizonTicks = ticks;
