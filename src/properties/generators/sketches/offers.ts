import fc from 'fast-check';
import { turn } from './moves.js';
import { few, pick, sometimes } from './picking.js';

/** Offers and their answers as sketches. */

const answers = {
  accepted: sometimes(turn, 8),
  rejected: sometimes(turn, 4),
  countered: sometimes(turn, 6),
};

export const offer = fc.record({
  from: pick,
  to: pick,
  another: sometimes(pick, 4),
  /** It is what another is countered with. */
  counters: sometimes(pick, 5),
  /** That other is what this one is countered with. */
  mutual: fc.boolean(),
  made: sometimes(turn, 8),
  through: sometimes(pick, 5),
  within: sometimes(fc.integer({ min: 1, max: 4 }), 6),
  answers: fc.record(answers),
  /** The last recipient answers in its own way. */
  own: sometimes(fc.record(answers), 3),
  terms: few(pick, 0, 2),
  calms: sometimes(pick, 4),
  between: fc.boolean(),
  again: sometimes(fc.integer({ min: 1, max: 3 }), 4),
});

export type OfferSketch = typeof offer extends fc.Arbitrary<infer Value> ? Value : never;
