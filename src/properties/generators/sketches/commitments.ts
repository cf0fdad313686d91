import fc from 'fast-check';
import { condition } from './conditions.js';
import { chance } from './moves.js';
import { few, pick, sometimes } from './picking.js';

/** Commitments as sketches. */

const occasion = fc.record({
  on: sometimes(pick, 4),
  when: sometimes(condition, 6),
  chance: sometimes(chance, 5),
});

export type OccasionSketch = typeof occasion extends fc.Arbitrary<infer Value> ? Value : never;

export const commitment = fc.record({
  performs: fc.boolean(),
  debtor: pick,
  creditor: pick,
  observers: sometimes(pick, 4),
  mirrors: sometimes(pick, 2),
  antecedent: sometimes(condition, 3),
  channel: sometimes(pick, 5),
  made: sometimes(occasion, 3),
  window: sometimes(fc.record({ from: pick, length: pick }), 3),
  released: sometimes(occasion, 2),
  cancelled: sometimes(occasion, 2),
  suspended: sometimes(condition, 2),
  regime: fc.nat({ max: 5 }),
  pendingUntil: condition,
  repeats: fc.boolean(),
  disclosed: sometimes(chance, 5),
  fidelity: fc.record({
    form: pick,
    percent: fc.constantFrom(50, 80, 100, 0, 30),
    shifts: few(fc.record({ when: condition, by: fc.integer({ min: -3, max: 3 }) }), 0, 2),
  }),
  patterns: few(fc.record({ deed: pick, form: pick }), 1, 2),
  unless: sometimes(condition, 4),
  kinds: few(pick, 1, 2),
  named: few(pick, 1, 2),
  omitted: sometimes(pick, 4),
  excluded: sometimes(pick, 2),
  weighed: fc.boolean(),
  within: fc.integer({ min: 1, max: 5 }),
  delay: pick,
  ifRestrained: pick,
});

export type CommitmentSketch = typeof commitment extends fc.Arbitrary<infer Value> ? Value : never;
