import fc from 'fast-check';
import { turn } from './moves.js';
import { few, pick, sometimes } from './picking.js';

/** Episodes as sketches. */

export const episode = fc.record({
  first: pick,
  second: pick,
  ally: sometimes(pick, 3),
  joins: few(fc.record({ actor: pick, side: pick, turn }), 0, 2),
  begins: sometimes(turn, 8),
  /** From the start in this phase. */
  underway: sometimes(pick, 3),
  /** 0 where they are left out. */
  phases: fc.nat({ max: 2 }),
  moves: few(turn, 0, 2),
  ends: few(turn, 1, 2),
  rung: sometimes(pick, 6),
  calms: sometimes(pick, 5),
  again: fc.boolean(),
});

export type EpisodeSketch = typeof episode extends fc.Arbitrary<infer Value> ? Value : never;
