import { z } from 'zod';
import { quantity } from './quantity.js';
import { actPattern, basis, condition, name, oneOrMore, section, source } from './words.js';

/** What an actor has a number of, uses up by its acts and gets back with time. */
export const stock = section({
  owner: name,
  'up to': z.int().min(1).max(999).describe('The most that there can be; the least is 0'),
  starts: z
    .union([z.int(), z.record(z.string(), z.union([quantity, z.literal('rest')]))])
    .optional()
    .describe('How many there are at the start; full if left out'),
  'used by': oneOrMore(actPattern).describe('The acts of its owner that use one each'),
  refills: z
    .union([quantity, section({ when: condition, chance: quantity })])
    .optional()
    .describe('The chance at each tick of one more'),
  'known to': z
    .array(name)
    .optional()
    .describe('Who knows how many there are, beside its owner; everybody if left out'),
  about: z.string().optional(),
  basis: basis.optional(),
  source: source.optional(),
});
