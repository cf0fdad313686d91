import { z } from 'zod';
import { quantity } from './quantity.js';
import { grows, wanes, window } from './time-pressure.js';
import { actPattern, basis, condition, name, section, source } from './words.js';

/** What actors may do, what they believe of each other, and how trust moves. */

export const option = z.union([
  quantity,
  section({
    when: condition.optional(),
    chance: quantity,
    'one of': name.optional().describe('At most one option of the same actor and group is taken in a tick'),
    window: window.optional().describe('The ticks in which it is possible'),
    wanes: wanes.optional(),
    grows: grows.optional(),
    source: source.optional(),
    note: z.string().optional(),
  }),
  section({
    choice: z
      .literal('free')
      .describe(
        'The actor acts or does not, as it likes: for `bounds` and `policies`, which ask what may come of it',
      ),
    when: condition.optional(),
    window: window.optional().describe('The ticks in which it is possible'),
    source: source.optional(),
    note: z.string().optional(),
  }),
]);

export const attribution = section({
  observer: name.describe('Who comes to believe it'),
  of: actPattern.describe('The act that is blamed on someone'),
  believes: z.string().max(200).describe("alpha took part | it was alpha | it was nobody's order"),
  when: condition.optional(),
  chance: quantity.describe('Per occasion (at the act), or a rate (after the fact)'),
  fades: quantity.optional().describe('The chance at every tick that the belief is dropped'),
  source: source.optional(),
  note: z.string().optional(),
});

const change = section({
  when: condition,
  by: z.int(),
  chance: quantity.optional(),
  source: source.optional(),
  note: z.string().optional(),
});

/** A bounded level of trust or credibility, moved by what its holder sees. */
export const standing = section({
  levels: z.array(name).min(2).max(16).optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  starts: z.union([z.string(), z.int()]),
  moves: z.array(change).optional(),
  'starts again when': condition.optional().describe('A new leader is judged afresh'),
  basis,
  source: source.optional(),
  note: z.string().optional(),
});
