import { z } from 'zod';
import { quantity } from './quantity.js';
import { name, section } from './words.js';

const meaning = section({
  backs: name.optional().describe('A commitment that it makes more credible'),
  contradicts: name.optional().describe('A commitment that it makes less credible'),
  acknowledges: name.optional().describe('A commitment that its debtor admits to in public'),
  denies: name.optional().describe('A commitment that its debtor denies, or a belief that it denies'),
  explains: name.optional().describe('A belief that it explains away, or an accident that it explains'),
  by: z.int().min(1).optional().describe('So many levels of credibility; 1 unless told'),
  believed: quantity.optional().describe('The chance per occasion that who hears it believes it'),
});

/** What an act does to what others believe: one thing, or several. */
export const signal = z.union([meaning, z.array(meaning).min(1)]);
