import { z } from 'zod';
import { quantity } from './quantity.js';
import { condition, name, oneOrMore, section, source } from './words.js';

/** Episodes: wars, campaigns and truces, with who takes part, how they begin and how they end. */

/** A chance, or a condition with a chance; without one it is certain while the condition holds. */
export const turn = z.union([
  quantity,
  section({
    when: condition,
    chance: quantity.optional(),
    note: z.string().optional(),
    source: source.optional(),
  }),
]);

const join = section({
  side: name.describe('One of those on the side that it joins'),
  when: condition.optional(),
  chance: quantity.optional(),
  note: z.string().optional(),
  source: source.optional(),
});

export const episode = section({
  about: z.string().optional(),
  between: z.array(oneOrMore(name)).length(2).describe('The two sides: an actor each, or a list of actors'),
  'starts when': condition.optional(),
  chance: quantity.optional().describe('The chance that it begins; certain if left out'),
  starts: name.optional().describe('The phase in which it is from the start'),
  phases: z.array(name).min(1).max(16).optional().describe('The first is the one in which it begins'),
  moves: z.record(z.string().max(170), turn).optional().describe('Between phases: mobile > stalemate'),
  ends: z.record(name, turn).describe('How it may end, each with its chance'),
  joins: z.record(name, join).optional().describe('Who may take part later, and on whose side'),
  rung: name.optional().describe('The rung at which opposing sides stand at least while it goes on'),
  'calms to': name.optional().describe('The rung to which opposing sides fall when it ends'),
  'may begin again': z.boolean().optional(),
  source: source.optional(),
  note: z.string().optional(),
});
