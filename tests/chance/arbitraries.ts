import fc from 'fast-check';
import { LAST_HAZARD_TICK, LAST_RUN, LAST_TICK } from '../../src/chance/limits.js';

/** Seeds of both kinds. */
export const anySeed: fc.Arbitrary<string | number> = fc.oneof(fc.maxSafeInteger(), fc.string());

/** Names as models make them, and others. */
export const anySite: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('first-strike.alpha', 'answer/beta', 'résumé', '威慑'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** Runs near the start, around a batch's border, and anywhere. */
export const anyRun: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 70 }),
  fc.integer({ min: 0, max: LAST_RUN }),
  fc.constant(LAST_RUN),
);

/** Ticks as scenarios have them, and up to the last. */
export const hazardTick: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 600 }),
  fc.integer({ min: 1, max: LAST_HAZARD_TICK }),
  fc.constantFrom(1, LAST_HAZARD_TICK),
);
export const occasionTick: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 600 }),
  fc.integer({ min: 0, max: LAST_TICK }),
  fc.constantFrom(0, LAST_TICK),
);

/** The chances at which a hazard passes from one layer of the calendar to the next, p₈ first. */
export const BORDERS: readonly number[] = [3, 4, 5, 6, 7, 8, 9, 10].map(
  (layer) => -Math.expm1(-(2 ** -layer)),
);

/** Chances of all sizes, both ends, and the neighbourhood of each border. */
export const anyChance: fc.Arbitrary<number> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((p) => Math.round(p * 2 ** 60) / 2 ** 60),
  fc.double({ min: -6, max: 0, noNaN: true }).map((power) => 10 ** power),
  fc
    .tuple(fc.constantFrom(...BORDERS), fc.integer({ min: -40, max: 40 }))
    .map(([p, steps]) => p * (1 + steps * 2 ** -44)),
  fc.constantFrom(0, 1, 0.5, 2 ** -32, 1 - 2 ** -32, 1 - 2 ** -53),
);
