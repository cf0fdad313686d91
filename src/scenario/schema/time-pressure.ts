import { z } from 'zod';
import { quantity } from './quantity.js';
import { condition, section, ticks } from './words.js';

/** Windows that close, motives that wane, urgency that grows. */

export const window = section({
  from: ticks.optional().describe('The first tick'),
  until: ticks.optional().describe('The last tick'),
});

export const wanes = section({
  'halves every': quantity.describe('So many ticks'),
  since: condition.optional().describe('From the last time that this held; from the first tick if left out'),
}).describe('The chance falls by half, again and again');

export const grows = section({
  'doubles every': quantity.describe('So many ticks'),
  'at most': z.number().gt(1).max(1_024).describe('How many times as large it may grow'),
  since: condition.optional().describe('From the last time that this held; from the first tick if left out'),
}).describe('The chance doubles, again and again, up to a limit');
