import fc from 'fast-check';
import { condition } from './conditions.js';
import { chance } from './moves.js';
import { pick, sometimes } from './picking.js';

/** What actors may do and how they talk, as sketches. */

const deed = fc.record({ author: pick, kind: pick, target: pick });

const pressure = fc.record({
  from: pick,
  length: pick,
  every: fc.integer({ min: 1, max: 5 }),
  form: pick,
  since: sometimes(condition, 4),
});

export const option = fc.record({
  deed,
  when: sometimes(condition, 4),
  chance,
  group: sometimes(pick, 2),
  pressure: sometimes(pressure, 2),
});

export const channel = fc.record({
  carriers: sometimes(pick, 6),
  openWhile: sometimes(condition, 2),
  delivery: sometimes(fc.constantFrom(50, 80, 100), 6),
  withholds: sometimes(fc.constantFrom(30, 0), 3),
  delay: sometimes(fc.constantFrom(2, 1, 3), 3),
  leaks: sometimes(chance, 3),
});
