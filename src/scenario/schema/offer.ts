import { z } from 'zod';
import { turn } from './episode.js';
import { quantity } from './quantity.js';
import { condition, name, oneOrMore, section, source, ticks } from './words.js';

/** Offers: proposals, ultimatums, ceasefire terms, and what a mediator puts to both sides. */

const answers = {
  accepted: turn.optional(),
  rejected: turn.optional(),
  countered: turn.optional(),
};

export const offer = section({
  about: z.string().optional(),
  from: name.describe('Who makes it'),
  to: oneOrMore(name).describe('To whom; of several all must accept, and one refusal is enough'),
  when: condition.optional(),
  chance: quantity.optional().describe('The chance that it is made; certain while `when` holds if left out'),
  through: name.optional().describe('The channel that carries it; public if left out'),
  'reply within': ticks.optional().describe('It lapses after so many ticks without an answer'),
  ...answers,
  replies: z
    .record(name, section(answers))
    .optional()
    .describe('Answers of one recipient, in place of those for all'),
  counter: name.optional().describe('The offer that is made in return, when this one is countered'),
  terms: oneOrMore(name).optional().describe('Commitments that are made when it is accepted'),
  'calms to': name.optional().describe('The rung to which its parties fall when it is accepted'),
  between: z.array(name).min(2).optional().describe('Between whom it calms; all its parties if left out'),
  'may be made again after': ticks.optional().describe('So many ticks after it was turned down'),
  source: source.optional(),
  note: z.string().optional(),
});
