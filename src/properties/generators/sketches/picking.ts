import fc from 'fast-check';

/** How a sketch picks: each number is taken modulo what there is to pick from. */

/** Which of a list: taken modulo its length. */
export type Pick = number;

export const pick: fc.Arbitrary<Pick> = fc.nat({ max: 59 });

/** Nothing more often than not: `weight` times in ten it is there. */
export function sometimes<Value>(value: fc.Arbitrary<Value>, weight: number): fc.Arbitrary<Value | null> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 10 - weight, arbitrary: fc.constant(null) },
    { weight, arbitrary: value },
  );
}

export function few<Value>(value: fc.Arbitrary<Value>, least: number, most: number): fc.Arbitrary<Value[]> {
  return fc.array(value, { minLength: least, maxLength: most, size: 'max' });
}
