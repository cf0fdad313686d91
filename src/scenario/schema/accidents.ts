import { z } from 'zod';
import { quantity } from './quantity.js';
import { actPattern, condition, name, section, source } from './words.js';

/** An act that happens without anybody's intention. */
export const accident = section({
  act: actPattern.describe('What happens by accident: one author, one kind of act, one target'),
  when: condition.optional().describe('While this is so, it can happen'),
  chance: quantity,
  explained: quantity
    .optional()
    .describe('The chance per occasion that an observer believes at once that it was nobody’s order'),
  'explained to': z
    .record(name, quantity)
    .optional()
    .describe('The same for single observers, by name; it beats `explained`'),
  source: source.optional(),
  note: z.string().optional(),
});
