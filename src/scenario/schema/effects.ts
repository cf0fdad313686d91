import { z } from 'zod';
import { quantity } from './quantity.js';
import { condition, basis, section, source } from './words.js';

/** How grave an act turns out: its effect, in three coarse levels. */

const weight = z.union([quantity, z.literal('rest')]).optional();

const weights = section({
  when: condition.optional().describe('The case in which these weights hold; the first that holds is taken'),
  none: weight,
  limited: weight,
  severe: weight,
  basis: basis.optional(),
  source: source.optional(),
  note: z.string().optional(),
});

/** The weights of one act, or of several by a pattern; a list of them for several cases. */
export const effect = z.union([weights, z.array(weights).min(1).max(16)]);
