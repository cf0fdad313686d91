import { z } from 'zod';
import { commitment } from './commitment.js';
import { actPattern, condition, name, oneOrMore, section, ticks } from './words.js';

/** Outcomes, questions and variants: what is asked of a scenario. */

const outcome = z.union([
  condition,
  section({
    when: condition,
    ends: z
      .boolean()
      .optional()
      .describe('Judged at every tick; the run ends at the first tick at which it holds'),
    about: z.string().optional(),
  }),
]);

export const outcomes = z.array(z.record(name, outcome)).min(1).max(64);

export const question = section({
  title: z.string().optional(),
  ask: condition.describe('The event or state whose probability is wanted'),
  at: oneOrMore(ticks).optional().describe('Is it so at these ticks?'),
  by: oneOrMore(ticks).optional().describe('Has it come about by these ticks?'),
  given: condition.optional().describe('Only runs in which this came about first; with `at`, by that tick'),
  within: ticks.optional().describe('With `given`: so many ticks from the first time it came about'),
  before: condition.optional().describe('Does it come about before this does?'),
  expect: z.enum(['time']).optional().describe('When does it come about?'),
  under: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The variants to ask it in; `as given` is the file itself'),
});

const forced = section({
  act: actPattern,
  on: ticks.optional(),
  from: ticks.optional(),
  until: ticks.optional(),
  once: condition.optional().describe('At the tick after this first holds'),
});

const forbidden = section({ act: actPattern, from: ticks.optional(), once: condition.optional() });

const put = section({
  variable: name,
  to: z.union([z.string(), z.int()]),
  on: ticks.optional(),
  'from the start': z.boolean().optional(),
});

export const variant = section({
  about: z.string().optional(),
  includes: z.array(name).optional(),
  set: z.record(z.string(), z.number()).optional().describe('Parameters, by name or path'),
  put: oneOrMore(put).optional().describe('Set a process to a state at a tick'),
  force: oneOrMore(forced).optional(),
  forbid: oneOrMore(forbidden).optional(),
  remove: oneOrMore(name).optional().describe('Commitments that are not made'),
  add: z.record(name, commitment).optional(),
  publish: oneOrMore(section({ commitment: name, on: ticks.optional() })).optional(),
  conceal: oneOrMore(name).optional().describe('Commitments that are never disclosed'),
  cut: oneOrMore(section({ channel: name, from: ticks.optional() })).optional(),
}).meta({ id: 'variant' });
