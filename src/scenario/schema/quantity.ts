import { z } from 'zod';
import { basis, condition, section, source, ticks } from './words.js';

/**
 * Every number of a scenario: a value, the unit where it is a chance, what it rests on, and how far it is not known.
 *
 * Three ways to write one: the numbers 0 and 1 where they mean *never* and *always*; a sentence such as
 * `25% within 90 days, from 5% to 60%, assumed (E11)`; or the same as a mapping.
 */

const value = z
  .union([z.number(), z.string().min(1).max(2_000)])
  .describe('A number, or an expression over parameters and variables');

const probability = z.number().min(0).max(1);

export const distribution = z
  .union([
    section({ uniform: z.tuple([z.number(), z.number()]) }),
    section({ triangular: z.tuple([z.number(), z.number(), z.number()]) }),
    section({ pert: z.tuple([z.number(), z.number(), z.number()]) }),
    section({ beta: z.tuple([z.number().positive(), z.number().positive()]) }),
    section({ discrete: z.record(z.string(), z.number().min(0)) }),
  ])
  .describe(
    'How likely each value of the number itself is. Runs use the nominal value; analyses of what is not known use this',
  );

/** The parts of a quantity that say how it is known. */
const grounds = {
  range: z
    .tuple([z.number(), z.number()])
    .optional()
    .describe('The least and greatest value worth considering'),
  distribution: distribution.optional(),
  basis: basis.optional(),
  source: source.optional(),
  note: z.string().optional(),
};

export const quantityMap = section({
  value: value.optional(),
  per: z.enum(['tick', 'hour', 'day', 'week', 'month', 'year', 'occasion']).optional(),
  within: ticks.optional().describe('The chance that it happens within so many ticks'),
  by: z
    .record(z.string().regex(/^[0-9]+$/, 'a whole number of ticks'), probability)
    .optional()
    .describe('A curve: the chance that it has happened by so many ticks after the event in `since`'),
  since: condition.optional(),
  ...grounds,
});

/** A chance, a rate, a fidelity or any other number. */
export const quantity = z
  .union([z.number(), z.string().min(1).max(2_000), quantityMap])
  .describe('A number with its unit and basis, such as: 25% within 90 days, from 5% to 60%, assumed (E11)')
  .meta({ id: 'quantity' });

const shift = section({
  when: condition,
  by: value.describe('How far the log-odds move while the condition holds'),
  range: grounds.range,
  basis: grounds.basis,
  source: grounds.source,
  note: grounds.note,
});

/** A fidelity: a probability that may move with the state, by shifts of its log-odds. */
export const fidelity = z
  .union([
    z.number(),
    z.string().min(1).max(2_000),
    section({ value, shifts: z.array(shift).optional(), ...grounds }),
  ])
  .describe('How likely the debtor is to keep the commitment, each time that it is put to the test')
  .meta({ id: 'fidelity' });

const geometric = section({ mean: z.number().min(1), share: probability.optional() });

/** How long a response takes, truncated to 1..within. */
export const delay = section({
  mean: z.number().min(1).optional().describe('A geometric delay of this mean'),
  geometric: z.array(geometric).min(1).max(4).optional().describe('A mixture of geometric delays'),
  table: z.record(z.string().regex(/^[0-9]+$/, 'a whole number of ticks'), z.number().min(0)).optional(),
  lognormal: section({ mean: z.number(), sd: z.number().positive(), plus: z.number().optional() })
    .optional()
    .describe('ln(delay + plus) is normal with this mean and sd'),
  basis,
  source: source.optional(),
  note: z.string().optional(),
}).meta({ id: 'delay' });
