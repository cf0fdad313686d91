import { z } from 'zod';
import type { Accounts } from '../../analysis/accounts/index.js';
import { originsSchema, originsToJson } from './origins-json.js';
import { threatsSchema, threatsToJson } from './threats-json.js';
import { timeSchema, timeToJson } from './time-json.js';
import { signsSchema, signsToJson } from './signs-json.js';
import { epistemicSchema, epistemicToJson } from '../epistemic/json.js';
import { tickSchema, tickToJson } from './tick-json.js';

/** The JSON that `accounts --json` writes. */

/** What `accounts --json` writes: each account that was asked for. */
export const accountsSchema = z
  .object({
    schema: z.literal(1),
    stopped: z.boolean().describe('Whether it was stopped before its end'),
    origins: originsSchema.nullable(),
    threats: threatsSchema.nullable(),
    time: timeSchema.nullable(),
    signs: signsSchema.nullable(),
    spread: epistemicSchema.nullable(),
    tick: tickSchema.nullable(),
  })
  .describe('Accounts of a scenario; null for those that were not asked for');

/** What `accounts --json` writes, as an object. */
export type AccountsDocument = z.infer<typeof accountsSchema>;

/** Accounts as a document for other programs, as `accountsSchema` describes it. */
export function accountsToJson({
  origins,
  threats,
  time,
  signs,
  spread,
  tick,
  stopped,
}: Accounts): AccountsDocument {
  return {
    schema: 1,
    stopped,
    origins: origins === null ? null : originsToJson(origins),
    threats: threats === null ? null : threatsToJson(threats),
    time: time === null ? null : timeToJson(time),
    signs: signs === null ? null : signsToJson(signs),
    spread: spread === null ? null : epistemicToJson(spread),
    tick: tick === null ? null : tickToJson(tick),
  };
}
