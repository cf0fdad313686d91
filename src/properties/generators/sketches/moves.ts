import fc from 'fast-check';
import { condition, type ConditionSketch } from './conditions.js';
import { few, type Pick, pick, sometimes } from './picking.js';

/** Chances, machines and what happens by chance, as sketches. */

export interface ChanceSketch {
  readonly form: Pick;
  readonly percent: number;
  readonly ticks: number;
  readonly which: Pick;
  readonly since: ConditionSketch;
}

export const chance: fc.Arbitrary<ChanceSketch> = fc.record({
  form: pick,
  percent: fc.constantFrom(50, 30, 80, 15, 60, 100, 0),
  ticks: fc.integer({ min: 2, max: 6 }),
  which: pick,
  since: condition,
});

export interface MoveSketch {
  readonly from: Pick;
  readonly to: Pick;
  readonly when: ConditionSketch | null;
  readonly certain: boolean;
  readonly chance: ChanceSketch;
}

export interface MachineSketch {
  readonly states: number;
  readonly start: Pick;
  readonly drawn: boolean;
  readonly moves: readonly MoveSketch[];
}

export const machine: fc.Arbitrary<MachineSketch> = fc.record({
  states: fc.integer({ min: 2, max: 3 }),
  start: pick,
  drawn: fc.boolean(),
  moves: few(
    fc.record({ from: pick, to: pick, when: sometimes(condition, 4), certain: fc.boolean(), chance }),
    0,
    4,
  ),
});

export const turn = fc.record({ when: sometimes(condition, 5), certain: fc.boolean(), chance });

/** What happens under a condition, by chance, or both; or for certain. */
export type TurnSketch = typeof turn extends fc.Arbitrary<infer Value> ? Value : never;
