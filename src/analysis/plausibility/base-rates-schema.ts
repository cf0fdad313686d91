import { z } from 'zod';
import { name, section } from '../../scenario/schema/words.js';

/** A file of base rates as it is written. The published JSON Schema is made from this. */

/** What of a scenario a rate can be compared with. */
export const MEASURES = [
  'dispute in a dyad-year',
  'force in a dyad-year',
  'war in a dyad-year',
  'force in a crisis',
  'war in a crisis',
  'answer to force',
  'war after force',
  'joining',
] as const;

const value = section({
  case: z.string().min(1).max(120).optional().describe('Which case of the rate it is'),
  value: z.number().describe('A probability, unless `unit` says otherwise'),
  unit: z.enum(['days', 'log days']).optional().describe('What the value is, if not a probability'),
  interval: z.array(z.number()).min(2).max(2).optional().describe('Its 95 % interval: least and greatest'),
  n: z.int().min(1).optional().describe('Over how many cases it was counted'),
  within: z.number().min(0).max(36_525).optional().describe('The days in which it was counted'),
  whole: z.enum(['crisis', 'dispute']).optional().describe('Counted over the whole of one'),
  measures: z.enum(MEASURES).optional().describe('What of a scenario it can be compared with'),
});

const rate = section({
  what: z.string().min(1).max(300).describe('What happens, in a sentence'),
  unit: z.string().min(1).max(120).describe('What one case is, such as a crisis actor'),
  source: z.union([name, z.array(name).min(1)]).describe('Names of sources of this file'),
  of: name.optional().describe('The rate among whose cases it is a share'),
  values: z.array(value).min(1).max(64),
  note: z.string().max(600).optional(),
});

export const baseRatesDocument = section({
  $schema: z.string().optional(),
  'base rates': z.literal(1).describe('The version of the format'),
  sources: z.record(name, z.string()).describe('Where the rates are from, each with its citation'),
  rates: z.record(name, rate).describe('The rates, by the id under which a scenario cites them'),
});

/** A file of base rates as an object. */
export type BaseRatesDocument = z.infer<typeof baseRatesDocument>;
