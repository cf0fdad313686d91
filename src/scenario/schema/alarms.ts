import { z } from 'zod';
import { quantity } from './quantity.js';
import { actPattern, condition, name, section, source } from './words.js';

/** An act that somebody sees though it did not happen. */
export const alarm = section({
  observer: name.describe('Who is alarmed'),
  of: actPattern.describe('What it sees, though it did not happen: one author, one kind of act, one target'),
  when: condition.optional().describe('In the eyes of the observer'),
  chance: quantity,
  fades: quantity.optional().describe('The chance at every tick that the belief is dropped'),
  source: source.optional(),
  note: z.string().optional(),
});
