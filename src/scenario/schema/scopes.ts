import { z } from 'zod';
import { quantity } from './quantity.js';
import { actPattern, condition, name, oneOrMore, section, source } from './words.js';

/** Whether one actor's act counts as another's, for whom, and how likely. */
export const scope = section({
  of: actPattern.describe('The act, such as: militia strike south'),
  'counts as': name.describe('Whose act it counts as, besides'),
  for: oneOrMore(name).describe('The holders who may take it so'),
  in: oneOrMore(name).optional().describe('The commitments that it counts for; all if left out'),
  when: condition.optional(),
  chance: quantity.describe('Per occasion: how likely such an act counts, for each holder anew'),
  source: source.optional(),
  note: z.string().optional(),
});
