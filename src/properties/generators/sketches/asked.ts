import fc from 'fast-check';
import { commitment } from './commitments.js';
import { condition } from './conditions.js';
import { few, pick, sometimes } from './picking.js';

/** What is asked, and of which variants, as sketches. */

const forced = fc.record({
  deed: pick,
  form: pick,
  on: pick,
  range: pick,
  once: sometimes(condition, 4),
});

export const variant = fc.record({
  includes: sometimes(pick, 2),
  set: sometimes(fc.record({ which: pick, percent: fc.constantFrom(30, 0, 40) }), 3),
  put: sometimes(fc.record({ process: pick, to: pick, on: pick }), 3),
  force: sometimes(forced, 4),
  forbid: sometimes(forced, 3),
  remove: sometimes(pick, 3),
  add: sometimes(commitment, 2),
  publish: sometimes(fc.record({ commitment: pick, on: sometimes(pick, 5) }), 2),
  conceal: sometimes(pick, 2),
  cut: sometimes(fc.record({ channel: pick, from: sometimes(pick, 5) }), 2),
});

export type VariantSketch = typeof variant extends fc.Arbitrary<infer Value> ? Value : never;

export const question = fc.record({
  ask: condition,
  form: pick,
  ticks: few(pick, 1, 3),
  other: condition,
  within: sometimes(fc.integer({ min: 1, max: 6 }), 5),
  under: sometimes(pick, 2),
});
